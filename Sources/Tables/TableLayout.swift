/// The layout of a delimited text: its delimiter, its header, and the lines above its rows.
package struct TableLayout {
  /// The byte between two cells.
  package var delimiter: UInt8 = UInt8(ascii: ",")
  /// The names of the columns; their numbers if the table has no header.
  package var headers: [String] = []
  /// The units in a line below the header, by column; empty without such a line.
  package var units: [String] = []
  /// The line of the header; nil if there is none.
  package var headerLine: Int?
  /// The offset and the line number at which the first row starts.
  package var firstRow = (offset: 0, line: 1)
  /// The estimated number of bytes of a short row, judged by the first rows; at least 16.
  var shortRowLength = 64
  /// The lines above the rows that are not rows: titles, units, the second line of a header.
  package var skipped: [(line: Int, text: String)] = []
  /// The skipped lines that are the second line of the header.
  package var lowerHeaderLines: [Int] = []
  /// The skipped lines that contain units.
  package var unitLines: [Int] = []

  /// The delimiters that are tried. A tie goes to the first of them.
  package static let delimiters = [",", "\t", ";", "|"].compactMap { $0.utf8.first }
}

/// Finds the layout of a delimited text from its first records.
package struct LayoutFinder {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let isKnown: (Header) -> Bool
  private let file: InputFile
  private var delimiter = UInt8(ascii: ",")
  private var records: [LeadingRecord] = []

  /// A finder for a file. `isKnown` tells whether a header belongs to this kind of table.
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

  /// The most frequent number of cells in a record.
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

  /// The index of the record that names the most columns. If no record names any, it is the first in which more than
  /// half as many cells are filled as in the fullest record.
  private var headerIndex: Int {
    let scores = records.prefix(12).map { known($0.cells) }
    if let best = scores.max(), best > 0 { return scores.firstIndex(of: best) ?? 0 }
    let usual = records.map(\.filled).max() ?? 0
    return records.prefix(12).firstIndex { $0.filled * 2 > usual } ?? 0
  }

  /// The number of cells that name a column of this kind of table.
  private func known(_ cells: [String]) -> Int { cells.count(where: knows) }

  private func knows(_ cell: String) -> Bool {
    !cell.isEmpty && cell.utf8.count <= 200 && isKnown(Header(cell))
  }

  /// Whether the upper of two lines names columns for which the lower one, which names more, is blank.
  private func names(_ upper: LeadingRecord, over lower: LeadingRecord) -> Bool {
    upper.filled > 1 && known(merged(upper.cells, lower.cells)) > known(lower.cells)
  }

  /// The names from two lines: the lower name if there is one, since the upper one then spans several columns.
  private func merged(_ upper: [String], _ lower: [String]) -> [String] {
    (0..<max(upper.count, lower.count)).map { column in
      let above = column < upper.count ? upper[column] : ""
      let below = column < lower.count ? lower[column] : ""
      return below.isEmpty || (!above.isEmpty && !knows(below)) ? above : below
    }
  }

  // MARK: - The delimiter

  /// The delimiter with which the most columns are named; if there are several such, the one that divides the most
  /// records into the same number of cells, more than one.
  ///
  /// Names take precedence, since the cells may contain more commas than the table has columns.
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
  /// The text without surrounding blanks, including full-width ones.
  package var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
