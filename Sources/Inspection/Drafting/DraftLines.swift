import Registers
import Wording

/// The lines of a drafted study file, and the questions among them.
struct DraftLines {
  private(set) var lines: [String] = []
  private(set) var questions: [Message] = []
  /// The file that the next questions are about; nil if they are about none.
  private var file: String?
  private let language: Language

  init(_ language: Language) {
    self.language = language
  }

  mutating func add(_ line: String) { lines.append(line) }

  mutating func note(_ message: Message, indent: Int = 0) {
    add(String(repeating: " ", count: indent) + "# " + Self.oneLine(message.text(language)))
  }

  /// Adds a question as a comment.
  mutating func ask(_ message: Message, indent: Int = 0) {
    let subject = file.map { Message(en: "\($0): ", zh: "\($0)：") } ?? Message(en: "", zh: "")
    questions.append(
      Message(
        en: subject.english + message.english, zh: subject.chinese + message.chinese))
    add(String(repeating: " ", count: indent) + "# ? " + Self.oneLine(message.text(language)))
  }

  /// A comment ends with its line, whatever a file has in its headers.
  private static func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }

  // MARK: - The head

  mutating func addHead(_ policy: String?) {
    note(.purpose)
    add("lang: \(language.rawValue)")
    note(.asOf)
    add("# as_of: 2026-11-30")
    if let policy { add("policy: \(YAMLText.scalar(policy))") }
    add("circle: { minutes: 15, walker: elder }")
    add("formats: [xlsx]")
    add("")
    add("inputs:")
  }

  // MARK: - Inputs

  /// Adds an input with its files.
  mutating func add(_ inputs: [DraftedInput], as kind: InputKind) {
    guard let first = inputs.first else { return }
    defer { file = nil }
    file = nil
    add("")
    guard inputs.count > 1 else {
      add("  \(kind.key):")
      return add(first, indent: 4)
    }
    ask(.several(kind, inputs.count), indent: 2)
    add("  \(kind.key):")
    for input in inputs {
      let start = lines.count
      add(input, indent: 6)
      // The first key of each file begins an item of the list.
      guard let key = lines[start...].firstIndex(where: { $0.hasPrefix("      path:") }) else {
        continue
      }
      lines[key] = "    - " + lines[key].dropFirst(6)
    }
  }

  private mutating func add(_ input: DraftedInput, indent: Int) {
    let margin = String(repeating: " ", count: indent)
    add("\(margin)path: \(YAMLText.scalar(input.path))")
    if let layer = input.layer { add("\(margin)layer: \(YAMLText.scalar(layer))") }
    guard let table = input.table else {
      return note(.streets, indent: indent)
    }
    file = table.file
    note(.taken(table, as: input.kind), indent: indent)
    if !input.isCertain { ask(.unclear(input), indent: indent) }
    for warning in table.warnings { ask(warning, indent: indent) }
    addSystem(table, indent)
    addColumns(table, indent)
    for problem in table.problems where problem.code != .undeclaredCRS {
      ask(problem.inStudy, indent: indent)
    }
    for ability in table.abilities where ability.answer != .yes && ability.question != .place {
      note(ability.message, indent: indent)
    }
  }

  private mutating func addSystem(_ table: TableInspection, _ indent: Int) {
    let margin = String(repeating: " ", count: indent)
    switch (table.crs, table.crsSource) {
    case (let crs?, .assumed?):
      add("\(margin)crs: \(crs.name)")
      ask(.assumed(table), indent: indent)
    case (let crs?, _):
      add("\(margin)crs: \(YAMLText.scalar(crs.name))")
      note(.declared, indent: indent)
    case (nil, _):
      guard table.problems.contains(where: { $0.code == .undeclaredCRS }) else { return }
      ask(.system(table), indent: indent)
      add("\(margin)# crs: GCJ02")
    }
  }

  private mutating func addColumns(_ table: TableInspection, _ indent: Int) {
    let margin = String(repeating: " ", count: indent)
    let taken = table.columns.filter { $0.field != nil }
    let headers = Dictionary(grouping: table.columns, by: \.header)
    if !taken.isEmpty, taken.allSatisfy({ headers[$0.header]?.count == 1 && !$0.header.isEmpty }) {
      add("\(margin)columns:")
      for column in taken {
        add("\(margin)  \(column.field ?? ""): \(YAMLText.scalar(column.header))")
      }
    }
    let unknown = table.columns.filter { $0.field == nil && $0.basis == .unknown }
    if !unknown.isEmpty { note(.unknown(unknown), indent: indent) }
  }
}

enum YAMLText {
  /// A text as a scalar, in quotes unless it is certain that it needs none.
  static func scalar(_ text: String) -> String {
    let isPlain =
      text.first.map { $0.isLetter } == true
      && text.allSatisfy { $0.isLetter || $0.isNumber || "._/-".contains($0) }
      && !["true", "false", "yes", "no", "null", "on", "off", "y", "n"].contains(text.lowercased())
    guard !isPlain else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case _
      where scalar.properties.generalCategory == .control || scalar.value == 0x2028
        || scalar.value == 0x2029:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
