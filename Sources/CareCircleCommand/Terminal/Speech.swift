import CareCircle

/// The language in which this run speaks, settled before the arguments are parsed, since the help
/// itself is spoken in it.
enum Speech {
  /// From `--lang`, whichever way it is written; English without it.
  static let language: Language = {
    let arguments = CommandLine.arguments
    for (place, argument) in arguments.enumerated() {
      if argument.hasPrefix("--lang="),
        let language = Language(rawValue: String(argument.dropFirst(7)))
      {
        return language
      }
      if argument == "--lang", place + 1 < arguments.count,
        let language = Language(rawValue: arguments[place + 1])
      {
        return language
      }
    }
    return .english
  }()
}

/// The sentence in the language of this run.
func say(_ english: String, _ chinese: String) -> String {
  Message(en: english, zh: chinese).text(Speech.language)
}
