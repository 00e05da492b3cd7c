/// A text that is equal to another only if their bytes are equal.
///
/// In Swift, strings that differ only in their normal form are equal. Two ids that a table distinguishes must stay
/// distinct.
package struct ExactText: Hashable, Sendable {
  package let text: String

  package init(_ text: String) {
    self.text = text
  }

  package static func == (left: ExactText, right: ExactText) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

/// Texts that occur often. Each is stored once and has a number.
package struct NumberedTexts: Sendable {
  package private(set) var texts: [String] = []
  private var numbers: [ExactText: Int32] = [:]

  /// The number of a text; -1 for nil.
  package mutating func number(of text: String?) -> Int32 {
    guard let text else { return -1 }
    let key = ExactText(text)
    if let number = numbers[key] { return number }
    let number = Int32(truncatingIfNeeded: texts.count)
    texts.append(text)
    numbers[key] = number
    return number
  }

  /// The text with a number.
  package subscript(number: Int32) -> String? { number >= 0 ? texts[Int(number)] : nil }
}
