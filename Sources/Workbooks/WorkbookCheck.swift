import Archives
import TextFormats

/// Looks through a packed workbook.
///
/// Where the folder of temporary files is full, the library packs what had room there and says
/// nothing. So each part must end as it began, and each sheet have all of its rows.
struct WorkbookCheck {
  /// How many bytes the rows of each sheet take.
  let rows: [Int]

  /// Whether the workbook is whole.
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

/// What the first and the last bytes of an XML document tell of it; the rest passes by.
private struct PartReader {
  /// More than stands before the rows of a sheet, or behind them.
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

  /// Whether it ends with the end of the element that it begins with.
  var isClosed: Bool {
    guard let start = Self.firstOffset(of: "?>", in: head) else { return false }
    let name = head[(start + 2)...].drop { $0 != UInt8(ascii: "<") }.dropFirst()
      .prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ">") }
    let end = tail.last == UInt8(ascii: "\n") ? tail.dropLast() : tail[...]
    return !name.isEmpty && end.suffix(name.count + 3).elementsEqual("</".utf8 + name + ">".utf8)
  }

  /// How many bytes the rows of a sheet take.
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
