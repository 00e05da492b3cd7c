import CareModel
import TextFormats

/// How a delimited text is laid out: what separates its cells, which lines stand above its rows.
struct TableLayout {
  /// Between cells.
  var delimiter: UInt8 = UInt8(ascii: ",")
  /// The names of the columns; their numbers where the table has none.
  var headers: [String] = []
  /// The line of the header; nil where there is none.
  var headerLine: Int?
  /// Where the first row stands.
  var firstRow = (offset: 0, line: 1)
  /// About how many bytes a short row has, judged by the first ones; at least 16.
  var shortRowLength = 64
  /// Lines above the rows that are no row: titles, units, the lower part of a header of two lines.
  var skipped: [(line: Int, text: String)] = []
  /// Those of the skipped lines that are the lower part of the header.
  var lowerHeaderLines: [Int] = []
  /// Those of the skipped lines that hold units.
  var unitLines: [Int] = []

  /// The delimiters that are looked for, in the order in which ties are settled.
  static let delimiters = [",", "\t", ";", "|"].compactMap { $0.utf8.first }
}

/// Finds the layout of a delimited text from its first records.
struct LayoutFinder {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let isKnown: (Header) -> Bool
  private let file: InputFile
  private var records: [LeadingRecord] = []

  /// A finder for one file. `isKnown` tells whether a header is one that this kind of table has.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, _ file: InputFile, isKnown: @escaping (Header) -> Bool
  ) {
    self.bytes = bytes
    self.file = file
    let mapped = Set(file.columns.values.map { Header($0).full })
    self.isKnown = { isKnown($0) || mapped.contains($0.full) }
  }

  /// The layout; nil for a text without any record.
  mutating func layout() -> TableLayout? {
    var layout = TableLayout()
    layout.delimiter = file.delimiter?.byte ?? likeliestDelimiter()
    records = leadingRecords(layout.delimiter)
    guard let first = records.first, let last = records.last else { return nil }
    let span = last.end.offset - first.start.offset
    layout.shortRowLength = max(16, span / records.count * 3 / 4)
    guard file.hasHeader != false else {
      layout.headers = (1...max(1, first.cells.count)).map(String.init)
      layout.firstRow = first.start
      return layout
    }
    readHeader(into: &layout)
    return layout
  }

  // MARK: - The header

  private func readHeader(into layout: inout TableLayout) {
    let place = headerPlace
    var headers = records[place].cells
    layout.headerLine = records[place].line
    layout.skipped = records[..<place].map { ($0.line, $0.text) }
    var next = place + 1
    while next < records.count, next <= place + 2, let below = LineBelow(records[next], isKnown) {
      switch below {
      case .names:
        headers = merged(headers, records[next].cells)
        layout.lowerHeaderLines.append(records[next].line)
      case .units: layout.unitLines.append(records[next].line)
      }
      layout.skipped.append((records[next].line, records[next].text))
      next += 1
    }
    layout.headers = headers
    layout.firstRow = next < records.count ? records[next].start : records[next - 1].end
  }

  /// The record that names the most columns; the first that has as many cells as most where none names
  /// any.
  private var headerPlace: Int {
    let scores = records.prefix(12).map { record in
      record.cells.count { !$0.isEmpty && isKnown(Header($0)) }
    }
    if let best = scores.max(), best > 0 { return scores.firstIndex(of: best) ?? 0 }
    let usual = records.map(\.filled).max() ?? 0
    return records.prefix(12).firstIndex { $0.filled * 2 > usual } ?? 0
  }

  /// Names from two lines: the lower one where it names a column, since the upper one then spans several.
  private func merged(_ upper: [String], _ lower: [String]) -> [String] {
    (0..<max(upper.count, lower.count)).map { column in
      let above = column < upper.count ? upper[column] : ""
      let below = column < lower.count ? lower[column] : ""
      return below.isEmpty || (!above.isEmpty && !isKnown(Header(below))) ? above : below
    }
  }

  // MARK: - The delimiter

  /// The delimiter that cuts the most records into the same number of cells, more than one.
  private func likeliestDelimiter() -> UInt8 {
    let scores = TableLayout.delimiters.map { delimiter -> Int in
      let counts = leadingRecords(delimiter).map(\.cells.count).filter { $0 > 1 }
      let groups = Dictionary(grouping: counts) { $0 }
      return groups.map { $0.value.count * min($0.key, 64) }.max() ?? 0
    }
    let best = scores.max() ?? 0
    return zip(TableLayout.delimiters, scores).first { $0.1 == best }?.0 ?? UInt8(ascii: ",")
  }

  private func leadingRecords(_ delimiter: UInt8) -> [LeadingRecord] {
    var reader = CSVReader(bytes, dialect: CSVDialect(delimiter: delimiter))
    var record = CSVRecord()
    var records: [LeadingRecord] = []
    while records.count < 30 {
      var start = reader.position
      guard (try? reader.next(&record)) == true else { break }
      // Blank lines lie between the place before and the record itself.
      start.line = record.line
      let cells = (0..<record.count).map { record.string($0).trimmed }
      if cells.allSatisfy(\.isEmpty) { continue }
      records.append(
        LeadingRecord(line: record.line, start: start, end: reader.position, cells: cells))
    }
    return records
  }
}

/// One of the first records of a text.
private struct LeadingRecord {
  let line: Int
  let start: (offset: Int, line: Int)
  let end: (offset: Int, line: Int)
  let cells: [String]

  var filled: Int { cells.count { !$0.isEmpty } }
  var text: String { cells.filter { !$0.isEmpty }.joined(separator: " ") }
}

/// What a line directly below the header is, when it is no row.
private enum LineBelow {
  /// Units: ㎡, 户, 年.
  case units
  /// The lower part of a header of two lines.
  case names

  init?(_ record: LeadingRecord, _ isKnown: (Header) -> Bool) {
    let cells = record.cells.filter { !$0.isEmpty }
    if cells.allSatisfy({ Self.unitWords.contains(Header($0).full) }) {
      self = .units
    } else if cells.count(where: { isKnown(Header($0)) }) * 2 >= cells.count,
      !cells.contains(where: { $0.contains(where: \.isASCIIDigit) })
    {
      self = .names
    } else {
      return nil
    }
  }

  private static let unitWords: Set<String> = [
    "㎡", "m²", "m2", "平方米", "平米", "万平方米", "万㎡", "亩", "公顷", "户", "套", "人", "万人", "个", "处",
    "张", "床", "年", "年份", "度", "°", "米", "m", "元", "万元", "%", "分", "是/否", "/", "-", "—",
  ]
}

extension String {
  /// The text without blanks around it, full-width ones included.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
