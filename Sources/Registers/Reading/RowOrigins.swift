import Wording

/// From which file, and from which line of it, each row of an input comes.
///
/// The rows of a file stand together, the files in the order in which they were read.
public struct RowOrigins: Sendable {
  /// What is known of each file or sheet.
  public internal(set) var sources: [InputInfo]
  /// The line of each row in its file.
  public let lines: [Int32]
  /// For each source the number of its first row.
  private let starts: [Int]

  /// Origins of the rows of sources that have so many rows each.
  package init(_ sources: [InputInfo], counts: [Int], lines: [Int32]) {
    self.init(
      sources, starts: counts.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }.dropLast(),
      lines: lines)
  }

  private init(_ sources: [InputInfo], starts: [Int], lines: [Int32]) {
    (self.sources, self.starts, self.lines) = (sources, starts, lines)
  }

  /// The number of a row's source. Takes time in proportion to the sources, of which there are few.
  package func sourceNumber(of row: Int) -> Int {
    (starts.lastIndex { $0 <= row }) ?? 0
  }

  /// What is known of the file of a row.
  public func source(of row: Int) -> InputInfo { sources[sourceNumber(of: row)] }

  /// The line of a row in its file.
  public func line(of row: Int) -> Int { Int(lines[row]) }

  /// The numbers of the rows of a source.
  package func rows(of source: Int) -> Range<Int> {
    starts[source]..<(source + 1 < starts.count ? starts[source + 1] : lines.count)
  }

  /// The origins of some rows, whose numbers ascend.
  package func selecting(_ rows: [Int]) -> RowOrigins {
    RowOrigins(
      sources, starts: starts.map { start in rows.partitioningIndex { $0 >= start } },
      lines: rows.map { lines[$0] })
  }

  /// Some rows, whose numbers ascend, by their sources; sources without any are left out.
  package func grouped(_ rows: [Int]) -> [(source: InputInfo, rows: [Int])] {
    sources.indices.compactMap { source in
      let own = self.rows(of: source)
      let low = rows.partitioningIndex { $0 >= own.lowerBound }
      let high = rows.partitioningIndex { $0 >= own.upperBound }
      return low < high ? (sources[source], Array(rows[low..<high])) : nil
    }
  }

  /// The row on a line of a file, the first where there are several; nil for none.
  package func row(onLine line: Int, of file: String) -> Int? {
    guard let source = sources.firstIndex(where: { $0.name == file }) else { return nil }
    let own = rows(of: source)
    let row = own.lowerBound + lines[own].partitioningIndex { Int($0) >= line }
    return row < own.upperBound && Int(lines[row]) == line ? row : nil
  }
}

extension RandomAccessCollection {
  /// How many elements stand before the first for which `belongs` holds, where it holds for all behind it, too.
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
