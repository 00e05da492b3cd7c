import CareModel
import Coverage
import Reports
import Wording

/// A plan of sites: before and after, the curve of coverage against sites, and the sites in their order.
struct PlanSection {
  let plan: PlannedSites
  let before: CoverageResults

  private var report: SitingReport { plan.report }

  func append(to page: inout Markup) {
    page.section(.plan) { page in
      statement(&page)
      beforeAndAfter(&page)
      if !report.sites.isEmpty {
        curve(&page)
        table(&page)
      }
      remaining(&page)
    }
  }

  private func statement(_ page: inout Markup) {
    let gap = Decimals.text(report.gapPercent, 2, keepingZeros: false)
    let proof =
      report.isOptimal
      ? Message(en: "No plan is better: proved optimal.", zh: "已证明不存在更优方案。")
      : Message(en: "The plan is at most \(gap) % from the best.", zh: "与最优方案相差不超过\(gap)%。")
    let origin =
      report.isProposed
      ? Message(
        en: "The candidates are the gates and places of the gaps themselves.",
        zh: "候选点位取自缺口小区的出入口和位置。")
      : Message(
        en: "\(counted(report.candidates.count, "candidate")) of the table were examined.",
        zh: "共审视候选点位\(PageNumbers.count(report.candidates.count))处。")
    page.say(
      Message(
        en: "\(counted(report.sites.count, "new site")). \(origin.english) \(proof.english)",
        zh: "新增\(PageNumbers.count(report.sites.count))处。\(origin.chinese)\(proof.chinese)"),
      in: "p")
  }

  private func beforeAndAfter(_ page: inout Markup) {
    page.raw("<table class=\"narrow\">")
    page.head([
      .text(en: "Estates", zh: "小区"), .number(en: "Before", zh: "实施前"),
      .number(en: "After", zh: "实施后"),
    ])
    let both = [Self.figures(before), Self.figures(plan.after)]
    row(Message(en: "Rate", zh: "覆盖率"), &page) { page in
      for one in both {
        page.raw("<td class=\"n\"")
        page.content(PageNumbers.share(one.tally.covered))
        page.raw("</td>")
      }
    }
    for verdict in [Verdict.gap, .indeterminate] {
      row(verdict.message, &page) { page in
        for one in both { page.cell(one.tally.verdicts[verdict, default: 0]) }
      }
    }
    row(Message(en: "Older residents in gaps, as far as known", zh: "缺口小区已知老年人口"), &page) { page in
      for one in both { page.cell(one.elders.gap) }
    }
    page.raw("</tbody></table>\n")
  }

  private func row(_ title: Message, _ page: inout Markup, _ cells: (inout Markup) -> Void) {
    page.raw("<tr><th scope=\"row\"")
    page.content(title)
    page.raw("</th>")
    cells(&page)
    page.raw("</tr>\n")
  }

  private static func figures(_ results: CoverageResults) -> UnitFigures {
    zip(results.estates, results.reaches).reduce(into: UnitFigures()) { $0.add($1.0, $1.1) }
  }

  private func curve(_ page: inout Markup) {
    let total = max(1, Double(report.totalWeight))
    let share = { (covered: Int64) in Double(covered) / total * 100 }
    let frame = PlotFrame(largestX: Double(report.sites.count), largestY: 105)
    frame.open(Message(en: "Coverage against the number of sites", zh: "选址数量与覆盖率"), &page)
    frame.axes(
      x: Message(en: "new sites", zh: "新增用房（处）"),
      y: Message(
        en: "% of what is to be served (\(report.weight))", zh: "应服务量占比（%，\(report.weightWords)）"),
      stepX: max(1, PlotFrame.step(Double(report.sites.count), parts: 12)), &page)
    var line =
      "M\(Decimals.text(frame.x(0), 1)) \(Decimals.text(frame.y(share(report.coveredBefore)), 1))"
    for (number, site) in report.sites.enumerated() {
      line +=
        "H\(Decimals.text(frame.x(Double(number + 1)), 1))V\(Decimals.text(frame.y(share(site.covered)), 1))"
    }
    page.raw("<path class=\"curve\"")
    page.attribute("d", line)
    page.raw("/>\n")
    frame.close(&page)
  }

  private func table(_ page: inout Markup) {
    let hasPhases = report.sites.contains { $0.phase != nil }
    page.openFrame(PageSection.plan.short)
    page.raw("<table>")
    page.head(
      [.number(en: "Order", zh: "次序")] + (hasPhases ? [.text(en: "Phase", zh: "分期")] : []) + [
        .text(en: "Site", zh: "点位"), .text(en: "Township", zh: "乡镇（街道）"),
        .number(en: "Estates served", zh: "服务小区"), .number(en: "Covered after it", zh: "累计覆盖"),
        .number(en: "Cost, yuan", zh: "造价（元）"),
      ])
    for (number, site) in report.sites.enumerated() {
      let candidate = report.candidates[site.candidate]
      page.raw("<tr>")
      page.cell(number + 1)
      if hasPhases { page.cell(site.phase) }
      page.raw("<th scope=\"row\"><button type=\"button\" class=\"link\"")
      page.attribute("data-s", String(number))
      page.raw(">")
      page.data(candidate.name ?? candidate.id)
      page.raw("</button></th>")
      page.cell(candidate.township)
      page.cell(site.serves.count)
      page.cell(Int(site.covered))
      page.cell(candidate.cost.map { Int($0) })
      page.raw("</tr>\n")
    }
    page.raw("</tbody></table></div>\n")
  }

  private func remaining(_ page: inout Markup) {
    guard !report.uncovered.isEmpty else { return }
    let hopeless = report.uncovered.count { !$0.isReachable }
    page.say(
      Message(
        en:
          "\(counted(report.uncovered.count, "estate")) remain without a room; no candidate could cover \(PageNumbers.count(hopeless)) of them. uncovered.csv lists them.",
        zh:
          "实施后仍有\(PageNumbers.count(report.uncovered.count))个小区没有用房，其中\(PageNumbers.count(hopeless))个没有任何候选点位可覆盖，见 uncovered.csv。"
      ),
      in: "p", class: "note")
  }
}

extension SitingReport {
  /// What is counted, in Chinese.
  fileprivate var weightWords: String {
    switch weight {
    case "households": "户数"
    case "elders": "老年人口"
    default: "小区数"
    }
  }
}
