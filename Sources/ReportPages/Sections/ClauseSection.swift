import CareModel
import Compliance
import Coverage
import Reports
import Wording

/// Each clause of the policy with its verdicts, and the clauses with a date on a line of time.
struct ClauseSection {
  private let clauses: Result<ComplianceReport?, CareCircleError>

  init(_ clauses: Result<ComplianceReport?, CareCircleError>) { self.clauses = clauses }

  func append(to page: inout Markup) {
    page.section(.clauses) { page in
      switch clauses {
      case .success(let report?): ClauseTable(report: report).append(to: &page)
      case .success(nil): break
      case .failure(let error):
        page.say(
          Message(
            en: "The clauses were not judged, since a table of theirs cannot be used:",
            zh: "条款未核查，因其所需的表无法使用："), in: "p", class: "warning")
        for problem in error.problems {
          page.raw("<p>")
          page.say(
            Message(
              en: "\(problem.file): \(problem.message.english)",
              zh: "\(problem.file)：\(problem.message.chinese)"))
          page.raw("</p>\n")
        }
      }
    }
  }
}

/// The table of clauses.
private struct ClauseTable {
  let report: ComplianceReport

  private var policy: Policy { report.check.policy }

  func append(to page: inout Markup) {
    let tallies = tallies
    page.raw("<p><strong>")
    page.say(policy.title)
    page.raw("</strong> ")
    page.data(policy.number ?? "")
    page.raw("</p>\n")
    page.say(
      Message(
        en:
          "Only binding fails count against anybody; what a draft, an expired or a later text asks is shown and fails nobody.",
        zh: "只有刚性条款的不合格计入结论；征求意见稿、已失效或尚未施行的条款只列出，不判不合格。"),
      in: "p", class: "note")
    key(&page)
    page.openFrame(PageSection.clauses.short)
    page.raw("<table class=\"clauses\">")
    page.head(Self.columns)
    for (index, clause) in policy.clauses.enumerated() {
      if let tally = tallies[index] { append(clause, tally.tally, tally.effect, &page) }
    }
    page.raw("</tbody></table></div>\n")
    DeadlinePlot(report: report, tallies: tallies.mapValues(\.tally)).append(to: &page)
  }

  private static let columns: [Column] = [
    .text(en: "Clause", zh: "条款"), .text(en: "What is checked", zh: "核查内容"),
    .text(en: "Effect", zh: "效力"), .text(en: "Due", zh: "期限"),
    .text(en: "Verdicts", zh: "核查结论"), .number(en: "Met", zh: "合格"),
    .number(en: "Not met", zh: "不合格"), .number(en: "Undecided", zh: "待核实"),
    .number(en: "Not due", zh: "未到期"),
  ]

  private func key(_ page: inout Markup) {
    page.raw("<p class=\"key\">")
    for (name, words) in [
      ("swatch covered" as StaticString, ClauseVerdict.pass.words),
      ("swatch gap", ClauseVerdict.fail.words),
      ("swatch undecided", ClauseVerdict.indeterminate.words),
      ("swatch later", ClauseVerdict.notDue.words),
    ] {
      page.raw("<span class=\"")
      page.raw(name)
      page.raw("\"></span>")
      page.say(words)
      page.raw(" ")
    }
    page.raw("</p>\n")
  }

  /// The verdicts of each clause, and the strongest effect that they have.
  private var tallies: [Int: (tally: FindingTally, effect: Effect)] {
    var tallies: [Int: (tally: FindingTally, effect: Effect)] = [:]
    for finding in report.check.findings {
      tallies[finding.clause, default: (FindingTally(), finding.effect)].tally.add(finding.verdict)
      if finding.effect == .binding { tallies[finding.clause]?.effect = .binding }
    }
    return tallies
  }

  private func append(
    _ clause: Clause, _ tally: FindingTally, _ effect: Effect, _ page: inout Markup
  ) {
    page.raw("<tr><th scope=\"row\">")
    page.data(clause.id)
    page.raw("</th><td>")
    page.say(clause.summary)
    if !clause.quotes.isEmpty {
      page.raw("<br><q lang=\"zh\">")
      page.data(clause.quotes.joined(separator: "…"))
      page.raw("</q>")
    }
    page.raw("</td>")
    page.cell(effect.words)
    page.cell(clause.due?.description)
    page.raw("<td>")
    bar(clause, tally, &page)
    page.raw("</td>")
    for count in [tally.met, tally[.fail], tally[.indeterminate], tally[.notDue]] {
      page.cell(count)
    }
    page.raw("</tr>\n")
  }

  private func bar(_ clause: Clause, _ tally: FindingTally, _ page: inout Markup) {
    let rate = PageNumbers.percent(tally.rate.percent)
    VerdictBar(parts: [
      ("covered", tally.met), ("gap", tally[.fail]), ("undecided", tally[.indeterminate]),
      ("later", tally[.notDue]),
    ]).append(
      to: &page,
      title: Message(
        en: "\(clause.id): \(rate.english) of \(PageNumbers.count(tally.decided)) decided are met",
        zh: "\(clause.id)：已判定\(PageNumbers.count(tally.decided))项，合格率\(rate.chinese)"))
    page.raw("<span class=\"small\"")
    page.content(
      Message(
        en: "\(rate.english) (\(tally.met) of \(tally.decided))",
        zh: "\(rate.chinese)（\(tally.met)/\(tally.decided)）"))
    page.raw("</span>")
  }
}

extension Effect {
  /// The effect in words.
  var words: Message {
    switch self {
    case .binding: Message(en: "binding", zh: "刚性")
    case .soft: Message(en: "an aim", zh: "原则性")
    case .draft: Message(en: "draft", zh: "征求意见稿")
    case .notInForce: Message(en: "not in force yet", zh: "尚未施行")
    case .historical: Message(en: "no longer in force", zh: "已失效")
    case .legacy: Message(en: "older than the rule", zh: "早于规定")
    }
  }
}
