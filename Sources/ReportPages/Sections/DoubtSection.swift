import CareModel
import Coverage
import Registers
import Reports
import Wording

/// What the data lack: why estates are undecided, what would settle most of them, and what was doubted in the files.
struct DoubtSection {
  let results: CoverageResults
  let issues: [DataIssue]

  private static let most = 10
  private static let mostIssues = 30

  func append(to page: inout Markup) {
    page.section(.doubts) { page in
      undecided(&page)
      settling(&page)
      files(&page)
    }
  }

  // MARK: - Undecided estates

  private func undecided(_ page: inout Markup) {
    var counts: [Reason: (estates: Int, elders: Int)] = [:]
    for (estate, reach) in zip(results.estates, results.reaches)
    where reach.verdict == .indeterminate {
      guard let reason = reach.reason else { continue }
      counts[reason, default: (0, 0)].estates += 1
      counts[reason]?.elders &+= estate.elders ?? 0
    }
    guard !counts.isEmpty else {
      page.say(Message(en: "No estate is undecided.", zh: "没有待核实的小区。"), in: "p")
      return
    }
    let ranked = counts.sorted {
      ($1.value.estates, $0.key.rawValue) < ($0.value.estates, $1.key.rawValue)
    }
    let title = Message(en: "Why estates are undecided", zh: "小区待核实的原因")
    page.say(title, in: "h3")
    page.openFrame(title)
    page.raw("<table>")
    page.head([
      .text(en: "Reason", zh: "原因"), .number(en: "Estates", zh: "小区"),
      .number(en: "Older people, as far as known", zh: "已知老年人口"),
      .text(en: "What settles it", zh: "如何核实"),
    ])
    for (reason, count) in ranked {
      page.raw("<tr><th scope=\"row\"")
      page.content(reason.message)
      page.raw("</th>")
      page.cell(count.estates)
      page.cell(count.elders)
      page.cell(reason.remedy)
      page.raw("</tr>\n")
    }
    page.raw("</tbody></table></div>\n")
  }

  /// The facilities whose missing fact keeps most estates undecided.
  private func settling(_ page: inout Markup) {
    var counts: [Int: (estates: Int, elders: Int)] = [:]
    for (estate, reach) in zip(results.estates, results.reaches)
    where reach.verdict == .indeterminate && reach.reach == .indeterminate {
      for miss in reach.nearMisses {
        guard case .unknown = miss.why else { continue }
        counts[miss.facility, default: (0, 0)].estates += 1
        counts[miss.facility]?.elders &+= estate.elders ?? 0
      }
    }
    guard !counts.isEmpty else { return }
    let ranked = counts.sorted {
      ($1.value.estates, $1.value.elders, $0.key) < ($0.value.estates, $0.value.elders, $1.key)
    }
    page.say(Message(en: "What would settle most of them", zh: "优先核实以下用房"), in: "h3")
    page.raw("<ol>\n")
    for (facility, count) in ranked.prefix(Self.most) {
      guard case .unknown(let fact) = results.qualifications[facility] else { continue }
      let room = results.facilities[facility]
      page.raw("<li><button type=\"button\" class=\"link\"")
      page.attribute("data-f", String(facility))
      page.raw(">")
      page.data(room.name ?? room.id)
      page.raw("</button> ")
      let estates = PageNumbers.count(count.estates)
      page.say(
        Message(
          en:
            "\(fact.words.english): in reach of \(counted(count.estates, "undecided estate")), \(counted(count.elders, "older resident"))",
          zh: "\(fact.words.chinese)：影响待核实小区\(estates)个、老年人\(PageNumbers.count(count.elders))人"))
      page.raw("</li>\n")
    }
    page.raw("</ol>\n")
  }

  // MARK: - Files

  private struct Kind: Hashable {
    let file: String
    let code: DataIssue.Code
    let severity: DataIssue.Severity
  }

  private func files(_ page: inout Markup) {
    var groups: [Kind: (count: Int, first: DataIssue)] = [:]
    for issue in issues {
      let kind = Kind(file: issue.file, code: issue.code, severity: issue.severity)
      groups[kind, default: (0, issue)].count += 1
    }
    let title = Message(en: "What was doubted in the files", zh: "数据文件中的问题")
    page.say(title, in: "h3")
    guard !groups.isEmpty else {
      page.say(Message(en: "Nothing.", zh: "未发现问题。"), in: "p")
      return
    }
    let ranked = groups.sorted { left, right in
      let rank = { (severity: DataIssue.Severity) in
        severity == .rejected ? 0 : severity == .doubtful ? 1 : 2
      }
      return (rank(left.key.severity), -left.value.count, left.key.file, left.key.code.rawValue)
        < (rank(right.key.severity), -right.value.count, right.key.file, right.key.code.rawValue)
    }
    page.openFrame(title)
    page.raw("<table>")
    page.head([
      .text(en: "File", zh: "文件"), .text(en: "Effect", zh: "处理"), .number(en: "Rows", zh: "条数"),
      .text(en: "For example", zh: "示例"),
    ])
    for (kind, group) in ranked.prefix(Self.mostIssues) {
      page.raw("<tr>")
      page.cell(kind.file)
      page.cell(kind.severity.title)
      page.cell(group.count)
      page.cell(group.first.message)
      page.raw("</tr>\n")
    }
    page.raw("</tbody></table></div>\n")
    page.say(
      Message(
        en: "issues.csv lists every row with its line, field and value.",
        zh: "issues.csv 逐行列出行号、字段与原值。"), in: "p", class: "note")
  }
}

extension Reason {
  /// What would settle an undecided estate.
  var remedy: Message {
    switch self {
    case .kindUnknown: Message(en: "the kind of the rooms named below", zh: "补充下列用房的设施类型")
    case .areaUnknown: Message(en: "the area of the rooms named below", zh: "补充下列用房的面积")
    case .statusUnknown:
      Message(en: "whether the rooms named below are in use", zh: "核实下列用房是否在用")
    case .yearUnknown:
      Message(en: "the year of completion, or whether it is an old estate", zh: "补充建成年份或是否老旧小区")
    case .settingUnknown: Message(en: "whether the estate is urban or rural", zh: "补充城乡属性")
    case .snapFailed, .disconnected, .barrier:
      Message(en: "the gates of the estate, or the streets around it", zh: "补充小区出入口或周边道路")
    case .outsideNetwork, .edgeOfData: Message(en: "a larger extract of streets", zh: "使用范围更大的道路数据")
    case .edgeUncertain:
      Message(en: "the facilities of the neighbouring area", zh: "补充相邻区域的设施")
    case .facilityUnconnected:
      Message(en: "the streets around the facility", zh: "补充该设施周边道路")
    case .tooFar, .onlyUndersized, .onlyUnusable, .otherKind: Message(en: "—", zh: "—")
    }
  }
}
