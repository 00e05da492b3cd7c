import CareCircle
import Wording

/// What is wrong with a command line, and what was probably meant.
///
/// The argument parser describes it only as an English text. Its few sentences are recognised by their form and
/// rewritten. A sentence of any other form, such as one of a command's own, is kept as it is.
struct UsageFault {
  private let text: String
  private let help: String?
  private let path: CommandPath

  /// `help` is the help of the option in question.
  init(_ text: String, help: String?, _ path: CommandPath) {
    (self.text, self.help, self.path) = (text, help, path)
  }

  /// Whether a value has the wrong form, so that the sentence says what was expected.
  var isAboutValue: Bool {
    let option =
      text.firstMatch(of: /^The value '(?s:.*)' is invalid for '([^']+)'/)?.1
      ?? text.firstMatch(of: /^Missing value for '(.+)'$/)?.1
    return option.flatMap(Self.form) != nil
  }

  /// The sentence in both languages.
  var message: Message {
    if let word = path.unknownSubcommand { return noSubcommand(word) }
    return unknownOption ?? missing ?? invalidValue ?? unexpected ?? contradiction
      ?? Message(en: text, zh: text)
  }

  private func noSubcommand(_ word: String) -> Message {
    let names = path.subcommands.joined(separator: ", ")
    return Message(
      en: "\(word) is not a subcommand; expected \(names)", zh: "没有子命令 \(word)；可用：\(names)"
    ).suggesting(word, among: path.subcommands)
  }

  private var unknownOption: Message? {
    if let found = text.firstMatch(of: /^Unknown option '([^']+)'/) {
      return Message(en: "unknown option \(found.1)", zh: "没有选项 \(found.1)")
        .suggesting(String(found.1), among: path.options)
    }
    guard let found = text.firstMatch(of: /^Invalid option: (.+)$/) else { return nil }
    return Message(en: "unknown option \(found.1)", zh: "没有选项 \(found.1)")
  }

  private var missing: Message? {
    if let found = text.firstMatch(of: /^Missing value for '(.+)'$/) {
      // The parser takes a value that begins with a minus sign for an option.
      if let form = Self.form(of: found.1), let value = path.value(after: found.1) {
        let name = found.1.prefix { $0 != " " }
        return Message(
          en: "\(name) cannot be \"\(value)\": \(form.expectation.english)",
          zh: "\(name) 不能为“\(value)”：\(form.expectation.chinese)")
      }
      return Message(en: "\(found.1) has no value", zh: "\(found.1) 缺少取值")
    }
    if let found = text.firstMatch(of: /^Missing expected argument '(.+)'$/) {
      return Message(en: "\(found.1) is missing", zh: "缺少 \(found.1)")
    }
    if let found = text.firstMatch(of: /^Missing one of: (.+)$/) {
      let names = found.1.replacing("'", with: "")
      return Message(en: "one of \(names) is missing", zh: "缺少以下之一：\(names)")
    }
    guard text == "Missing required subcommand." else { return nil }
    let names = path.subcommands.joined(separator: ", ")
    return Message(en: "a subcommand is missing: \(names)", zh: "缺少子命令：\(names)")
  }

  private var invalidValue: Message? {
    guard
      let found = text.firstMatch(of: /^The value '((?s:.*))' is invalid for '([^']+)'((?s:.*))$/)
    else { return nil }
    let (value, option, tail) = (String(found.1), found.2, String(found.3))
    let shown = InputProblem.shortened(SecretText.hidden(value))
    if let own = tail.firstMatch(of: /^: ((?s:.+))$/) {
      return Message(
        en: "\(option) cannot be \"\(shown)\": \(own.1)", zh: "\(option) 不能为“\(shown)”：\(own.1)")
    }
    if let form = Self.form(of: option) {
      let expected = form.expectation(insteadOf: shown)
      let name = option.prefix { $0 != " " }
      return Message(
        en: "\(name) cannot be \"\(shown)\": \(expected.english)",
        zh: "\(name) 不能为“\(shown)”：\(expected.chinese)")
    }
    let choices = Self.choices(in: tail) + LayoutChoices.values(of: option)
    guard !choices.isEmpty else {
      return Message(en: "\(option) cannot be \"\(shown)\"", zh: "\(option) 不能为“\(shown)”")
        .suggesting(value, among: codesOfHelp)
    }
    let list = choices.joined(separator: ", ")
    return Message(
      en: "\(option) cannot be \"\(shown)\"; expected one of \(list)",
      zh: "\(option) 不能为“\(shown)”；应为 \(list) 之一"
    ).suggesting(value, among: choices)
  }

  /// What values of an option such as `--radius <length>` look like; nil if its name for them does not say.
  private static func form(of option: Substring) -> ValueForm? {
    option.firstMatch(of: /<([a-z]+)>$/).flatMap { ValueForm(rawValue: String($0.1)) }
  }

  /// The values that the parser lists: `. Please provide one of 'a', 'b' or 'c'.`, or one on each line.
  private static func choices(in tail: String) -> [String] {
    guard tail.hasPrefix(". Please provide one of") else { return [] }
    let quoted = tail.matches(of: /'([^']+)'/).map { String($0.1) }
    return quoted.isEmpty ? tail.matches(of: /\n +- (.+)/).map { String($0.1) } : quoted
  }

  /// The codes that an option's help lists after its colon.
  private var codesOfHelp: [String] {
    guard let help, let colon = help.firstIndex(where: { ":：".contains($0) }) else { return [] }
    return help[colon...].matches(of: /[A-Za-z][A-Za-z0-9_-]+/).map { String($0.output) }
  }

  private var unexpected: Message? {
    if let found = text.firstMatch(of: /^Unexpected argument '((?s:.*))'$/) {
      return Message(en: "\(found.1) is one argument too many", zh: "多余的参数：\(found.1)")
    }
    if let found = text.firstMatch(of: /^\d+ unexpected arguments: ((?s:.*))$/) {
      let names = found.1.replacing("'", with: "")
      return Message(en: "these arguments are too many: \(names)", zh: "多余的参数：\(names)")
    }
    guard
      let found = text.firstMatch(
        of: /^The option '([^']+)' does not take any value, but '((?s:.*))' was specified\.$/)
    else { return nil }
    return Message(
      en: "\(found.1) takes no value, but has \"\(found.2)\"",
      zh: "\(found.1) 不带取值，却给出了“\(found.2)”")
  }

  private var contradiction: Message? {
    guard
      let found = text.firstMatch(
        of: /^Value to be set with flag '(.+)' had already been set with flag '(.+)'$/)
    else { return nil }
    return Message(
      en: "\(found.1) and \(found.2) exclude each other", zh: "\(found.1) 与 \(found.2) 不能同时使用")
  }
}
