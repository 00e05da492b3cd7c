/// Normalises texts typed by people so that they can be compared.
enum FoldedText {
  /// `text` in lower case, with full-width ASCII (U+FF01...U+FF5E) replaced by its half-width form,
  /// every white space replaced by a space, and then the characters in `dropping` removed.
  static func folded(_ text: String, dropping: String) -> String {
    var result = ""
    for character in text {
      let half = halfWidth(character)
      if !dropping.contains(half) { result.append(half) }
    }
    return result.lowercased()
  }

  private static func halfWidth(_ character: Character) -> Character {
    if character.isWhitespace { return " " }
    guard
      character.unicodeScalars.count == 1,
      let scalar = character.unicodeScalars.first,
      (0xFF01...0xFF5E).contains(scalar.value),
      let half = Unicode.Scalar(scalar.value - 0xFEE0)
    else { return character }
    return Character(half)
  }
}
