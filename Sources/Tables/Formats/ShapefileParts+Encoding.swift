import TextFormats
import VectorFormats
import Wording

/// In which encoding the table of a shapefile is.
extension ShapefileParts {
  /// The encoding of the table: what the user says; else what the .cpg says, unless the bytes prove it wrong; else
  /// what the bytes say. The byte that the header of a DBF has for it is wrong too often to be asked.
  package func settledEncoding(
    _ file: InputFile
  ) -> (encoding: TextEncoding, doubt: LayerFacts.Finding?) {
    if let said = file.encoding { return (said, nil) }
    let votes = votes
    guard let (declared, name) = declared else { return (votes.guess, nil) }
    guard let other = votes.refutation(of: declared) else { return (declared, nil) }
    return (other, .codePage(name, other, file))
  }

  /// What the .cpg says, and in which words; nil where it says nothing that is known.
  private var declared: (TextEncoding, name: String)? {
    codePage?.bytes.withBytes { bytes in
      let name = String(decoding: bytes.prefix(40), as: UTF8.self).trimmed
      return Self.encoding(ofCodePage: name).map { ($0, name) }
    }
  }

  /// The encoding with a number or a name of code pages, such as `936`, `ANSI 936`, `CP936` or `GBK`.
  private static func encoding(ofCodePage name: String) -> TextEncoding? {
    let number = name.split { !$0.isASCII || !$0.isNumber }.last.flatMap { Int($0) }
    switch number {
    case 936, 54936, 1386, 20936, 52936: return .gb18030
    case 65001: return .utf8
    case 950: return .big5
    default: return TextEncoding(name: name)
    }
  }

  /// The texts of the table beyond ASCII. Each is judged by itself, as fields cut their last character.
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

  /// How many texts beyond ASCII are UTF-8, and how many are not.
  private struct Votes {
    private var valid = 0
    private var invalid = 0
    /// Chinese characters in the valid texts.
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

    /// UTF-8 where most texts are that, and GB 18030 otherwise.
    var guess: TextEncoding { invalid > valid ? .gb18030 : .utf8 }

    /// The encoding that the texts are in where they cannot be in the declared one; nil where they can.
    ///
    /// In GB 18030 and Big5 a text of a few characters may look like UTF-8 by chance, but not nearly all of them.
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
          "is not what the texts of the .dbf are in, and they are read as \(found.rawValue); correct the .cpg, "
          + "or say which it is, as in \(file.flag("encoding")) \(found.rawValue)",
        zh: "与.dbf中文字的实际编码不符，按\(found.rawValue)读取；请改正.cpg，或指定编码，例如 \(file.flag("encoding")) "
          + found.rawValue))
  }
}
