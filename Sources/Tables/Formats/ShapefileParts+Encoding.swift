import TextFormats
import VectorFormats
import Wording

/// The encoding of a shapefile's table.
extension ShapefileParts {
  /// The encoding of the table: the user's choice; otherwise the one in the .cpg, unless the texts prove it wrong;
  /// otherwise the one detected from the texts. The code page byte in the header of the DBF is wrong too often to be
  /// used.
  package func settledEncoding(
    _ file: InputFile
  ) -> (encoding: TextEncoding, doubt: LayerFacts.Finding?) {
    if let said = file.encoding { return (said, nil) }
    let votes = votes
    guard let (declared, name) = declared else { return (votes.guess, nil) }
    guard let other = votes.refutation(of: declared) else { return (declared, nil) }
    return (other, .codePage(name, other, file))
  }

  /// The encoding in the .cpg and its name there; nil if the .cpg names no known encoding.
  private var declared: (TextEncoding, name: String)? {
    codePage?.bytes.withBytes { bytes in
      let name = String(decoding: bytes.prefix(40), as: UTF8.self).trimmed
      return Self.encoding(ofCodePage: name).map { ($0, name) }
    }
  }

  /// The encoding with the number or name of a code page, such as `936`, `ANSI 936`, `CP936` or `GBK`.
  private static func encoding(ofCodePage name: String) -> TextEncoding? {
    let number = name.split { !$0.isASCII || !$0.isNumber }.last.flatMap { Int($0) }
    switch number {
    case 936, 54936, 1386, 20936, 52936: return .gb18030
    case 65001: return .utf8
    case 950: return .big5
    default: return TextEncoding(name: name)
    }
  }

  /// Counts the non-ASCII texts of the table. Each is judged separately, because a field may truncate its last
  /// character.
  private var votes: Votes {
    var votes = Votes()
    table?.bytes.withBytes { bytes in
      guard let layout = DBFLayout(bytes), layout.width > 0 else { return }
      for field in layout.fields { votes.count(bytes[field.name]) }
      let texts = layout.fields.filter { $0.type == UInt8(ascii: "C") }.map(\.cell)
      for row in 0..<min(layout.rows, 20_000) {
        let start = layout.start + row * layout.width
        guard start + layout.width <= bytes.count else { break }
        for text in texts where text.upperBound <= layout.width {
          votes.count(bytes[start + text.lowerBound..<start + text.upperBound])
        }
      }
    }
    return votes
  }

  /// The numbers of non-ASCII texts that are UTF-8 and that are not.
  private struct Votes {
    private var valid = 0
    private var invalid = 0
    /// The number of Chinese characters in the valid texts.
    private var characters = 0

    mutating func count(_ cell: Slice<UnsafeBufferPointer<UInt8>>) {
      let text = cell.prefix { $0 != 0 }
      guard let last = text.lastIndex(where: { $0 != 0x20 }) else { return }
      let used = UnsafeBufferPointer(rebasing: text[...last])
      guard used.contains(where: { $0 >= 0x80 }) else { return }
      let bad = UTF8Check.firstInvalidOffset(used)
      guard bad.map({ used.count - $0 < 4 && $0 > 2 }) ?? true else {
        invalid += 1
        return
      }
      valid += 1
      characters += used.count { (0xE3...0xE9).contains($0) }
    }

    /// UTF-8 if most texts are valid UTF-8; otherwise GB 18030.
    var guess: TextEncoding { invalid > valid ? .gb18030 : .utf8 }

    /// The actual encoding if the texts cannot be in the declared one; nil if they can.
    ///
    /// A few short texts in GB 18030 or Big5 may look like UTF-8 by chance, but not nearly all texts.
    func refutation(of declared: TextEncoding) -> TextEncoding? {
      switch declared {
      case .utf8: invalid > valid ? .gb18030 : nil
      case .gb18030, .big5: characters >= 3 && valid > 4 * invalid ? .utf8 : nil
      case .utf16LittleEndian, .utf16BigEndian: guess
      }
    }
  }
}

extension LayerFacts.Finding {
  fileprivate static func codePage(
    _ name: String, _ found: TextEncoding, _ file: InputFile
  ) -> LayerFacts.Finding {
    LayerFacts.Finding(
      field: ".cpg", value: name, code: .encodingContradiction, severity: .doubtful,
      message: Message(
        en:
          "is not the encoding of the texts in the .dbf; they are read as \(found.rawValue); correct the .cpg, "
          + "or give the encoding, such as \(file.flag("encoding")) \(found.rawValue)",
        zh: "与.dbf中文字的实际编码不符，按\(found.rawValue)读取；请更正.cpg，或指定编码，例如 \(file.flag("encoding")) "
          + found.rawValue))
  }
}
