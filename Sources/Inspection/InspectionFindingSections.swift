import Wording

/// The sections about what can be answered, and about what is doubtful.
extension InspectionPage {
  mutating func abilitySection() {
    heading("WHAT AN ANALYSIS CAN ANSWER", "分析能回答什么")
    for ability in inspection.abilities {
      let answer =
        switch ability.answer {
        case .yes: say("yes   ", "可    ")
        case .partly: say("partly", "部分  ")
        case .no: say("no    ", "不可  ")
        }
      let mark = DisplayWidth.padded(ability.question.title.text(language), to: 13)
      paragraph(ability.message.text(language), mark: "\(answer)  \(mark)")
    }
  }

  mutating func duplicateSection() {
    heading("REPEATED ROWS", "重复")
    let duplicates = inspection.duplicates
    var table = TextTable([.text(34), .number, .text(20), .text(40)])
    table.add(
      say("identical to an earlier row", "与前面某行完全相同"), grouped(duplicates.identical.rows), "",
      shown(duplicates.identical.examples))
    table.add(
      say("another row's id, other content", "编号相同、内容不同"), grouped(duplicates.sameID.rows), "",
      shown(duplicates.sameID.examples))
    table.add(
      say("the same name*", "名称相同*"), grouped(duplicates.sameName.rows),
      shared(duplicates.sameName, "name", "个名称"), shown(duplicates.sameName.examples))
    table.add(
      say("the same coordinates*", "坐标相同*"), grouped(duplicates.samePlace.rows),
      shared(duplicates.samePlace, "place", "处"), shown(duplicates.samePlace.examples))
    add(table)
    paragraph(say("* identical rows not counted", "* 完全相同的行不计入"))
  }

  private func shared(_ group: DuplicateReport.Group, _ en: String, _ zh: String) -> String {
    group.shared == 0
      ? ""
      : say(
        "of \(counted(group.shared, en))",
        "共\(grouped(group.shared))\(zh)")
  }

  mutating func oddSection() {
    heading("OUT OF THE ORDINARY", "异常值")
    if let far = inspection.farPlaces {
      let (median, limit) = (
        Decimals.text(far.medianDistance.metres / 1000, 1),
        Decimals.text(far.limit.metres / 1000, 1)
      )
      paragraph(
        say(
          "places: half lie within \(median) km of the middle; \(grouped(far.count)) farther than "
            + "\(limit) km",
          "位置：一半在中心\(median) km以内；超过\(limit) km的有\(grouped(far.count))个")
          + tail(far.examples))
    }
    for measure in inspection.measures where measure.count > 0 {
      paragraph(text(measure) + tail(measure.examples))
    }
    if inspection.farPlaces == nil, inspection.measures.allSatisfy({ $0.count == 0 }) {
      paragraph(say("no numbers to look at", "没有可检查的数值"))
    }
  }

  private func tail(_ examples: [RowExample]) -> String {
    examples.isEmpty ? "" : say(": ", "：") + shown(examples)
  }

  private func text(_ measure: MeasureReport) -> String {
    // Years have no separator between thousands, so all numbers are written without one.
    let numbers = [measure.least, measure.median, measure.greatest].map { number in
      number.map { Decimals.text($0, 2, keepingZeros: false) } ?? "—"
    }
    let unit = measure.unit.map { " \($0)" } ?? ""
    let bounds = [measure.ordinary.lowerBound, measure.ordinary.upperBound].map {
      Decimals.text($0, 0)
    }
    return say(
      "\(measure.field): \(numbers[0]) to \(numbers[2])\(unit), median \(numbers[1]), of "
        + "\(counted(measure.count, "row")); \(grouped(measure.outside)) not within \(bounds[0]) to \(bounds[1])",
      "\(measure.field)：\(numbers[0])至\(numbers[2])\(unit)，中位数\(numbers[1])，"
        + "共\(grouped(measure.count))行；不在\(bounds[0])至\(bounds[1])之间的有\(grouped(measure.outside))个")
  }

  mutating func issueSection() {
    heading("REJECTED AND DOUBTFUL", "拒绝与存疑")
    if inspection.issueCounts.isEmpty { paragraph(say("nothing", "无")) }
    for issue in inspection.issueCounts {
      let field = issue.field.map { " \($0)" } ?? ""
      let severity = issue.severity.title.text(language)
      paragraph(
        "\(grouped(issue.count)) \(severity), \(issue.code.rawValue)\(field)" + tail(issue.examples)
      )
      paragraph(issue.message.text(language), mark: "    ")
    }
  }

  mutating func nameSection() {
    guard let names = inspection.names else { return }
    heading("NAMES", "名称")
    let share = Decimals.percent(names.others, of: names.named)
    paragraph(
      say(
        "\(counted(names.named, "row")) \(inNumber(names.named, "has", "have")) a name; \(grouped(names.speakingOfCare)) "
          + "\(inNumber(names.speakingOfCare, "speaks", "speak")) of elder care; "
          + "\(grouped(names.others)) (\(share)) \(inNumber(names.others, "is that", "are those")) of something else",
        "\(grouped(names.named))行有名称；\(grouped(names.speakingOfCare))个含养老字样；"
          + "\(grouped(names.others))个（\(share)）为其他事物"))
    for kind in names.kinds {
      paragraph(
        "\(grouped(kind.count)) \(kind.kind.title.text(language))" + tail(kind.examples), mark: "  "
      )
    }
  }
}

extension Ability.Question {
  fileprivate var title: Message {
    switch self {
    case .place: Message(en: "place", zh: "位置")
    case .identity: Message(en: "identity", zh: "编号")
    case .age: Message(en: "age", zh: "年代")
    case .setting: Message(en: "setting", zh: "城乡")
    case .gates: Message(en: "gates", zh: "出入口")
    case .township: Message(en: "township", zh: "乡镇街道")
    case .people: Message(en: "people", zh: "人口")
    case .kind: Message(en: "kind", zh: "类型")
    case .area: Message(en: "area", zh: "面积")
    case .status: Message(en: "status", zh: "状态")
    case .requirement: Message(en: "requirement", zh: "达标")
    case .estates: Message(en: "estates", zh: "小区")
    }
  }
}
