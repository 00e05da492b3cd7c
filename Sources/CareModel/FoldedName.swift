/// A name in the one spelling under which people's variants of it are equal: without spaces, in lower case, with
/// half-width letters, digits and brackets. `新园（东区）`, `新园 (东区)` and `新园［东区］` are one name.
public enum FoldedName {
  /// The folded spelling of a name, in time proportional to its length.
  public static func fold(_ name: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in name.lowercased().unicodeScalars where !scalar.properties.isWhitespace {
      folded.append(halfWidth(scalar))
    }
    return String(folded)
  }

  /// The parts of a list of names, as in A、B; the whole text if it is not a list.
  public static func parts(_ text: String) -> [String] {
    text.split { "、，,;；/|\n".contains($0) }.map(String.init)
  }

  private static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "【", "〔", "［", "〖": "("
    case "】", "〕", "］", "〗": ")"
    case "\u{FF01}"..."\u{FF5E}": Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    default: scalar
    }
  }
}
