import TextFormats

/// One of the first records of a text, as far as it is needed for finding the header.
package struct LeadingRecord {
  package let line: Int
  package let start: (offset: Int, line: Int)
  package let end: (offset: Int, line: Int)
  /// The number of cells.
  package let count: Int
  /// The first cells, cut to a length that no header exceeds: a record may have a million cells, or one of a hundred
  /// megabytes.
  package let cells: [String]

  private static let mostCells = 4096
  private static let longestCell = 4096

  package var filled: Int { cells.count { !$0.isEmpty } }
  package var text: String { cells.filter { !$0.isEmpty }.joined(separator: " ") }

  /// The first thirty records that are not blank, ending before a damaged one.
  package static func all(in bytes: UnsafeBufferPointer<UInt8>, _ delimiter: UInt8)
    -> [LeadingRecord]
  {
    var reader = CSVReader(bytes, dialect: CSVDialect(delimiter: delimiter))
    var record = CSVRecord()
    var records: [LeadingRecord] = []
    while records.count < 30 {
      // Blank lines may come between this position and the record; a reader that starts here counts them.
      let start = reader.position
      guard (try? reader.next(&record)) == true else { break }
      let cells = (0..<min(record.count, mostCells)).map { column in
        String(decoding: record[column].prefix(longestCell), as: UTF8.self).trimmed
      }
      if record.count <= mostCells, cells.allSatisfy(\.isEmpty) { continue }
      records.append(
        LeadingRecord(
          line: record.line, start: start, end: reader.position, count: record.count, cells: cells))
    }
    return records
  }

  /// All cells in full.
  func allCells(_ bytes: UnsafeBufferPointer<UInt8>, _ delimiter: UInt8) -> [String] {
    var reader = CSVReader(
      bytes, dialect: CSVDialect(delimiter: delimiter), from: start.offset, line: start.line)
    var record = CSVRecord()
    guard (try? reader.next(&record)) == true else { return cells }
    return (0..<record.count).map { record.string($0).trimmed }
  }
}

/// What a line directly below the header is, if it is not a row.
package enum LineBelow {
  /// The units of the columns: ㎡, 户, 年.
  case units
  /// The second line of a header with two lines.
  case names

  package init?(_ record: LeadingRecord, _ isKnown: (String) -> Bool) {
    let cells = record.cells.filter { !$0.isEmpty }
    if cells.allSatisfy({ $0.utf8.count <= 40 && Self.unitWords.contains(Header($0).full) }) {
      self = .units
    } else if cells.count(where: isKnown) * 2 >= cells.count,
      !cells.contains(where: { $0.contains(where: \.isASCIIDigit) && !isKnown($0) })
    {
      self = .names
    } else {
      return nil
    }
  }

  private static let unitWords: Set<String> = [
    "单位", "计量单位", "㎡", "m²", "m2", "平方米", "平方", "平米", "万平方米", "万平米", "万㎡", "万m²", "万m2",
    "千平方米", "亩", "公顷", "户", "万户", "套", "人", "万人", "个", "处", "张", "床", "年", "年份", "度", "°", "米",
    "m", "元", "万元", "%", "分", "是/否", "/", "-", "—",
  ]
}
