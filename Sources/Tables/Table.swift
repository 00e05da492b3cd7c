import Files
import TextFormats
import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An opened input: rows with one set of column names, whatever the format.
package struct Table {
  /// The source of the rows.
  package enum Content {
    case text(FileBytes, TableLayout)
    case json(GeoJSONDocument, FileBytes)
  }

  package let file: InputFile
  package let content: Content
  package let headers: [String]
  package let origin: TableOrigin
  package let byteCount: Int
  package let sha256: String
  /// Facts about a layer or a sheet that a text does not have.
  package var layer = LayerFacts()

  /// The line of the header; nil if there is none.
  package var headerLine: Int? { origin.headerLine }

  /// Whether every row has its own geometry.
  package var hasGeometry: Bool {
    if case .json(let document, _) = content { return !document.isTable }
    return false
  }

  /// The name that the file itself gives to its coordinate reference system.
  package var crsMember: String? {
    if case .json(let document, _) = content { return document.crsName }
    return nil
  }

  /// The lines above the rows that are neither header nor row.
  package var skippedLines: [(line: Int, text: String)] {
    if case .text(_, let layout) = content { return layout.skipped }
    return []
  }

  /// The units in a line below the header, by column; empty without such a line.
  package var units: [String] {
    if case .text(_, let layout) = content { return layout.units }
    return []
  }

  /// The layout of the text; nil for JSON.
  package var layout: TableLayout? {
    if case .text(_, let layout) = content { return layout }
    return nil
  }

  /// Opens a file, determines its encoding and format, and finds its header.
  ///
  /// `isKnown` tells whether a header belongs to this kind of table.
  package init(_ file: InputFile, isKnown: @escaping (Header) -> Bool) throws(CareCircleError) {
    if let kind = try SourceKind.of(file) {
      guard file.lines == nil else { throw .badData([.noPiece(file)]) }
      self = try LayerTable.table(file, kind, isKnown: isKnown)
      try HeaderLimits.check(self)
      return
    }
    try file.refuseLayer()
    let raw = try Self.read(file)
    self.file = file
    layer.rowOfLine = try LineNumbers.read(of: file)
    byteCount = raw.count
    sha256 = raw.withBytes(Checksum.sha256)
    let (bytes, encoding) = try Self.decoded(raw, file)
    if Self.startsAsJSON(bytes) {
      let document = try Self.document(bytes, file)
      content = .json(document, bytes)
      headers = document.keys
      var origin = TableOrigin(
        format: document.isTable ? "json" : "geojson", encoding: encoding, delimiter: nil,
        headerLine: nil)
      origin.rowKind = document.rowKind
      self.origin = origin
    } else {
      let layout = bytes.withBytes { buffer -> TableLayout? in
        var finder = LayoutFinder(buffer, file, isKnown: isKnown)
        return finder.layout()
      }
      guard let layout else { throw .badData([.noHeader(bytes, file)]) }
      content = .text(bytes, layout)
      headers = layout.headers
      origin = TableOrigin(
        format: "csv", encoding: encoding,
        delimiter: Delimiter(String(UnicodeScalar(layout.delimiter)))?.name,
        headerLine: layout.headerLine)
    }
    try HeaderLimits.check(self)
  }

  /// A table made of its components.
  package init(
    _ file: InputFile, _ content: Content, headers: [String], origin: TableOrigin, byteCount: Int,
    sha256: String, layer: LayerFacts
  ) {
    self.file = file
    self.content = content
    self.headers = headers
    var origin = origin
    if case .json(let document, _) = content { origin.rowKind = document.rowKind }
    self.origin = origin
    self.byteCount = byteCount
    self.sha256 = sha256
    self.layer = layer
  }

  /// Whether its column names may have been cut at ten bytes.
  package var cutsNames: Bool { layer.cutsNames }

  /// Calls `body` with the bytes that contain the rows.
  package func withBytes<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    switch content {
    case .json(_, let bytes), .text(let bytes, _): bytes.withBytes(body)
    }
  }

  /// Calls `body` with a cursor before the first row of a chunk.
  package func withRows<R>(of chunk: TableChunk, _ body: (RowCursor) -> R) -> R {
    switch content {
    case .json(let document, _):
      body(RowCursor(document, chunk.start.offset..<chunk.end, numbers: layer.rowOfLine))
    case .text(let bytes, let layout):
      bytes.withBytes { buffer in
        body(
          RowCursor(
            CSVReader(
              buffer, dialect: CSVDialect(delimiter: layout.delimiter), from: chunk.start.offset,
              line: chunk.start.line, limit: chunk.end), rowOfLine: layer.rowOfLine))
      }
    }
  }

  /// Calls `body` with every row that can be read.
  package func forEachRow(_ body: (RowCursor) -> Void) throws(CareCircleError) {
    let unterminated = withRows(of: whole) { cursor -> Int? in
      while true {
        do throws(CSVError) {
          guard try cursor.advance() else { return nil }
          body(cursor)
        } catch {
          if case .unterminatedQuote(let line) = error { return line }
        }
      }
    }
    if let unterminated { throw .badData([.unterminatedQuote(file, line: unterminated)]) }
  }

  // MARK: - Opening

  static func read(_ file: InputFile) throws(CareCircleError) -> FileBytes {
    do throws(FileReadError) {
      return file.path == "-" ? try FileBytes(descriptor: 0) : try FileBytes(path: file.path)
    } catch {
      throw .inputMissing([.unreadable(file, error)])
    }
  }

  static func decoded(
    _ raw: FileBytes, _ file: InputFile
  ) throws(CareCircleError) -> (FileBytes, TextEncoding) {
    let guess = file.encoding.map(EncodingGuess.encoding) ?? raw.withBytes(EncodingGuess.init)
    switch guess {
    case .damagedUTF8(let offset):
      throw .badData([.damagedText(file, line: line(of: offset, in: raw))])
    case .unknown(let offset):
      throw .badData([.unknownEncoding(file, line: line(of: offset, in: raw))])
    case .likeBig5: throw .badData([.likeBig5(file)])
    case .encoding(let encoding):
      do throws(EncodingFault) {
        // An encoding that was determined from the bytes has been checked already, but one that the user declared has
        // not.
        if file.encoding == .utf8, let bad = raw.withBytes(UTF8Check.firstInvalidOffset) {
          throw EncodingFault(offset: bad)
        }
        return (try raw.inUTF8(from: encoding), encoding)
      } catch {
        let line = line(of: error.offset, in: raw, encoding)
        throw .badData([.wrongEncoding(file, encoding, line: line)])
      }
    }
  }

  /// The line number of an offset. In UTF-16 a byte that looks like a line end is usually half of another character: 上
  /// is 4E 0A.
  private static func line(
    of offset: Int, in bytes: FileBytes, _ encoding: TextEncoding = .utf8
  ) -> Int {
    bytes.withBytes { buffer in
      let before = buffer[..<min(offset, buffer.count)]
      let lineFeed = UInt8(ascii: "\n")
      switch encoding {
      case .utf8, .gb18030, .big5: return 1 + before.count { $0 == lineFeed }
      case .utf16LittleEndian, .utf16BigEndian:
        let low = encoding == .utf16LittleEndian ? 0 : 1
        return 1
          + stride(from: 0, to: before.count - 1, by: 2).count {
            before[$0 + low] == lineFeed && before[$0 + 1 - low] == 0
          }
      }
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
}

extension GeoJSONDocument {
  /// What the feature numbers count; nil if they are line numbers.
  var rowKind: DataIssue.RowName.Kind? {
    guard countsFeatures else { return nil }
    return isTable ? .row : .feature
  }
}
