import CareModel
import Coverage
import Wording

/// Texts of pictures and pages in one language.
struct PictureWords {
  let language: Language

  init(_ language: Language) { self.language = language }

  func say(_ english: String, _ chinese: String) -> String {
    language == .chinese ? chinese : english
  }

  /// The language as Pango names it.
  var tag: String { say("en", "zh-cn") }

  /// A list in one line.
  func list(_ texts: [String]) -> String { texts.joined(separator: say(", ", "、")) }

  /// What is asked, as the title of a map.
  func title(_ question: ReachQuestion) -> String {
    let isAny = question.requirement.acceptsAny
    let isAll = question.ageRule.includesAllAges
    return say(
      "\(isAll ? "Housing estates" : "Old estates") with a \(isAny ? "care facility" : "care room") in reach",
      "\(isAll ? "住宅小区" : "老旧小区")养老服务\(isAny ? "设施" : "用房")覆盖图")
  }

  /// The findings in one sentence: who is covered, and what the undecided leave possible.
  func headline(_ tally: CoverageTally) -> String {
    let gaps = tally.verdicts[.gap, default: 0]
    let open = tally.verdicts[.indeterminate, default: 0]
    let (n, of) = (tally.covered.numerator, tally.covered.denominator)
    let share = bound(tally.covered)
    let (least, greatest) = (bound(tally.least), bound(tally.greatest))
    let range =
      open == 0
      ? ""
      : say(
        "; with these, between \(least) and \(greatest)", "，计入后覆盖率在\(least)至\(greatest)之间")
    return say(
      "\(Decimals.grouped(n)) of \(Decimals.grouped(of)) covered (\(share)), \(counted(gaps, "gap")), "
        + "\(Decimals.grouped(open)) undecided\(range)",
      "已覆盖\(Decimals.grouped(n))/\(Decimals.grouped(of))（\(share)），缺口\(Decimals.grouped(gaps))，"
        + "待核实\(Decimals.grouped(open))\(range)")
  }

  /// A share in percent, which no end of a line tears apart.
  func bound(_ share: Share) -> String {
    Decimals.percent(share.numerator, of: share.denominator)
      .replacing(" ", with: say("\u{A0}", ""))
  }

  /// A name with the id behind it.
  func named(_ name: String?, _ id: String) -> String {
    name.map { say("\($0) (\(id))", "\($0)（\(id)）") } ?? id
  }

  /// The circle and how walks are measured, as a sentence.
  func circle(_ results: CoverageResults) -> String {
    let circle = results.circle.text(by: results.method).text(language)
    return say("Circle: \(circle).", "服务圈：\(circle)。")
  }

  /// How far the walks can be trusted.
  func method(_ results: CoverageResults) -> String {
    results.method.isEstimated
      ? say(
        "Straight lines only estimate walks; walks along streets may be longer.",
        "按直线距离估算，实际步行路程可能更长。")
      : say("Walks are measured along streets.", "步行距离沿道路计算。")
  }

  /// The day for which the findings hold; nil if none was given.
  func day(_ parameters: StudyParameters) -> String? {
    parameters.question.requirement.asOf.map { say("As of \($0).", "截至日期：\($0)。") }
  }

  /// The inputs by their names.
  func sources(_ scene: PictureScene) -> String {
    var names: [String] = []
    for input in scene.inputs {
      // The folders of the author mean nothing to the readers of the map.
      let name = String(input.name.split(separator: "/").last ?? "")
      if !name.isEmpty, !names.contains(name) { names.append(name) }
    }
    let data = names.isEmpty ? "" : say("Data: ", "数据：") + list(names) + say(".", "。")
    let makers = scene.results.attribution.map { say(" Streets: \($0).", "道路：\($0)。") } ?? ""
    return data + makers
  }

  var program: String { "CareCircle \(CareCircleVersion.current)" }
}
