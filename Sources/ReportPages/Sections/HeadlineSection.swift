import CareModel
import Coverage
import Reports
import Wording

/// How well the area is covered, in a handful of figures.
struct HeadlineSection {
  let results: CoverageResults
  let report: AreaReport
  let notPlaced: Int

  private var figures: UnitFigures { report.rows.first?.figures ?? UnitFigures() }
  private var tally: CoverageTally {
    results.reaches.reduce(into: CoverageTally()) { $0.add($1) }
  }

  func append(to page: inout Markup) {
    let tally = tally
    page.section(.headline) { page in
      page.raw("<div class=\"cards\">\n")
      covered(tally, &page)
      gaps(tally, &page)
      undecided(tally, &page)
      elders(&page)
      ground(&page)
      page.raw("</div>\n")
      notes(tally, &page)
    }
  }

  private func card(
    _ name: StaticString, _ title: Message, _ figure: Message, _ lines: [Message],
    _ page: inout Markup
  ) {
    page.raw("<div class=\"card ")
    page.raw(name)
    page.raw("\">")
    page.say(title, in: "h3")
    page.say(figure, in: "p", class: "figure")
    for line in lines { page.say(line, in: "p") }
    page.raw("</div>\n")
  }

  private func covered(_ tally: CoverageTally, _ page: inout Markup) {
    let (share, open) = (tally.covered, tally.verdicts[.indeterminate, default: 0])
    let (part, whole) = (PageNumbers.count(share.numerator), PageNumbers.count(share.denominator))
    var lines = [
      Message(
        en: "\(part) of \(whole) estates that are decided",
        zh: "已判定的\(whole)个小区中，\(part)个已覆盖")
    ]
    if open > 0 {
      let (least, greatest) = (
        PageNumbers.share(tally.least), PageNumbers.share(tally.greatest)
      )
      lines.append(
        Message(
          en:
            "at least \(least.english), at most \(greatest.english), however the undecided turn out",
          zh: "待核实小区查清后，最低\(least.chinese)，最高\(greatest.chinese)"))
    }
    card(
      "covered", Message(en: "Estates covered", zh: "小区覆盖率"), PageNumbers.percent(share.percent),
      lines, &page)
  }

  private func gaps(_ tally: CoverageTally, _ page: inout Markup) {
    let (households, elders) = (figures.households, figures.elders)
    var lines = [
      Message(
        en:
          "\(counted(households.gap, "household")), \(counted(elders.gap, "older resident")) as far as known",
        zh: "已知涉及\(PageNumbers.count(households.gap))户、老年人\(PageNumbers.count(elders.gap))人")
    ]
    if elders.unknownEstates > 0 {
      lines.append(
        Message(
          en:
            "\(counted(elders.unknownEstates, "estate")) without a number of older residents, whatever the verdict",
          zh: "另有\(PageNumbers.count(elders.unknownEstates))个小区（不论结论）未填老年人口"))
    }
    let count = tally.verdicts[.gap, default: 0]
    card(
      "gap", Message(en: "Gaps", zh: "缺口小区"),
      Message(en: PageNumbers.count(count), zh: "\(PageNumbers.count(count))个"), lines, &page)
  }

  private func undecided(_ tally: CoverageTally, _ page: inout Markup) {
    let count = tally.verdicts[.indeterminate, default: 0]
    let (households, elders) = (figures.households.indeterminate, figures.elders.indeterminate)
    card(
      "undecided", Message(en: "Undecided", zh: "待核实小区"),
      Message(en: PageNumbers.count(count), zh: "\(PageNumbers.count(count))个"),
      [
        Message(
          en:
            "\(counted(households, "household")), \(counted(elders, "older resident")) as far as known",
          zh: "已知涉及\(PageNumbers.count(households))户、老年人\(PageNumbers.count(elders))人"),
        Message(
          en: "neither covered nor a gap until the data say more",
          zh: "数据补齐前，既不计入覆盖，也不计入缺口"),
      ], &page)
  }

  private func elders(_ page: inout Markup) {
    let share = figures.elders.coveredShare
    guard share.denominator > 0 else { return }
    let (part, whole) = (PageNumbers.count(share.numerator), PageNumbers.count(share.denominator))
    card(
      "plain", Message(en: "Older residents covered", zh: "老年人口覆盖率"),
      PageNumbers.percent(share.percent),
      [
        Message(
          en: "\(part) of \(whole) in estates that are decided",
          zh: "已判定小区的老年人\(whole)人中，\(part)人已覆盖")
      ], &page)
  }

  private func ground(_ page: inout Markup) {
    guard let whole = report.areas?.whole, whole.demand.squareMetres > 0 else { return }
    let square = { (area: Double) in Decimals.text(area / 1e6, 2) }
    let (covered, all) = (square(whole.covered.squareMetres), square(whole.demand.squareMetres))
    card(
      "plain", Message(en: "Ground covered", zh: "用地覆盖率"),
      PageNumbers.percent(whole.covered.squareMetres / whole.demand.squareMetres * 100),
      [
        Message(
          en: "\(covered) of \(all) km² of the ground that was asked about",
          zh: "研究范围\(all)平方公里中，\(covered)平方公里已覆盖")
      ], &page)
  }

  private func notes(_ tally: CoverageTally, _ page: inout Markup) {
    let away = tally.verdicts[.notApplicable, default: 0]
    if away > 0 {
      page.say(
        Message(
          en:
            "The question does not apply to \(counted(away, "estate")) of \(PageNumbers.count(tally.total)).",
          zh: "全部\(PageNumbers.count(tally.total))个小区中，\(PageNumbers.count(away))个不属于判定对象。"),
        in: "p", class: "note")
    }
    if let outside = results.estatesOutside {
      page.say(
        Message(
          en: "\(counted(outside, "estate")) lie outside the area that is asked about.",
          zh: "\(PageNumbers.count(outside))个小区位于研究范围之外，未计入。"), in: "p", class: "note")
    }
    if notPlaced > 0 {
      page.say(
        Message(
          en:
            "\(counted(notPlaced, "facility", "facilities")) without a location: a gap may be none once they are placed.",
          zh: "\(PageNumbers.count(notPlaced))处设施没有坐标；补齐后，部分缺口可能消除。"),
        in: "p", class: "warning")
    }
    if results.method.isEstimated {
      page.say(
        Message(
          en: "Walks are estimated from straight lines; only streets know the walk.",
          zh: "步行距离按直线估算；实际步行距离须以道路网为准。"), in: "p", class: "note")
    }
  }
}
