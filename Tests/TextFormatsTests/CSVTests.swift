import CareCircleTestSupport
import Testing
import TextFormats

/// A slow reader with one state per character, written from RFC 4180 alone.
private enum ReferenceCSV {
  static func read(_ bytes: [UInt8]) -> [[[UInt8]]]? {
    var text = bytes
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
    var table: [[[UInt8]]] = []
    var row: [[UInt8]] = []
    var field: [UInt8] = []
    var isQuoted = false
    var wasQuoted = false
    func endsRow() -> Bool { row.isEmpty && field.isEmpty && !wasQuoted }
    var at = 0
    while at < text.count {
      let byte = text[at]
      at += 1
      if isQuoted {
        if byte != 34 {
          field.append(byte)
        } else if at < text.count, text[at] == 34 {
          field.append(34)
          at += 1
        } else {
          isQuoted = false
        }
      } else if byte == 44 {
        row.append(field)
        (field, wasQuoted) = ([], false)
      } else if byte == 10 || byte == 13 {
        if !endsRow() { table.append(row + [field]) }
        (row, field, wasQuoted) = ([], [], false)
      } else if wasQuoted {
        return nil
      } else if byte == 34, field.isEmpty {
        (isQuoted, wasQuoted) = (true, true)
      } else {
        field.append(byte)
      }
    }
    if isQuoted { return nil }
    if !endsRow() { table.append(row + [field]) }
    return table
  }
}

@Suite struct CSVTests {
  private static let pieces = [
    "a", "bc", "1.5", "小区", ",", "\n", "\r\n", "\r", "\"", "\"\"", " ", "\0", "x\"y",
  ]

  private func randomTable(_ random: inout SeededGenerator) -> String {
    var text = Bool.random(using: &random) ? "\u{FEFF}" : ""
    for _ in 0..<Int.random(in: 0..<8, using: &random) {
      let cells = (0...Int.random(in: 0..<4, using: &random)).map { _ in
        let cell = (0..<Int.random(in: 0..<4, using: &random))
          .map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
        let isPlain = !cell.contains { ",\n\r\"\r\n".contains($0) }
        if isPlain, Bool.random(using: &random) { return cell }
        return "\"" + cell.replacing("\"", with: "\"\"") + "\""
      }
      text += cells.joined(separator: ",")
      text += ["\n", "\r\n", "\r", "\n\n"].randomElement(using: &random) ?? ""
    }
    return text
  }

  @Test(arguments: UInt64(0)..<40)
  func agreesWithTheReference(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let bytes = randomTable(&random).bytes
      let expected = try #require(ReferenceCSV.read(bytes))
      #expect(try readTable(bytes).get() == expected, "\(String(decoding: bytes, as: UTF8.self))")
    }
  }

  @Test(arguments: UInt64(0)..<40)
  func agreesOnDamagedTables(seed: UInt64) {
    var random = SeededGenerator(seed: 1000 + seed)
    for _ in 0..<50 {
      let bytes = mangled(randomTable(&random).bytes, &random)
      #expect((try? readTable(bytes).get()) == ReferenceCSV.read(bytes), "\(bytes)")
    }
  }

  @Test func linesAreCounted() throws {
    let text = "\u{FEFF}a,b\r\n\r\n1,\"x\ny\rz\r\nw\"\r2,3\n\n4"
    try text.bytes.withUnsafeBufferPointer { bytes in
      var reader = CSVReader(bytes)
      var record = CSVRecord()
      var lines: [Int] = []
      var raws: [String] = []
      while try reader.next(&record) {
        lines.append(record.line)
        raws.append(String(decoding: record.raw, as: UTF8.self))
      }
      #expect(lines == [1, 3, 7, 9])
      #expect(raws == ["a,b", "1,\"x\ny\rz\r\nw\"", "2,3", "4"])
    }
  }

  @Test func faultsNameTheirLine() {
    #expect(readTable("a\n\"b\nc\n".bytes) == .failure(.unterminatedQuote(line: 2)))
    let table = readTable("a\n\"x\ny\"z,1\nb".bytes)
    #expect(table == .failure(.textAfterQuote(line: 3, column: 3)))
    #expect(CSVError.unterminatedQuote(line: 2).line == 2)
    #expect(CSVError.textAfterQuote(line: 3, column: 3).description.contains("line 3, column 3"))
  }

  @Test func readingGoesOnBehindADamagedLine() throws {
    try "a\n\"x\"z,1\nb".bytes.withUnsafeBufferPointer { bytes in
      var reader = CSVReader(bytes)
      var record = CSVRecord()
      _ = try reader.next(&record)
      do throws(CSVError) {
        _ = try reader.next(&record)
        Issue.record("damage passed")
      } catch {
        #expect(error == .textAfterQuote(line: 2, column: 4))
      }
      #expect(String(decoding: record.raw, as: UTF8.self) == "\"x\"z,1")
      let hasThird = try reader.next(&record)
      #expect(hasThird && record.string(0) == "b" && record.line == 3)
      let hasFourth = try reader.next(&record)
      #expect(!hasFourth && record.count == 0)
    }
  }

  @Test func otherDialect() throws {
    let text = "a;'b;''c'\n"
    try text.bytes.withUnsafeBufferPointer { bytes in
      let dialect = CSVDialect(delimiter: UInt8(ascii: ";"), quote: UInt8(ascii: "'"))
      var reader = CSVReader(bytes, dialect: dialect)
      var record = CSVRecord()
      _ = try reader.next(&record)
      #expect(record.count == 2 && record.string(1) == "b;'c")
      #expect(record[7].isEmpty && record[-1].isEmpty)
    }
  }

  @Test func aCopiedRecordKeepsItsFields() throws {
    try "a,\"b\"\"c\"\nd\n".bytes.withUnsafeBufferPointer { bytes in
      var reader = CSVReader(bytes)
      var record = CSVRecord()
      _ = try reader.next(&record)
      let kept = record
      _ = try reader.next(&record)
      #expect(kept.string(1) == "b\"c" && record.string(0) == "d")
    }
  }

  @Test func aBigFieldAndAMillionColumns() throws {
    let big = [UInt8](repeating: UInt8(ascii: "x"), count: 5_000_000)
    #expect(try readTable([34] + big + [34]).get() == [[big]])
    #expect(readTable([34] + big) == .failure(.unterminatedQuote(line: 1)))
    let commas = [UInt8](repeating: UInt8(ascii: ","), count: 999_999)
    #expect(try readTable(commas).get().first?.count == 1_000_000)
  }
}
