import CareModel
import TextFormats

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An opened input: its rows, under one set of column names, whatever its format.
struct Table {
  /// What the rows are read from.
  enum Content {
    case csv(FileBytes, dialect: CSVDialect)
    case geoJSON(GeoJSONDocument, FileBytes)
  }

  let file: InputFile
  let content: Content
  let headers: [String]
  let headerLine: Int?
  let byteCount: Int
  let sha256: String

  /// Whether every row carries a geometry of its own.
  var hasGeometry: Bool {
    if case .geoJSON = content { return true }
    return false
  }

  /// The name that the file itself gives to its coordinate reference system.
  var crsMember: String? {
    if case .geoJSON(let document, _) = content { return document.crsName }
    return nil
  }

  /// Opens a file, tells its format by its first character, and reads its header.
  init(_ file: InputFile) throws(CareCircleError) {
    let bytes = try Self.read(file)
    self.file = file
    byteCount = bytes.count
    sha256 = bytes.withBytes(Checksum.sha256)
    if let problem = InputProblem.encoding(of: bytes, file) { throw .badData([problem]) }
    if Self.startsAsJSON(bytes) {
      let document = try Self.document(bytes, file)
      content = .geoJSON(document, bytes)
      headers = document.keys
      headerLine = nil
    } else {
      let header = try Self.header(bytes, file)
      content = .csv(bytes, dialect: CSVDialect())
      headers = header.names
      headerLine = header.line
    }
  }

  /// Calls `body` with every row, and `malformed` with every line that is no row.
  func forEachRow(
    _ body: (RowCursor) -> Void, malformed: (_ line: Int, _ column: Int) -> Void
  ) throws(CareCircleError) {
    switch content {
    case .geoJSON(let document, let bytes):
      bytes.withBytes { buffer in
        let row = RowCursor(document, buffer)
        for feature in 0..<document.featureCount {
          row.move(to: feature)
          body(row)
        }
      }
    case .csv(let bytes, let dialect):
      try readRecords(bytes, dialect, body, malformed)
    }
  }

  private func readRecords(
    _ bytes: FileBytes, _ dialect: CSVDialect, _ body: (RowCursor) -> Void,
    _ malformed: (Int, Int) -> Void
  ) throws(CareCircleError) {
    var unterminated: Int?
    bytes.withBytes { buffer in
      var reader = CSVReader(buffer, dialect: dialect)
      let row = RowCursor()
      var isHeader = true
      while true {
        do throws(CSVError) {
          guard try reader.next(&row.record) else { return }
          if !isHeader { body(row) }
          isHeader = false
        } catch {
          switch error {
          case .unterminatedQuote(let line):
            unterminated = line
            return
          case .textAfterQuote(let line, let column):
            malformed(line, column)
          }
        }
      }
    }
    if let unterminated { throw .badData([.unterminatedQuote(file, line: unterminated)]) }
  }

  // MARK: - Opening

  private static func read(_ file: InputFile) throws(CareCircleError) -> FileBytes {
    do throws(FileReadError) {
      return file.path == "-" ? try FileBytes(descriptor: 0) : try FileBytes(path: file.path)
    } catch {
      throw .inputMissing([.unreadable(file, error)])
    }
  }

  private static func startsAsJSON(_ bytes: FileBytes) -> Bool {
    bytes.withBytes { buffer in
      let start = buffer.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      let first = buffer[start...].first { !" \t\r\n".utf8.contains($0) }
      return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }
  }

  private static func document(
    _ bytes: FileBytes, _ file: InputFile
  ) throws(CareCircleError) -> GeoJSONDocument {
    do throws(JSONFault) {
      return try GeoJSONDocument(bytes)
    } catch {
      throw .badData([.malformedJSON(file, error)])
    }
  }

  private static func header(
    _ bytes: FileBytes, _ file: InputFile
  ) throws(CareCircleError) -> (names: [String], line: Int) {
    let header = bytes.withBytes { buffer -> Result<(names: [String], line: Int)?, CSVError> in
      Result { () throws(CSVError) in
        var reader = CSVReader(buffer)
        var record = CSVRecord()
        guard try reader.next(&record) else { return nil }
        return ((0..<record.count).map(record.string), record.line)
      }
    }
    switch header {
    case .success(let header?): return header
    case .success(nil): throw .badData([.emptyFile(file)])
    case .failure(.unterminatedQuote(let line)):
      throw .badData([.unterminatedQuote(file, line: line)])
    case .failure(.textAfterQuote(let line, let column)):
      throw .badData([.textAfterQuote(file, line: line, column: column)])
    }
  }
}

extension InputProblem {
  /// A file that is not there or cannot be read, with the system's reason.
  package static func unreadable(_ file: InputFile, _ error: FileReadError) -> InputProblem {
    InputProblem(
      error.code == ENOENT ? .missingFile : .unreadableFile, file: file.name,
      Message(
        en: "cannot be read: \(error.reason); check the path",
        zh: "无法读取：\(error.reason)；请检查路径"))
  }

  /// What is wrong with the encoding of a file; nil when it is UTF-8.
  package static func encoding(of bytes: FileBytes, _ file: InputFile) -> InputProblem? {
    bytes.withBytes { buffer in
      guard let offset = UTF8Check.firstInvalidOffset(buffer) else { return nil }
      let line = 1 + buffer[..<offset].count { $0 == UInt8(ascii: "\n") }
      return .notUTF8(file, line: line)
    }
  }

  private static func notUTF8(_ file: InputFile, line: Int) -> InputProblem {
    InputProblem(
      .notUTF8, file: file.name, line: line,
      Message(
        en: "is not UTF-8; save the file as UTF-8 (Excel: \"CSV UTF-8\") and try again",
        zh: "不是UTF-8编码；请另存为UTF-8（Excel：“CSV UTF-8”）后重试"))
  }

  fileprivate static func emptyFile(_ file: InputFile) -> InputProblem {
    InputProblem(
      .empty, file: file.name,
      Message(
        en: "has no header; the first line must name the columns", zh: "没有表头；第一行应为列名"))
  }

  fileprivate static func unterminatedQuote(_ file: InputFile, line: Int) -> InputProblem {
    InputProblem(
      .malformed, file: file.name, line: line,
      Message(
        en:
          "a quote that opens here is never closed; close it, or double it where it is meant as text",
        zh: "此处的引号没有闭合；请补上引号，或将作为文字的引号写成两个"))
  }

  fileprivate static func textAfterQuote(
    _ file: InputFile, line: Int, column: Int
  ) -> InputProblem {
    InputProblem(
      .malformed, file: file.name, line: line, column: column,
      Message(
        en: "text follows a closing quote in the header; double the quotes that are text",
        zh: "表头中右引号之后还有文字；请将作为文字的引号写成两个"))
  }

  fileprivate static func malformedJSON(_ file: InputFile, _ fault: JSONFault) -> InputProblem {
    var line: Int?
    var column: Int?
    var detail = fault.description
    switch fault {
    case .syntax(let atLine, let atColumn, let message):
      (line, column, detail) = (atLine, atColumn, message)
    case .tooDeep(let atLine): line = atLine
    case .notGeoJSON, .tooLarge, .outOfMemory: break
    }
    return InputProblem(
      .malformed, file: file.name, line: line, column: column,
      Message(
        en: "cannot be read as GeoJSON: \(detail)", zh: "无法按GeoJSON读取：\(detail)"))
  }
}
