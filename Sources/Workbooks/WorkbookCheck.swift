import Archives
import TextFormats

/// Checks a packed workbook.
///
/// If the folder for temporary files is full, the library packs whatever could be written and reports nothing. Each
/// part must therefore end with the element with which it begins, and each sheet must have all of its rows.
struct WorkbookCheck {
  /// The number of bytes of the rows of each sheet.
  let rows: [Int]

  /// Whether the workbook is complete.
  func passes(_ archive: ZipArchive) throws(ZipFault) -> Bool {
    var sheets = 0
    for entry in archive.entries {
      var part = PartReader()
      try archive.unpack(entry) { part.read($0) }
      guard part.isClosed else { return false }
      guard entry.text.hasPrefix("xl/worksheets/sheet") else { continue }
      guard sheets < rows.count, part.rowBytes == rows[sheets] else { return false }
      sheets += 1
    }
    return sheets == rows.count
  }
}

/// Keeps the first and the last bytes of an XML document, and skips the rest.
private struct PartReader {
  /// More than what precedes or follows the rows of a sheet.
  private static let kept = 1 << 20

  private var head: [UInt8] = []
  private var tail: [UInt8] = []
  private var count = 0

  mutating func read(_ piece: UnsafeBufferPointer<UInt8>) {
    head.append(contentsOf: piece.prefix(Self.kept - head.count))
    tail.append(contentsOf: piece)
    count += piece.count
    if tail.count > 2 * Self.kept { tail.removeFirst(tail.count - Self.kept) }
  }

  /// Whether the document ends with the end of the element with which it begins.
  var isClosed: Bool {
    guard let start = Self.firstOffset(of: "?>", in: head) else { return false }
    let name = head[(start + 2)...].drop { $0 != UInt8(ascii: "<") }.dropFirst()
      .prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ">") }
    let end = tail.last == UInt8(ascii: "\n") ? tail.dropLast() : tail[...]
    return !name.isEmpty && end.suffix(name.count + 3).elementsEqual("</".utf8 + name + ">".utf8)
  }

  /// The number of bytes of the rows of a sheet; nil if the document has none.
  var rowBytes: Int? {
    guard let start = Self.firstOffset(of: "<sheetData>", in: head),
      let end = tail.indices.last(where: { tail[$0...].starts(with: "</sheetData>".utf8) })
    else { return nil }
    return count - tail.count + end - (start + "<sheetData>".utf8.count)
  }

  private static func firstOffset(of text: String, in bytes: [UInt8]) -> Int? {
    bytes.indices.first { bytes[$0...].starts(with: text.utf8) }
  }
}
