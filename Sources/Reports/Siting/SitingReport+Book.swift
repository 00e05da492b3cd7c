import CareModel
import Layers
import TextFormats
import Wording
import Workbooks

extension SitingReport {
  /// The plan as a workbook: 选址方案 and 候选点位 in the form in which bureaus hand in their tables, and 仍无用房小区 for the
  /// estates that remain.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if the workbook cannot be made, for example because the folder for
  ///   temporary files is full.
  public func workbook(
    unit: String?, day: CalendarDate?
  ) throws(CareCircleError) -> ByteBuffer {
    var book = try ReportBook(ReportBook.Signature(unit: unit, day: day, language: language))
    try addPlan(to: &book)
    try addCandidates(to: &book)
    try addUncovered(to: &book)
    return try book.finished()
  }

  /// The goal, how good the plan is, and how walks are measured.
  private var basis: Message {
    let gap = Decimals.text(gapPercent, 2, keepingZeros: false)
    let proof =
      isOptimal
      ? Message(en: "proved optimal", zh: "已证明最优")
      : Message(en: "at most \(gap) % from the best", zh: "与最优方案相差不超过\(gap)%")
    let circle = circle.text(by: method)
    let (after, total) = (Decimals.grouped(Int(coveredAfter)), Decimals.grouped(Int(totalWeight)))
    return Message(
      en: "\(after) of \(total) \(weight) served; \(proof.english); circle: \(circle.english)",
      zh: "服务\(after)/\(total)（\(weightWords.chinese)）；\(proof.chinese)；服务圈：\(circle.chinese)")
  }

  /// What is counted, in words.
  public var weightWords: Message {
    switch weight {
    case "households": Message(en: weight, zh: "户数")
    case "elders": Message(en: weight, zh: "老年人口")
    default: Message(en: weight, zh: "小区数")
    }
  }

  // MARK: - 选址方案

  private func addPlan(to book: inout ReportBook) throws(CareCircleError) {
    try book.add(
      "选址方案",
      title: Message(en: "Sites of new care rooms", zh: "养老服务用房选址方案"),
      units: Message(en: "m², yuan, \(weight)", zh: "平方米、元、\(weightWords.chinese)"),
      basis: basis,
      [
        .init("Order", "次序", 6), .init("Phase", "批次", 8), .init("Site id", "点位编号", 16),
        .init("Site", "点位名称", 24), .init("Township", "乡镇（街道）", 16),
        .init("Mode", "方式", 10), .init("Owner", "权属", 12), .init("Area", "建筑面积", 10),
        .init("Cost", "造价", 12), .init("Estates nearest to it", "就近服务小区数", 12),
        .init("Served with it", "累计服务", 10), .init("Share", "累计比例", 10),
      ]
    ) { sheet in
      for (number, site) in sites.enumerated() {
        let candidate = candidates[site.candidate]
        sheet.beginRow()
        sheet.integer(number + 1)
        sheet.text(site.phase)
        add(candidate, to: &sheet)
        sheet.integer(site.serves.count)
        sheet.integer(Int(site.covered))
        sheet.number(totalWeight > 0 ? Double(site.covered) / Double(totalWeight) : nil, .share)
      }
    }
  }

  /// The cells that plan and candidates have in common.
  private func add(_ candidate: CandidateSite, to sheet: inout SheetWriter) {
    sheet.text(candidate.id)
    sheet.text(candidate.name)
    sheet.text(candidate.township)
    sheet.text(candidate.mode.map { language == .chinese ? $0.chinese : $0.rawValue })
    sheet.text(candidate.owner)
    sheet.number(candidate.area.leastKnown?.squareMetres, .general)
    sheet.integer(candidate.cost.map { Int($0) })
  }

  // MARK: - 候选点位

  private func addCandidates(to book: inout ReportBook) throws(CareCircleError) {
    let chosen = Set(sites.map(\.candidate))
    let yes = Message(en: "yes", zh: "是").text(language)
    try book.add(
      "候选点位",
      title: Message(en: "Candidate sites", zh: "候选点位"),
      units: Message(en: "m², yuan", zh: "平方米、元"),
      [
        .init("No.", "序号", 6), .init("Site id", "点位编号", 16), .init("Site", "点位名称", 24),
        .init("Township", "乡镇（街道）", 16), .init("Mode", "方式", 10), .init("Owner", "权属", 12),
        .init("Area", "建筑面积", 10), .init("Cost", "造价", 12), .init("Chosen", "是否入选", 8),
        .init("Why it is not used", "未采用原因", 28),
      ]
    ) { sheet in
      for (number, candidate) in candidates.enumerated() {
        sheet.beginRow()
        sheet.integer(number + 1)
        add(candidate, to: &sheet)
        sheet.text(chosen.contains(number) ? yes : nil)
        sheet.text(refusals[number]?.words.text(language))
      }
    }
  }

  // MARK: - 仍无用房小区

  private func addUncovered(to book: inout ReportBook) throws(CareCircleError) {
    let yes = Message(en: "yes", zh: "是").text(language)
    try book.add(
      "仍无用房小区",
      title: Message(en: "Estates that remain without a room", zh: "方案实施后仍无用房的小区"),
      units: Message(en: "m", zh: "米"),
      [
        .init("No.", "序号", 6), .init("Estate id", "小区编号", 16), .init("Estate", "小区名称", 24),
        .init("Township", "乡镇（街道）", 16), .init("A candidate could serve it", "有候选点位可服务", 14),
        .init("Nearest candidate", "最近候选点位", 18), .init("Walk", "步行距离", 10),
      ]
    ) { sheet in
      for (number, missed) in uncovered.enumerated() {
        let estate = demands[missed.demand]
        sheet.beginRow()
        sheet.integer(number + 1)
        sheet.text(estate.id)
        sheet.text(estate.name)
        sheet.text(estate.township)
        sheet.text(missed.isReachable ? yes : nil)
        sheet.text(missed.nearest.map { candidates[$0.candidate].id })
        sheet.number(missed.nearest?.metres, .decimal)
      }
    }
  }
}
