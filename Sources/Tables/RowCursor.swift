import TextFormats
import Wording

/// The current row of a table. One cursor moves from row to row of a chunk.
///
/// Cells are valid only until the cursor moves on.
package final class RowCursor {
  /// The features of a GeoJSON document; nil for a text.
  private let features: FeatureRows?
  // Code that reads a row cannot move the cursor, so that accesses never overlap. The exclusivity check would take
  // longer than reading most cells.
  @exclusivity(unchecked) private var reader: CSVReader
  /// The record of a CSV table; empty for GeoJSON.
  @exclusivity(unchecked) private var record = CSVRecord()
  @exclusivity(unchecked) private var feature: Int
  private let end: Int
  /// For every line of the text, the corresponding row of the sheet or line of the file from which it was made; for
  /// every feature, its number there. Nil if they are the same.
  private let rowOfLine: [Int32]?

  /// New values of cells of the current row, by column, which replace those of the file; nil for nearly every row.
  @exclusivity(unchecked) package var corrected: [Int: [UInt8]]?

  /// A cursor before the first of some records of a text.
  package init(_ reader: CSVReader, rowOfLine: [Int32]? = nil) {
    self.reader = reader
    self.rowOfLine = rowOfLine
    features = nil
    feature = 0
    end = 0
  }

  /// A cursor before the first of some features of a document.
  package init(_ document: GeoJSONDocument, _ range: Range<Int>, numbers: [Int32]? = nil) {
    reader = CSVReader(UnsafeBufferPointer(start: nil, count: 0))
    features = FeatureRows(document)
    rowOfLine = numbers
    feature = range.lowerBound - 1
    end = range.upperBound
  }

  /// Moves to the next row; returns false at the end. After the error `textAfterQuote` it can move on.
  package func advance() throws(CSVError) -> Bool {
    guard features != nil else { return try reader.next(&record) }
    feature += 1
    return feature < end
  }

  /// The position from which the next row of a text is read.
  package var position: (offset: Int, line: Int) {
    features == nil ? reader.position : (end, 0)
  }

  /// The line on which the row starts.
  package var line: Int {
    if let features {
      guard let rowOfLine, rowOfLine.indices.contains(feature) else {
        return features.document.line(ofFeature: feature)
      }
      return Int(rowOfLine[feature])
    }
    guard let rowOfLine else { return record.line }
    return LayerFacts.row(ofLine: record.line, rowOfLine)
  }

  /// The name of the row, if it does not have a line of its own.
  package func rowName(_ name: @autoclosure () -> String?) -> DataIssue.RowName? {
    features?.document.rowKind.map { DataIssue.RowName($0, name: name() ?? featureID) }
  }

  /// The number of cells of a record; nil for a feature, which has only the members that it gives.
  package var cellCount: Int? { features == nil ? record.count : nil }

  /// Calls `body` with every column in which the file gives the row a cell, in ascending order. All other cells are
  /// empty.
  package func forEachColumn(_ body: (Int) -> Void) {
    guard let features else { return (0..<record.count).forEach(body) }
    features.document.forEachKey(ofFeature: feature, body)
  }

  /// The geometry of a feature, which may have none; nil if the row is a record or a plain object.
  package var geometry: Result<GeoJSONGeometry?, GeometryFault>? {
    guard let features, !features.document.isTable else { return nil }
    return features.document.geometry(ofFeature: feature)
  }

  /// The feature's own `id` member.
  package var featureID: String? { features?.document.id(ofFeature: feature) }

  /// The range of the whole row in the file. Rows with the same bytes are identical.
  package var rawRange: Range<Int> {
    guard let features else { return record.range }
    return features.document.rawBytes(ofFeature: feature)
  }

  /// Calls `body` with the bytes of a cell; with an empty buffer if there is none.
  @inline(__always)
  package func withCell<R>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    if let cell = corrected?[column] { return cell.withUnsafeBufferPointer(body) }
    guard let features else { return body(record[column]) }
    return features.document.withCell(feature: feature, key: column) { bytes, _ in body(bytes) }
  }

  /// Calls `body` with the bytes of a cell without surrounding blanks.
  @inline(__always)
  package func withTrimmed<R>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    withCell(column) { body(Self.trimmed($0)) }
  }

  /// The text of a cell without surrounding blanks; nil if nothing is left.
  package func text(_ column: Int?) -> String? {
    guard let column else { return nil }
    return withTrimmed(column) { $0.isEmpty ? nil : String(decoding: $0, as: UTF8.self) }
  }

  /// Whether a cell contains nothing but blanks.
  package func isBlank(_ column: Int) -> Bool {
    withCell(column) { cell in cell.allSatisfy(Self.isBlank) }
  }

  /// The text of the first cell that is not empty.
  package var firstText: String? {
    (0..<record.count).lazy.compactMap { self.text($0) }.first
  }

  /// The number in a cell.
  package func number(_ column: Int) -> CellNumber {
    withTrimmed(column) { cell in
      if cell.isEmpty { return .blank }
      return DecimalParser.double(cell).map(CellNumber.number) ?? .unreadable
    }
  }

  /// The whole number in a cell of plain digits; nil for anything else.
  package func digits(_ column: Int) -> Int? {
    withCell(column) { DecimalParser.int($0) }
  }

  private static func trimmed(_ cell: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    // Most cells begin and end with a visible ASCII character.
    if let first = cell.first, let last = cell.last, isVisible(first), isVisible(last) {
      return cell
    }
    var start = 0
    var end = cell.count
    while start < end, case let blank = blank(cell, from: start, to: end), blank > 0 {
      start += blank
    }
    while end > start, case let blank = blank(cell, before: end, from: start), blank > 0 {
      end -= blank
    }
    return UnsafeBufferPointer(rebasing: cell[start..<end])
  }

  /// The length of the blank that starts at an offset; 0 if there is none.
  @inline(__always)
  private static func blank(_ cell: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int
  {
    let byte = cell[start]
    if byte < 0x80 { return isBlank(byte) ? 1 : 0 }
    if byte == 0xC2 { return isWideBlank(cell, start, 2, end) ? 2 : 0 }
    guard byte == 0xE2 || byte == 0xE3 || byte == 0xEF else { return 0 }
    return isWideBlank(cell, start, 3, end) ? 3 : 0
  }

  /// The length of the blank that ends before an offset; 0 if there is none.
  @inline(__always)
  private static func blank(_ cell: UnsafeBufferPointer<UInt8>, before end: Int, from start: Int)
    -> Int
  {
    let byte = cell[end - 1]
    if byte < 0x80 { return isBlank(byte) ? 1 : 0 }
    guard byte & 0xC0 == 0x80 else { return 0 }
    if end - start >= 2, isWideBlank(cell, end - 2, 2, end) { return 2 }
    return end - start >= 3 && isWideBlank(cell, end - 3, 3, end) ? 3 : 0
  }

  /// Whether there is a non-ASCII blank or invisible character at an offset: U+00A0, U+3000 (full width), a soft
  /// hyphen, a byte order mark, or a joiner or direction mark (U+200B to U+200F, U+202A to U+202E, U+2060, U+2066 to
  /// U+2069).
  private static func isWideBlank(
    _ cell: UnsafeBufferPointer<UInt8>, _ start: Int, _ length: Int, _ end: Int
  ) -> Bool {
    guard start + length <= end else { return false }
    let second = cell[start + 1]
    if length == 2 { return cell[start] == 0xC2 && (second == 0xA0 || second == 0xAD) }
    return switch (cell[start], second, cell[start + 2]) {
    case (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF): true
    case (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x80, 0xAA...0xAE): true
    case (0xE2, 0x81, 0xA0), (0xE2, 0x81, 0xA6...0xA9): true
    default: false
    }
  }

  @inline(__always)
  private static func isVisible(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (byte >= 9 && byte <= 13)
  }
}

/// The features of a document behind a single reference, so that accessing them copies nothing.
private final class FeatureRows {
  let document: GeoJSONDocument

  init(_ document: GeoJSONDocument) {
    self.document = document
  }
}

/// The content of a cell that should contain a number.
package enum CellNumber {
  case blank
  case number(Double)
  case unreadable
}
