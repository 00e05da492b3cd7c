import Compliance
import Wording

/// A policy as text for a terminal or a document.
public struct PolicyText {
  private let policy: Policy
  private let language: Language

  /// The texts of a policy in a language.
  public init(_ policy: Policy, _ language: Language) {
    self.policy = policy
    self.language = language
  }

  private func say(_ english: String, _ chinese: String) -> String {
    language == .chinese ? chinese : english
  }

  /// One line: name, number, region, days in force.
  public var line: String {
    [policy.name, policy.number ?? "—", policy.region.text(language), force]
      .joined(separator: "  ")
  }

  private var force: String {
    if policy.isDraft { return say("draft", "征求意见稿") }
    let first = policy.effective?.description ?? "?"
    let last = policy.expires?.description ?? say("no end", "未定期限")
    return say("in force \(first) to \(last)", "施行 \(first) 至 \(last)")
  }

  /// A line for each clause: id, kind, due date, what is checked.
  public var overview: String {
    let head = "\(policy.title.text(language))\n\(line)\n\n"
    let rows = policy.clauses.map { clause in
      let due = clause.due.map { say(" (due \($0))", "（\($0)前）") } ?? ""
      let soft = clause.isSoft ? say(" [soft]", "［原则性］") : ""
      return "\(clause.id)  \(clause.kind.name)\(soft)\(due)  \(summary(clause))"
    }
    return head + rows.joined(separator: "\n") + "\n"
  }

  private func summary(_ clause: Clause) -> String { clause.summary.text(language) }

  /// Everything that the policy file says about a clause.
  public func full(_ clause: Clause) -> String {
    var rows: [(String, String)] = [
      (say("clause", "条款"), "\(clause.id)  \(policy.number ?? policy.name) \(clause.section)"),
      (say("quotation", "原文"), clause.quotes.map { "「\($0)」" }.joined(separator: " ")),
      (say("checks", "核查"), summary(clause)),
      (say("kind", "类型"), clause.kind.name),
      (say("about", "对象"), clause.scope?.rawValue ?? "—"),
      (say("severity", "约束"), clause.isSoft ? say("soft", "原则性") : say("binding", "刚性")),
      (say("due", "期限"), clause.due?.description ?? "—"),
    ]
    if let first = clause.appliesFrom {
      rows.append((say("applies from", "适用起"), first.description))
    }
    if let last = clause.historicalAfter {
      rows.append((say("task ended", "任务截止"), last.description))
    }
    for parameter in clause.parameters {
      let options = clause.options.first { $0.name == parameter.name }?.values ?? []
      let others = options.filter { $0 != parameter.value }
      let choice =
        others.isEmpty
        ? ""
        : say(" (or \(others.joined(separator: ", ")))", "（可选 \(others.joined(separator: "、"))）")
      let doubt =
        clause.unverified.contains(parameter.name)
        ? say(" (unverified: give a value by --set)", "（未核实：请以 --set 指定）") : ""
      rows.append((parameter.name, parameter.value + choice + doubt))
    }
    if let reading = clause.reading { rows.append((say("reading", "理解"), reading.text(language))) }
    for source in clause.sources { rows.append((say("source", "来源"), source)) }
    return rows.filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1)" }.joined(separator: "\n") + "\n"
  }

  // MARK: - Markdown

  /// The policy as a chapter of a document.
  public var chapter: String {
    var text = "## \(policy.title.text(language))\n\n"
    text += say(
      "`\(policy.name)`: \(policy.number ?? "no number"), \(policy.region.text(language)); \(force).\n\n",
      "`\(policy.name)`：\(policy.number ?? "无文号")，\(policy.region.text(language))；\(force)。\n\n")
    text += tables
    text += say(
      "| clause | section | quotation | what is checked | kind | due | reading |\n",
      "| 条款 | 出处 | 原文 | 核查内容 | 类型 | 期限 | 理解 |\n")
    text += "|-|-|-|-|-|-|-|\n"
    for clause in policy.clauses { text += row(clause) }
    return text + "\n"
  }

  /// The tables that its clauses need, each with the clauses that stay undecided without it.
  private var tables: String {
    let needed = policy.missingTables { _ in false }
    guard !needed.isEmpty else { return "" }
    let head = say(
      "| table | clauses that stay undecided without it |\n", "| 所需的表 | 缺少时待核实的条款 |\n")
    let rows = needed.map { "| `\($0.name)` | \($0.clauses.joined(separator: ", ")) |\n" }
    return head + "|-|-|\n" + rows.joined() + "\n"
  }

  private func row(_ clause: Clause) -> String {
    let soft = clause.isSoft ? say(" (soft)", "（原则性）") : ""
    let parameters = clause.parameters.map { "`\($0.name): \($0.value)`" }.joined(separator: " ")
    let cells = [
      clause.id, clause.section, clause.quotes.joined(separator: " … "), summary(clause),
      "\(clause.kind.name)\(soft) \(parameters)", clause.due?.description ?? "",
      clause.reading?.text(language) ?? "",
    ]
    let safe = cells.map { $0.replacing("|", with: "\\|").replacing("\n", with: " ") }
    return "| " + safe.joined(separator: " | ") + " |\n"
  }
}
