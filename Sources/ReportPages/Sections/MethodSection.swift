import CareModel
import Compliance
import Coverage
import Registers
import Reports
import Wording

/// The method in a paragraph that can be copied, and the files from which the figures come.
struct MethodSection {
  let results: CoverageResults
  let parameters: StudyParameters
  let inputs: [InputInfo]

  func append(to page: inout Markup) {
    page.section(.method) { page in
      page.raw("<p id=\"method-text\"")
      page.content(paragraph)
      page.raw("</p><p class=\"no-print\"><button type=\"button\" id=\"method-copy\"")
      page.content(Message(en: "Copy the paragraph", zh: "复制本段"))
      page.raw("</button> <span id=\"method-copied\" role=\"status\"></span></p>\n")
      sources(&page)
    }
  }

  private func sources(_ page: inout Markup) {
    page.say(Message(en: "Sources", zh: "数据来源"), in: "h3")
    page.openFrame(PageSection.method.short)
    page.raw("<table>")
    page.head([
      .text(en: "Input", zh: "输入"), .text(en: "File", zh: "文件"),
      .number(en: "Rows used", zh: "采用行数"),
      .number(en: "Rows rejected", zh: "拒绝行数"), .text(en: "Reference system", zh: "坐标系"),
    ])
    for input in inputs {
      page.raw("<tr>")
      page.cell(input.kind.title)
      page.cell(input.name)
      page.cell(input.rowsUsed)
      page.cell(input.rowsRejected)
      page.cell(input.crs?.name)
      page.raw("</tr>\n")
    }
    page.raw("</tbody></table></div>\n")
    page.say(
      Message(
        en: "Checksums and every parameter are in provenance.json.",
        zh: "各文件校验值与全部参数见 provenance.json。"), in: "p", class: "note")
  }

  // MARK: - The paragraph

  private var paragraph: Message {
    let sentences = [asked, counted, measured, day, decided, made]
    return Message(
      en: sentences.map(\.english).joined(separator: " "),
      zh: sentences.map(\.chinese).joined())
  }

  private var asked: Message {
    let circle = results.circle.text(by: results.method)
    let rule = parameters.question.ageRule
    let who =
      rule.includesAllAges
      ? Message(en: "every estate", zh: "全部小区")
      : Message(
        en: "every urban estate completed by the end of \(rule.lastYear) or listed as old",
        zh: "\(rule.lastYear)年底前建成或列为老旧小区的城镇小区")
    return Message(
      en:
        "The study asks of \(who.english) whether a care room lies within its circle (\(circle.english)).",
      zh: "本研究判定\(who.chinese)的服务圈（\(circle.chinese)）内是否有符合条件的养老服务用房。")
  }

  private var counted: Message {
    let requirement = parameters.question.requirement
    if requirement.acceptsAny {
      return Message(en: "Every facility of the table counts.", zh: "台账所列设施全部计入。")
    }
    let kinds = requirement.kinds.sorted { $0.rawValue < $1.rawValue }
    let area = Decimals.text(requirement.minimumArea.squareMetres, 2, keepingZeros: false)
    let english = kinds.map { $0.rawValue.replacing("_", with: " ") }.joined(separator: ", ")
    let chinese = kinds.map { $0.text(.chinese) }.joined(separator: "、")
    return Message(
      en: "A room counts if it is in use, has at least \(area) m² and is one of: \(english).",
      zh: "用房须已投入使用、面积不小于\(area)平方米，且类型为：\(chinese)。")
  }

  private var measured: Message {
    if results.method == .street {
      return Message(
        en:
          "Walks follow the streets of the network, from the best gate or the nearest point of the estate.",
        zh: "步行距离沿道路网计算，从小区最优出入口或最近处起算。")
    }
    return results.circle.limitMinutes == nil
      ? Message(
        en:
          "Distances are straight lines on the ellipsoid, from the best gate or the nearest point of the estate.",
        zh: "距离为椭球面直线距离，从小区最优出入口或最近处起算。")
      : Message(
        en:
          "Walks are straight lines on the ellipsoid times the detour factor, from the best gate or the nearest point of the estate: an estimate.",
        zh: "步行距离为椭球面直线距离乘以绕行系数，从小区最优出入口或最近处起算，属估算。")
  }

  private var day: Message {
    let day = parameters.question.requirement.asOf?.description
    let policy = parameters.policy
    let dated =
      day.map { Message(en: "Dates are judged as of \($0).", zh: "日期以\($0)为准。") }
      ?? Message(en: "No day was given, so dates prove nothing.", zh: "未指定核查日期，不以日期作判断。")
    guard let policy else { return dated }
    return Message(
      en: dated.english
        + " The policy is \(policy.title.english) (\(policy.number ?? policy.name)).",
      zh: dated.chinese + "依据《\(policy.title.chinese)》（\(policy.number ?? policy.name)）。")
  }

  private var decided: Message {
    Message(
      en:
        "Where a fact that would decide is missing, the estate is undecided: it counts neither as covered nor as a gap.",
      zh: "关键数据缺失、无法判定的小区列为“待核实”，既不计入覆盖，也不计入缺口。")
  }

  private var made: Message {
    let files = inputs.map(\.name)
    let attribution = results.attribution
    return Message(
      en:
        "Sources: \(files.joined(separator: ", "))\(attribution.map { "; \($0)" } ?? ""). Computed by CareCircle \(CareCircleVersion.current).",
      zh:
        "数据来源：\(files.joined(separator: "、"))\(attribution.map { "；\($0)" } ?? "")。由 CareCircle \(CareCircleVersion.current) 计算。"
    )
  }
}
