/// The languages of messages to people. Keys and codes in the outputs do not depend on the language.
public enum Language: String, Sendable, CaseIterable {
  /// English, with British spelling.
  case english = "en"
  /// Chinese in simplified characters.
  case chinese = "zh"

  /// One of two texts. The other is not made, which matters where there are millions.
  package func pick(_ english: @autoclosure () -> String, _ chinese: @autoclosure () -> String)
    -> String
  {
    self == .chinese ? chinese() : english()
  }
}

/// A message for people in every supported language.
public struct Message: Hashable, Sendable {
  /// The message in English.
  public let english: String
  /// The message in Chinese.
  public let chinese: String

  /// Makes a message from its English and its Chinese text.
  public init(en english: String, zh chinese: String) {
    self.english = english
    self.chinese = chinese
  }

  /// The text in the given language.
  public func text(_ language: Language) -> String {
    switch language {
    case .english: english
    case .chinese: chinese
    }
  }
}
