import Files
import TextFormats
import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The parts of a shapefile that are examined before it is read, to find out whether they are complete and which
/// encoding the table has.
package struct ShapefileParts {
  package let shapes: FileStart?
  package let table: FileStart?
  /// The content of the .cpg.
  let codePage: FileStart?

  /// What is wrong with the parts; nil if nothing is.
  package func problem(_ file: InputFile) -> InputProblem? {
    shapes.flatMap { Self.cut($0, file) } ?? table.flatMap { Self.cutTable($0, file) }
  }

  /// The header gives the size of the file in words of 16 bits, big-endian.
  private static func cut(_ shapes: FileStart, _ file: InputFile) -> InputProblem? {
    shapes.bytes.withBytes { bytes in
      guard bytes.count >= 100 else { return .cutOff(file, ".shp", shapes.size, 100) }
      let words = bytes[24..<28].reduce(0) { $0 << 8 | Int($1) }
      return shapes.size < words * 2 ? .cutOff(file, ".shp", shapes.size, words * 2) : nil
    }
  }

  private static func cutTable(_ table: FileStart, _ file: InputFile) -> InputProblem? {
    table.bytes.withBytes { bytes in
      guard let layout = TableLayout(bytes) else { return .cutOff(file, ".dbf", table.size, 33) }
      let wanted = layout.start + layout.rows * layout.width
      return table.size < wanted ? .cutOff(file, ".dbf", table.size, wanted) : nil
    }
  }

  /// The position of the rows in a DBF, and of the texts in a row.
  private struct TableLayout {
    let rows: Int
    let start: Int
    let width: Int
    var texts: [Range<Int>] = []
    var names: [Range<Int>] = []

    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
      guard bytes.count >= 33 else { return nil }
      let number = { (offset: Int, count: Int) in
        (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
      }
      (rows, start, width) = (number(4, 4), number(8, 2), number(10, 2))
      var (field, offset) = (32, 1)
      while field + 32 <= min(start, bytes.count), bytes[field] != 0x0D {
        let length = Int(bytes[field + 16])
        names.append(field..<field + 10)
        if bytes[field + 11] == UInt8(ascii: "C") { texts.append(offset..<offset + length) }
        offset += length
        field += 32
      }
    }
  }

  // MARK: - Encoding

  /// The encoding of the table, as the user, the .cpg or, failing these, the bytes say. The byte for it in the header
  /// of a DBF is ignored, since it is wrong too often.
  package func encoding(_ file: InputFile) -> TextEncoding {
    file.encoding ?? declared ?? guess
  }

  private var declared: TextEncoding? {
    codePage?.bytes.withBytes { bytes in
      let text = String(decoding: bytes.prefix(40), as: UTF8.self).trimmed
      if ["936", "54936", "1386", "CP936", "GBK"].contains(text.uppercased()) { return .gb18030 }
      if text == "65001" { return .utf8 }
      return TextEncoding(name: text)
    }
  }

  /// UTF-8, unless most texts with characters beyond ASCII are invalid in it; then GB 18030. Each text counts
  /// separately, since fields may cut off their last character.
  private var guess: TextEncoding {
    table?.bytes.withBytes { bytes in
      guard let layout = TableLayout(bytes), layout.width > 0 else { return .utf8 }
      var votes = Votes()
      for name in layout.names { votes.count(bytes[name]) }
      for row in 0..<min(layout.rows, 20_000) {
        let start = layout.start + row * layout.width
        guard start + layout.width <= bytes.count else { break }
        for text in layout.texts where text.upperBound <= layout.width {
          votes.count(bytes[start + text.lowerBound..<start + text.upperBound])
        }
      }
      return votes.invalid > votes.valid ? .gb18030 : .utf8
    } ?? .utf8
  }

  /// The numbers of texts beyond ASCII that are, and that are not, valid UTF-8.
  private struct Votes {
    var valid = 0
    var invalid = 0

    mutating func count(_ cell: Slice<UnsafeBufferPointer<UInt8>>) {
      let text = cell.prefix { $0 != 0 }
      guard let last = text.lastIndex(where: { $0 != 0x20 }) else { return }
      let used = UnsafeBufferPointer(rebasing: text[...last])
      guard used.contains(where: { $0 >= 0x80 }) else { return }
      let bad = UTF8Check.firstInvalidOffset(used)
      if bad.map({ used.count - $0 < 4 && $0 > 2 }) ?? true { valid += 1 } else { invalid += 1 }
    }
  }
}

/// The first bytes of a file, and the size of the file.
package struct FileStart {
  package let bytes: FileBytes
  package let size: Int

  /// Enough for the header of a table and its first rows.
  private static let length = 4 << 20

  /// The content of a file in memory.
  package init(_ bytes: FileBytes) {
    self.bytes = bytes
    size = bytes.count
  }

  /// The beginning of a file on disk; nil if it does not exist.
  package init?(path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    size = FileTree.size(path)
    var start = [UInt8](repeating: 0, count: min(size, Self.length))
    let got = read(descriptor, &start, start.count)
    bytes = FileBytes(Array(start.prefix(max(0, got))))
  }
}
