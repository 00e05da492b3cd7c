import CZlib

/// The fonts that Cairo has embedded in a PDF.
enum EmbeddedFonts {
  /// The PDF with its fonts without the subroutines that no glyph uses. Whatever is not as expected stays as it is.
  static func slimmed(_ document: [UInt8]) -> [UInt8] {
    guard var table = ObjectTable(document) else { return document }
    for object in 1..<max(1, table.places.count) {
      guard let font = table.font(object, in: document),
        let bytes = unpacked(Array(document[font.stream])),
        let slim = try? CompactFont.slimmed(bytes),
        let packed = packed(slim), packed.count < font.stream.count
      else { continue }
      table.replace(font.stream, by: packed)
      table.replace(font.length, by: Array(String(packed.count).utf8))
    }
    return table.written(document)
  }

  private static let largest = 1 << 28

  private static func unpacked(_ packed: [UInt8]) -> [UInt8]? {
    var room = max(1 << 20, packed.count * 4)
    while room <= largest {
      var bytes = [UInt8](repeating: 0, count: room)
      var count = uLongf(room)
      switch uncompress(&bytes, &count, packed, uLong(packed.count)) {
      case Z_OK: return Array(bytes[..<Int(count)])
      case Z_BUF_ERROR: room *= 2
      default: return nil
      }
    }
    return nil
  }

  private static func packed(_ bytes: [UInt8]) -> [UInt8]? {
    var packed = [UInt8](repeating: 0, count: Int(compressBound(uLong(bytes.count))))
    var count = uLongf(packed.count)
    guard compress(&packed, &count, bytes, uLong(bytes.count)) == Z_OK else { return nil }
    return Array(packed[..<Int(count)])
  }
}

/// The objects of a PDF as Cairo writes it: one behind the other, with one table of their places at the end.
struct ObjectTable {
  /// Where each object begins, by its number.
  private(set) var places: [Int] = []
  private let start: Int
  private var changes: [(place: Range<Int>, bytes: [UInt8])] = []

  private static let entry = 20
  private static let mark = Array("startxref\n".utf8)

  /// Reads the table; nil if it is not there.
  init?(_ document: [UInt8]) {
    let last = document.suffix(64)
    guard let mark = last.indices.last(where: { last[$0...].starts(with: Self.mark) }),
      let found = Self.number(document, at: mark + Self.mark.count)
    else { return nil }
    start = found.value
    let head = Array("xref\n0 ".utf8)
    guard start < document.count, document[start...].starts(with: head),
      let count = Self.number(document, at: start + head.count),
      count.value <= document.count / Self.entry
    else { return nil }
    for object in 0..<count.value {
      guard let place = Self.number(document, at: count.end + 1 + object * Self.entry),
        place.value < start
      else { return nil }
      places.append(place.value)
    }
  }

  /// Where the bytes of an embedded font are, and the digits of their number; nil if the object is no such font.
  func font(_ object: Int, in document: [UInt8]) -> (stream: Range<Int>, length: Range<Int>)? {
    let opening = Array("\(object) 0 obj\n<< /Length ".utf8)
    let closing = Array(
      " 0 R\n   /Filter /FlateDecode\n   /Subtype /CIDFontType0C\n>>\nstream\n".utf8)
    guard document[places[object]...].starts(with: opening),
      let other = Self.number(document, at: places[object] + opening.count),
      document[other.end...].starts(with: closing), places.indices.contains(other.value)
    else { return nil }
    let size = Array("\(other.value) 0 obj\n   ".utf8)
    let place = places[other.value]
    guard document[place...].starts(with: size),
      let length = Self.number(document, at: place + size.count)
    else { return nil }
    let stream = other.end + closing.count
    guard length.value <= start - stream else { return nil }
    return (stream..<stream + length.value, place + size.count..<length.end)
  }

  /// Notes that some bytes are replaced when the document is written.
  mutating func replace(_ place: Range<Int>, by bytes: [UInt8]) { changes.append((place, bytes)) }

  /// The document with everything that was replaced, and the table that belongs to it.
  func written(_ document: [UInt8]) -> [UInt8] {
    guard !changes.isEmpty else { return document }
    let changes = changes.sorted { $0.place.lowerBound < $1.place.lowerBound }
    var (written, copied) = ([UInt8](), 0)
    for (place, bytes) in changes {
      written += document[copied..<place.lowerBound] + bytes
      copied = place.upperBound
    }
    let moved = { (old: Int) in
      changes.reduce(old) { $1.place.upperBound <= old ? $0 + $1.bytes.count - $1.place.count : $0 }
    }
    written += document[copied..<start]
    return written + tail(of: document, moved, table: written.count)
  }

  /// What begins with the table.
  private func tail(of document: [UInt8], _ moved: (Int) -> Int, table: Int) -> [UInt8] {
    var tail = Array(document[start...])
    guard let head = tail.firstIndex(of: UInt8(ascii: "\n")),
      let first = tail[(head + 1)...].firstIndex(of: UInt8(ascii: "\n"))
    else { return tail }
    // The first object is none, and has no place.
    for object in 1..<max(1, places.count) {
      let digits = String(moved(places[object]))
      let field = String(repeating: "0", count: max(0, 10 - digits.count)) + digits
      let entry = first + 1 + object * Self.entry
      guard entry + 10 <= tail.count else { return tail }
      tail.replaceSubrange(entry..<entry + 10, with: field.utf8)
    }
    if let mark = tail.indices.last(where: { tail[$0...].starts(with: Self.mark) }),
      let old = Self.number(tail, at: mark + Self.mark.count)
    {
      tail.replaceSubrange(mark + Self.mark.count..<old.end, with: String(table).utf8)
    }
    return tail
  }

  /// The digits at a place.
  private static func number(_ document: [UInt8], at place: Int) -> (value: Int, end: Int)? {
    guard document.indices.contains(place) else { return nil }
    let digits = document[place...].prefix(18).prefix { (48...57).contains($0) }
    guard !digits.isEmpty else { return nil }
    return (digits.reduce(0) { $0 * 10 + Int($1 - 48) }, digits.endIndex)
  }
}
