import CareCircle

/// Finds the language in a command line before it is parsed.
enum StudyArgument {
  /// The language that `--lang` gives, in either way of writing the option.
  static func language(saidBy arguments: [String]) -> Language? {
    for (index, argument) in arguments.enumerated() {
      if argument.hasPrefix("--lang=") { return Language(rawValue: String(argument.dropFirst(7))) }
      if argument == "--lang", index + 1 < arguments.count {
        return Language(rawValue: arguments[index + 1])
      }
    }
    return nil
  }

  /// The language of the first study file among the arguments that names one.
  static func language(ofStudyIn arguments: [String]) -> Language? {
    let studies = zip(arguments, arguments.dropFirst()).compactMap { before, argument in
      others.contains(before) || !isStudy(argument) ? nil : argument
    }
    return studies.lazy.compactMap(StudyFile.language(ofFile:)).first
  }

  /// Options whose values end like the name of a study file but are not study files.
  private static let others: Set = ["--policy-file", "--out", "-o"]

  private static func isStudy(_ argument: String) -> Bool {
    argument.hasSuffix(".yaml") || argument.hasSuffix(".yml")
  }
}
