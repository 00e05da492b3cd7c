/// How a delimited text is laid out: what separates its cells, which lines stand above its rows.
package struct TableLayout {
  /// Between cells.
  package var delimiter: UInt8 = UInt8(ascii: ",")
  /// The names of the columns; their numbers where the table has none.
  package var headers: [String] = []
  /// The units that a line below the header names, by column; empty without such a line.
  package var units: [String] = []
  /// The line of the header; nil where there is none.
  package var headerLine: Int?
  /// Where the first row stands.
  package var firstRow = (offset: 0, line: 1)
  /// About how many bytes a short row has, judged by the first ones; at least 16.
  var shortRowLength = 64
  /// Lines above the rows that are no row: titles, units, the lower part of a header of two lines.
  package var skipped: [(line: Int, text: String)] = []
  /// Those of the skipped lines that are the lower part of the header.
  package var lowerHeaderLines: [Int] = []
  /// Those of the skipped lines that hold units.
  package var unitLines: [Int] = []

  /// The delimiters that are looked for, in the order in which ties are settled.
  package static let delimiters = [",", "\t", ";", "|"].compactMap { $0.utf8.first }
}

/// Finds the layout of a delimited text from its first records.
package struct LayoutFinder {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let isKnown: (Header) -> Bool
  private let file: InputFile
  private var delimiter = UInt8(ascii: ",")
  private var records: [LeadingRecord] = []

  /// A finder for one file. `isKnown` tells whether a header is one that this kind of table has.
  package init(
    _ bytes: UnsafeBufferPointer<UInt8>, _ file: InputFile, isKnown: @escaping (Header) -> Bool
  ) {
    self.bytes = bytes
    self.file = file
    let mapped = Set(file.columns.values.map { Header($0).full })
    self.isKnown = { isKnown($0) || mapped.contains($0.full) }
  }

  /// The layout; nil for a text without any record.
  package mutating func layout() -> TableLayout? {
    var layout = TableLayout()
    delimiter = file.delimiter?.byte ?? likeliestDelimiter()
    layout.delimiter = delimiter
    records = LeadingRecord.all(in: bytes, delimiter)
    guard let first = records.first, let last = records.last else { return nil }
    let span = last.end.offset - first.start.offset
    layout.shortRowLength = max(16, span / records.count * 3 / 4)
    guard file.hasHeader != false else {
      layout.headers = (1...max(1, usualCount)).map(String.init)
      layout.firstRow = first.start
      return layout
    }
    readHeader(into: &layout)
    return layout
  }

  /// How many cells most of the records have.
  private var usualCount: Int {
    let groups = Dictionary(grouping: records, by: \.count)
    return groups.max { ($0.value.count, $0.key) < ($1.value.count, $1.key) }?.key ?? 1
  }

  // MARK: - The header

  private func readHeader(into layout: inout TableLayout) {
    let index = headerIndex
    var headers = records[index].allCells(bytes, delimiter)
    if index > 0, names(records[index - 1], over: records[index]) {
      headers = merged(records[index - 1].allCells(bytes, delimiter), headers)
    }
    layout.headerLine = records[index].line
    layout.skipped = records[..<index].map { ($0.line, $0.text) }
    var next = index + 1
    while next < records.count, next <= index + 2, let below = LineBelow(records[next], knows) {
      let cells = records[next].allCells(bytes, delimiter)
      switch below {
      case .names:
        headers = merged(headers, cells)
        layout.lowerHeaderLines.append(records[next].line)
      case .units:
        layout.units = cells
        layout.unitLines.append(records[next].line)
      }
      layout.skipped.append((records[next].line, records[next].text))
      next += 1
    }
    layout.headers = headers
    layout.firstRow = next < records.count ? records[next].start : records[next - 1].end
  }

  /// The record that names the most columns; the first that has as many cells as most where none names
  /// any.
  private var headerIndex: Int {
    let scores = records.prefix(12).map { known($0.cells) }
    if let best = scores.max(), best > 0 { return scores.firstIndex(of: best) ?? 0 }
    let usual = records.map(\.filled).max() ?? 0
    return records.prefix(12).firstIndex { $0.filled * 2 > usual } ?? 0
  }

  /// How many of the cells name a column that this kind of table has.
  private func known(_ cells: [String]) -> Int { cells.count(where: knows) }

  private func knows(_ cell: String) -> Bool {
    !cell.isEmpty && cell.utf8.count <= 200 && isKnown(Header(cell))
  }

  /// Whether the upper of two lines names columns that the lower one, which names more, leaves blank.
  private func names(_ upper: LeadingRecord, over lower: LeadingRecord) -> Bool {
    upper.filled > 1 && known(merged(upper.cells, lower.cells)) > known(lower.cells)
  }

  /// Names from two lines: the lower one where it names a column, since the upper one then spans several.
  private func merged(_ upper: [String], _ lower: [String]) -> [String] {
    (0..<max(upper.count, lower.count)).map { column in
      let above = column < upper.count ? upper[column] : ""
      let below = column < lower.count ? lower[column] : ""
      return below.isEmpty || (!above.isEmpty && !knows(below)) ? above : below
    }
  }

  // MARK: - The delimiter

  /// The delimiter that yields the most names of columns, and of several such the one that cuts the most
  /// records into the same number of cells, more than one.
  ///
  /// Names come first, since a cell may hold more commas than the table has columns.
  private func likeliestDelimiter() -> UInt8 {
    var best = (delimiter: UInt8(ascii: ","), names: -1, evenness: -1)
    for delimiter in TableLayout.delimiters {
      let records = LeadingRecord.all(in: bytes, delimiter)
      let heads = file.hasHeader == false ? [] : records.prefix(12)
      let names = heads.map { known($0.cells) }.max() ?? 0
      let groups = Dictionary(grouping: records.map(\.count).filter { $0 > 1 }) { $0 }
      let evenness = groups.map { $0.value.count * min($0.key, 64) }.max() ?? 0
      if (names, evenness) > (best.names, best.evenness) { best = (delimiter, names, evenness) }
    }
    return best.delimiter
  }
}

extension String {
  /// The text without blanks around it, full-width ones included.
  package var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
