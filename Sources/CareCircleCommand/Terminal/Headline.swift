import CareCircle
import ResultFolders
import Wording

/// The findings of a run in one sentence.
struct Headline {
  let message: Message

  /// The headline about estates.
  init(_ tally: CoverageTally, _ circle: Message, notPlaced: Int, outside: Int?) {
    self.init(
      covered: tally.covered.numerator, of: tally.covered.denominator,
      gaps: tally.verdicts[.gap, default: 0],
      undecided: tally.verdicts[.indeterminate, default: 0], circle, notPlaced: notPlaced,
      outside: outside)
  }

  /// The headline about the estates of a folder of results.
  init(_ folder: ResultHeadline) {
    self.init(
      covered: folder.covered, of: folder.decided, gaps: folder.gaps, undecided: folder.undecided,
      folder.circle, notPlaced: folder.notPlaced, outside: folder.outside)
  }

  /// The headline about the area of the gaps and their number.
  init(
    _ figures: AreaFigures, pieces: Int, _ circle: Message, notPlaced: Int, outside: Int?
  ) {
    let (gap, demand, undecided) = (
      Self.squareKilometres(figures.gap), Self.squareKilometres(figures.demand),
      Self.squareKilometres(figures.undecided)
    )
    let share = Self.percent(figures.gap.squareMetres, of: figures.demand.squareMetres)
    let tail = Self.tail(circle, notPlaced, outside)
    message = Message(
      en: "uncovered \(gap) km2 of \(demand) km2\(share.english), \(undecided) km2 undecided; "
        + "\(counted(pieces, "piece")); \(tail.english)",
      zh: "未覆盖\(gap)平方公里，共\(demand)平方公里\(share.chinese)，待核实\(undecided)平方公里；"
        + "共\(Decimals.grouped(pieces))块；\(tail.chinese)")
  }

  private init(
    covered: Int, of decided: Int, gaps: Int, undecided: Int, _ circle: Message, notPlaced: Int,
    outside: Int?
  ) {
    let share = Self.percent(Double(covered), of: Double(decided))
    let tail = Self.tail(circle, notPlaced, outside)
    let (all, open) = (Decimals.grouped(decided), Decimals.grouped(undecided))
    message = Message(
      en: "covered \(Decimals.grouped(covered)) of \(all)\(share.english), "
        + "\(counted(gaps, "gap")), \(open) undecided; \(tail.english)",
      zh: "已覆盖\(Decimals.grouped(covered))/\(all)\(share.chinese)，缺口\(Decimals.grouped(gaps))，"
        + "待核实\(open)；\(tail.chinese)")
  }

  /// What belongs to every headline: the circle, the number of facilities whose location is not known, and the number
  /// of estates outside the area to which the study is limited.
  private static func tail(_ circle: Message, _ notPlaced: Int, _ outside: Int?) -> Message {
    let facilities = counted(notPlaced, "facility", "facilities")
    let limited = outside.map { count in
      Message(
        en: "; asked only within the given area, \(counted(count, "estate")) outside",
        zh: "；仅判定指定范围内，范围外\(Decimals.grouped(count))个小区")
    }
    return Message(
      en: "circle: \(circle.english)"
        + (notPlaced == 0 ? "" : "; \(facilities) could not be placed")
        + (limited?.english ?? ""),
      zh: "服务圈：\(circle.chinese)"
        + (notPlaced == 0 ? "" : "；\(Decimals.grouped(notPlaced))处设施无法定位")
        + (limited?.chinese ?? ""))
  }

  private static func percent(_ part: Double, of whole: Double) -> Message {
    guard whole > 0 else { return Message(en: "", zh: "") }
    let text = Decimals.text(part / whole * 100, 1)
    return Message(en: " (\(text) %)", zh: "（\(text)%）")
  }

  /// One decimal, or three for less than a square kilometre.
  private static func squareKilometres(_ area: Area) -> String {
    let value = area.squareMetres / 1e6
    return Decimals.text(value, value < 1 ? 3 : 1)
  }
}
