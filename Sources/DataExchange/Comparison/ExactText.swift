/// A text that is equal to another only when their bytes are.
///
/// Strings that differ in their normal form alone are equal in Swift; two ids that a table tells apart must stay
/// two.
struct ExactText: Hashable, Sendable {
  let text: String

  init(_ text: String) {
    self.text = text
  }

  static func == (left: ExactText, right: ExactText) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

/// Texts that occur often, each kept once and known by a number.
struct NumberedTexts: Sendable {
  private(set) var texts: [String] = []
  private var numbers: [ExactText: Int32] = [:]

  /// The number of a text; -1 of none.
  mutating func number(of text: String?) -> Int32 {
    guard let text else { return -1 }
    let key = ExactText(text)
    if let number = numbers[key] { return number }
    let number = Int32(truncatingIfNeeded: texts.count)
    texts.append(text)
    numbers[key] = number
    return number
  }

  /// The text with a number.
  subscript(number: Int32) -> String? { number >= 0 ? texts[Int(number)] : nil }
}
