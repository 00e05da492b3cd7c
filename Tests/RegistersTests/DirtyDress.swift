import CareCircleTestSupport
import TextFormats

@testable import Wording

/// One of the ways in which the same table is sent around.
struct DirtyDress {
  var encoding: TextEncoding
  var hasMark: Bool
  var delimiter: String
  var lineEnd: String
  var quotesAll: Bool
  var titles: Int
  var hasUnits: Bool
  var hasTotal: Bool
  var footnotes: Int
  var hasBlankLines: Bool
  var hasLooseCells: Bool
  var repeatsHeader: Bool
  var hasTwoLines: Bool

  init(_ random: inout SeededGenerator) {
    // Big5 has no characters for the words of these tables.
    let encodings = TextEncoding.allCases.filter { $0 != .big5 }
    encoding = encodings.randomElement(using: &random) ?? .utf8
    hasMark = encoding == .gb18030 ? false : Bool.random(using: &random)
    delimiter = [",", "\t", ";", "|"].randomElement(using: &random) ?? ","
    lineEnd = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
    quotesAll = Bool.random(using: &random)
    titles = Int.random(in: 0...3, using: &random)
    hasUnits = Bool.random(using: &random)
    hasTotal = Bool.random(using: &random)
    footnotes = Int.random(in: 0...2, using: &random)
    hasBlankLines = Bool.random(using: &random)
    hasLooseCells = Bool.random(using: &random)
    repeatsHeader = Bool.random(using: &random)
    hasTwoLines = Bool.random(using: &random)
  }
}

/// A table being written in a dress, and what has to be listed of it.
struct DressedTable {
  /// A line that is not a row, and how it is listed.
  struct Extra: Hashable {
    let line: Int
    let code: DataIssue.Code
  }

  let dress: DirtyDress
  private(set) var text = ""
  private(set) var extras: Set<Extra> = []
  /// The lines of the rows.
  private(set) var lines: [Int32] = []
  private var line = 1

  init(_ dress: DirtyDress, _ table: CleanTable, _ random: inout SeededGenerator) {
    self.dress = dress
    let width = table.headers.count
    for title in ["老旧小区一览表", "截至2026年11月底", "制表：某某局"].prefix(dress.titles) {
      write(padded(title, width, &random), .linesSkipped)
    }
    writeHeader(table)
    if dress.hasUnits { write(table.units, .linesSkipped) }
    for (place, row) in table.rows.enumerated() {
      if dress.hasBlankLines, Bool.random(using: &random) { writeBlank(width, &random) }
      if dress.repeatsHeader, !dress.hasTwoLines, place == table.rows.count / 2 {
        write(table.headers, .headerRow)
      }
      lines.append(Int32(line))
      write(row.map { $0.written(&random) }, nil)
    }
    if dress.hasTotal { write(["合计"] + table.totals, .totalRow) }
    for note in ["注：户数为2025年末数", "填表人：张三"].prefix(dress.footnotes) {
      write(padded(note, width, &random), .footnoteRow)
    }
  }

  /// The file.
  var bytes: [UInt8]? { encoded(text, dress.encoding, mark: dress.hasMark) }

  /// A header in two lines: the coordinates share a name in the upper one.
  private mutating func writeHeader(_ table: CleanTable) {
    guard dress.hasTwoLines else { return write(table.headers, nil) }
    var upper = table.headers
    upper[2] = "坐标"
    upper[3] = ""
    var lower = table.headers.map { _ in "" }
    lower[2] = table.headers[2]
    lower[3] = table.headers[3]
    write(upper, nil)
    write(lower, .linesSkipped)
  }

  /// A line of one cell, with the empty cells of the others behind it or without.
  private func padded(
    _ text: String, _ width: Int, _ random: inout SeededGenerator
  ) -> [String] {
    Bool.random(using: &random) ? [text] : [text] + [String](repeating: "", count: width - 1)
  }

  private mutating func writeBlank(_ width: Int, _ random: inout SeededGenerator) {
    let count = dress.hasLooseCells ? Int.random(in: 1...width, using: &random) : 1
    let end = dress.lineEnd
    text += [String](repeating: "", count: count).joined(separator: dress.delimiter) + end
    line += 1
  }

  private mutating func write(_ cells: [String], _ code: DataIssue.Code?) {
    if let code { extras.insert(Extra(line: line, code: code)) }
    let written = cells.map(quoted).joined(separator: dress.delimiter)
    text += written + dress.lineEnd
    line += 1 + written.utf8.count { $0 == 10 }
  }

  private func quoted(_ cell: String) -> String {
    let special = cell.contains { "\"\n\r".contains($0) } || cell.contains(dress.delimiter)
    guard special || (dress.quotesAll && !cell.isEmpty) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }
}
