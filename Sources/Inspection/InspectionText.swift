import Files
import TextFormats
import Registers
import Wording

extension TableInspection {
  /// Writes the inspection to a file, which appears whole or not at all; `-` is standard output.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if the file cannot be written.
  public func write(
    toPath path: String, asJSON: Bool, _ language: Language
  ) throws(CareCircleError) {
    var buffer = ByteBuffer()
    if !asJSON { buffer.append(text(language)) }
    let document = asJSON ? json(language) : buffer
    try OutputFile.write(to: path) { sink throws(CareCircleError) in try sink.write(document) }
  }

  /// The inspection as text for people.
  public func text(_ language: Language) -> String {
    var page = InspectionPage(inspection: self, language: language)
    page.write()
    return page.lines.map { VisibleText.of($0) + "\n" }.joined()
  }
}

/// Lays out an inspection, section by section.
package struct InspectionPage {
  package let inspection: TableInspection
  package let language: Language
  package private(set) var lines: [String] = []

  /// The width of a line, in columns of a terminal.
  package static let width = 76

  package init(inspection: TableInspection, language: Language) {
    self.inspection = inspection
    self.language = language
  }

  package mutating func write() {
    title()
    warnings()
    fileSection()
    columnSection()
    abilitySection()
    duplicateSection()
    oddSection()
    issueSection()
    nameSection()
  }

  // MARK: - Parts

  /// A sentence in the language of the page.
  package func say(_ english: String, _ chinese: String) -> String {
    language == .chinese ? chinese : english
  }

  mutating func heading(_ english: String, _ chinese: String) {
    lines += ["", say(english, chinese)]
  }

  package mutating func add(_ table: TextTable) {
    lines += table.lines()
  }

  /// Adds a paragraph whose first line is preceded by a mark.
  mutating func paragraph(_ text: String, mark: String = "") {
    let indent = DisplayWidth.of(mark) + 2
    for (number, line) in DisplayWidth.wrapped(text, to: Self.width - indent).enumerated() {
      lines.append(
        "  " + (number == 0 ? mark : String(repeating: " ", count: indent - 2)) + line)
    }
  }

  /// Examples as text, such as `line 12 甲, line 15 乙`.
  package func shown(_ examples: [RowExample]) -> String {
    examples.map { example in
      let text = example.text.map { DisplayWidth.shortened($0, to: 30) }
      let line = example.line.map(place)
      return [line, text].compactMap { $0 }.joined(separator: " ")
    }.joined(separator: say(", ", "、"))
  }

  private func place(_ line: Int) -> String {
    switch inspection.origin.rowKind {
    case .feature: say("feature \(line)", "第\(line)个要素")
    case .row: say("row \(line)", "第\(line)行")
    case nil: say("line \(line)", "第\(line)行")
    }
  }

  package func grouped(_ count: Int) -> String { Decimals.grouped(count) }

  // MARK: - Title and warnings

  private mutating func title() {
    let role = inspection.role
    lines.append("\(inspection.file): \(role.role.title.text(language))")
    paragraph(basis)
  }

  /// How it was decided what the file is, and how many columns each kind of input would recognise.
  private var basis: String {
    let counts = inspection.role.counts.map { "\($0.kind.key) \($0.columns)" }
      .joined(separator: ", ")
    let said =
      switch inspection.role.basis {
      case .declared: say("as you say", "按指定")
      case .headers: say("told by the headers", "由表头判断")
      case .names: say("told by the names, since the headers do not settle it", "表头不足以区分，由名称判断")
      case .geometry: say("told by its geometries", "由几何类型判断")
      case .unclear: say("UNCLEAR, taken for this; say it with --as", "不明，暂按此检查；请用 --as 指定")
      }
    return said + say(" (known columns: \(counts))", "（可识别列数：\(counts)）")
  }

  private mutating func warnings() {
    for warning in inspection.warnings {
      lines.append("")
      paragraph(warning.text(language), mark: say("WARNING  ", "警告  "))
    }
  }
}
