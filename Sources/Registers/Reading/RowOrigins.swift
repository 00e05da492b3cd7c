import Wording

/// The file and the line from which each row of an input comes.
///
/// Rows of the same file are consecutive; files are in the order in which they were read.
public struct RowOrigins: Sendable {
  /// The facts about each file or sheet.
  public internal(set) var sources: [InputInfo]
  /// The line of each row in its file.
  public let lines: [Int32]
  /// For each source, the index of its first row.
  private let starts: [Int]

  /// The origins of the rows of sources with these numbers of rows.
  package init(_ sources: [InputInfo], counts: [Int], lines: [Int32]) {
    self.init(
      sources, starts: counts.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }.dropLast(),
      lines: lines)
  }

  private init(_ sources: [InputInfo], starts: [Int], lines: [Int32]) {
    (self.sources, self.starts, self.lines) = (sources, starts, lines)
  }

  /// The index of the source of a row. Takes time proportional to the number of sources, which is small.
  package func sourceNumber(of row: Int) -> Int {
    (starts.lastIndex { $0 <= row }) ?? 0
  }

  /// The facts about the file of a row.
  public func source(of row: Int) -> InputInfo { sources[sourceNumber(of: row)] }

  /// The line of a row in its file.
  public func line(of row: Int) -> Int { Int(lines[row]) }

  /// The indices of the rows of a source.
  package func rows(of source: Int) -> Range<Int> {
    starts[source]..<(source + 1 < starts.count ? starts[source + 1] : lines.count)
  }

  /// The origins of some rows, whose indices must ascend.
  package func selecting(_ rows: [Int]) -> RowOrigins {
    RowOrigins(
      sources, starts: starts.map { start in rows.partitioningIndex { $0 >= start } },
      lines: rows.map { lines[$0] })
  }

  /// Some rows, whose indices must ascend, grouped by source. Sources without any of them are left out.
  package func grouped(_ rows: [Int]) -> [(source: InputInfo, rows: [Int])] {
    sources.indices.compactMap { source in
      let own = self.rows(of: source)
      let low = rows.partitioningIndex { $0 >= own.lowerBound }
      let high = rows.partitioningIndex { $0 >= own.upperBound }
      return low < high ? (sources[source], Array(rows[low..<high])) : nil
    }
  }

  /// The index of the row on a line of a file, the first if there are several; nil if there is none.
  package func row(onLine line: Int, of file: String) -> Int? {
    guard let source = sources.firstIndex(where: { $0.name == file }) else { return nil }
    let own = rows(of: source)
    let row = own.lowerBound + lines[own].partitioningIndex { Int($0) >= line }
    return row < own.upperBound && Int(lines[row]) == line ? row : nil
  }
}

extension RandomAccessCollection {
  /// The index of the first element for which `belongs` returns true, given that it does so for all elements after it
  /// as well.
  fileprivate func partitioningIndex(_ belongs: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      if belongs(self[index(startIndex, offsetBy: middle)]) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low
  }
}
