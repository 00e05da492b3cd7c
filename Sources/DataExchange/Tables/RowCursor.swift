import TextFormats

/// The row that is being read; one cursor is moved from row to row.
///
/// Cells are valid only until the cursor moves on.
final class RowCursor {
  /// The record of a CSV table; unused for GeoJSON.
  var record = CSVRecord()
  private let document: GeoJSONDocument?
  private let documentBytes: UnsafeBufferPointer<UInt8>
  private var feature = 0

  /// A cursor over CSV records.
  init() {
    document = nil
    documentBytes = UnsafeBufferPointer(start: nil, count: 0)
  }

  /// A cursor over the features of a document, whose file is `bytes`.
  init(_ document: GeoJSONDocument, _ bytes: UnsafeBufferPointer<UInt8>) {
    self.document = document
    documentBytes = bytes
  }

  func move(to feature: Int) {
    self.feature = feature
  }

  /// The line on which the row starts.
  var line: Int { document?.line(ofFeature: feature) ?? record.line }

  /// The cells of a record; nil for a feature, which has just the members it has.
  var cellCount: Int? { document == nil ? record.count : nil }

  /// The geometry of a feature, which may have none; nil when the row is a record or a plain object.
  var geometry: Result<GeoJSONGeometry?, GeometryFault>? {
    guard let document, !document.isTable else { return nil }
    return document.geometry(ofFeature: feature)
  }

  /// The feature's own `id` member.
  var featureID: String? { document?.id(ofFeature: feature) }

  /// The bytes of the whole row in the file, by which identical rows are known.
  var rawBytes: UnsafeBufferPointer<UInt8> {
    guard let document else { return record.raw }
    return UnsafeBufferPointer(rebasing: documentBytes[document.rawBytes(ofFeature: feature)])
  }

  /// Calls `body` with the bytes of a cell; an empty buffer where there is none.
  @inline(__always)
  func withCell<R>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    guard let document else { return body(record[column]) }
    return document.withCell(feature: feature, key: column) { bytes, _ in body(bytes) }
  }

  /// The text of a cell without the blanks around it; nil when nothing is left.
  func text(_ column: Int?) -> String? {
    guard let column else { return nil }
    return withCell(column) { cell in
      let trimmed = Self.trimmed(cell)
      return trimmed.isEmpty ? nil : String(decoding: trimmed, as: UTF8.self)
    }
  }

  /// Whether there is nothing in a cell but blanks.
  func isBlank(_ column: Int) -> Bool {
    withCell(column) { cell in cell.allSatisfy(Self.isBlank) }
  }

  /// The first cell that is not empty.
  var firstText: String? {
    (0..<record.count).lazy.compactMap { self.text($0) }.first
  }

  /// The number in a cell.
  func number(_ column: Int) -> CellNumber {
    withCell(column) { cell in
      let trimmed = Self.trimmed(cell)
      if trimmed.isEmpty { return .blank }
      return DecimalParser.double(trimmed).map(CellNumber.number) ?? .unreadable
    }
  }

  /// The whole number in a cell of plain digits; nil for anything else.
  func digits(_ column: Int) -> Int? {
    withCell(column) { DecimalParser.int($0) }
  }

  private static func trimmed(_ cell: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
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

  /// The length of the blank that starts at an offset; 0 when there is none.
  @inline(__always)
  private static func blank(_ cell: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int
  {
    let byte = cell[start]
    if byte < 0x80 { return isBlank(byte) ? 1 : 0 }
    if byte == 0xC2 { return isWideBlank(cell, start, 2, end) ? 2 : 0 }
    guard byte == 0xE2 || byte == 0xE3 || byte == 0xEF else { return 0 }
    return isWideBlank(cell, start, 3, end) ? 3 : 0
  }

  /// The length of the blank that ends before an offset; 0 when there is none.
  @inline(__always)
  private static func blank(_ cell: UnsafeBufferPointer<UInt8>, before end: Int, from start: Int)
    -> Int
  {
    let byte = cell[end - 1]
    if byte < 0x80 { return isBlank(byte) ? 1 : 0 }
    guard byte == 0xA0 || byte == 0x80 || byte == 0x8B || byte == 0xBF else { return 0 }
    if end - start >= 2, isWideBlank(cell, end - 2, 2, end) { return 2 }
    return end - start >= 3 && isWideBlank(cell, end - 3, 3, end) ? 3 : 0
  }

  /// Whether a blank beyond ASCII stands here, which nobody sees: U+00A0, U+3000 (full width), U+200B or
  /// a byte order mark.
  private static func isWideBlank(
    _ cell: UnsafeBufferPointer<UInt8>, _ start: Int, _ length: Int, _ end: Int
  ) -> Bool {
    guard start + length <= end else { return false }
    if length == 2 { return cell[start] == 0xC2 && cell[start + 1] == 0xA0 }
    return switch (cell[start], cell[start + 1], cell[start + 2]) {
    case (0xE3, 0x80, 0x80), (0xE2, 0x80, 0x8B), (0xEF, 0xBB, 0xBF): true
    default: false
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (byte >= 9 && byte <= 13)
  }
}

/// What a cell says that should hold a number.
enum CellNumber {
  case blank
  case number(Double)
  case unreadable
}
