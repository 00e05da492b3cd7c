import CareModel
import Coverage
import Registers
import Reports
import Wording

/// The number of estates to which the question would apply, and what is not known about them.
struct EstateOutlook {
  private let study: Study
  private var (old, others, yearless, settingless) = (0, 0, 0, 0)
  private var withoutElders = 0

  init(_ study: Study) {
    self.study = study
    for estate in study.estates {
      if estate.elders == nil { withoutElders += 1 }
      switch study.question.ageRule.applies(to: estate) {
      case .yes: old += 1
      case .no: others += 1
      case .unknown(.year): yearless += 1
      case .unknown(.setting): settingless += 1
      }
    }
  }

  var asked: Message {
    let open = yearless + settingless
    let outside = study.asked.outside.map { count in
      Message(
        en: "; \(Decimals.grouped(count)) more lie outside within",
        zh: "；另有\(Decimals.grouped(count))个位于 within 之外")
    }
    return Message(
      en:
        "estates: \(Decimals.grouped(old)) of \(Decimals.grouped(study.estates.count)) would be asked about, "
        + "\(Decimals.grouped(others)) are not old estates in town, \(Decimals.grouped(open)) would be undecided"
        + (outside?.english ?? ""),
      zh:
        "小区：共\(Decimals.grouped(study.estates.count))个，判定\(Decimals.grouped(old))个，"
        + "不适用\(Decimals.grouped(others))个，待核实\(Decimals.grouped(open))个" + (outside?.chinese ?? "")
    )
  }

  var missing: [Message] {
    [
      lack(
        yearless, ["built_year", "completion_date", "old_flag", "renovation_flag"],
        Message(en: "whether they are old estates", zh: "是否老旧小区不明")),
      lack(
        settingless, ["setting"], Message(en: "whether they lie in town", zh: "城乡属性不明")
      ),
      lack(
        withoutElders, ["elders"],
        Message(en: "how many older people live there", zh: "60岁以上人口不明")),
    ].compactMap(\.self)
  }

  private func lack(_ count: Int, _ fields: [String], _ what: Message) -> Message? {
    RowLack(study, .estates, count, of: study.estates.count, fields, what).message
  }
}

/// The number of facilities that would count, and what is not known about the others.
struct FacilityOutlook {
  private let study: Study
  private var counting = 0
  private var failing = 0
  private var unknown: [MissingFact: Int] = [:]

  init(_ study: Study) {
    self.study = study
    for facility in study.facilities {
      switch study.question.requirement.judge(facility) {
      case .qualifies: counting += 1
      case .fails: failing += 1
      case .unknown(let fact): unknown[fact, default: 0] += 1
      }
    }
  }

  var asked: Message {
    let open = unknown.values.reduce(0, +)
    return Message(
      en:
        "facilities: \(Decimals.grouped(counting)) of \(Decimals.grouped(study.facilities.count)) count, "
        + "\(Decimals.grouped(failing)) do not, \(Decimals.grouped(open)) may count",
      zh: "设施：共\(Decimals.grouped(study.facilities.count))处，计入\(Decimals.grouped(counting))处，"
        + "不计入\(Decimals.grouped(failing))处，待核实\(Decimals.grouped(open))处")
  }

  var missing: [Message] {
    [
      lack(.kindUnknown, ["facility_type"], Message(en: "their kind", zh: "类型不明")),
      lack(
        .areaUnknown, ["gross_area", "inner_area", "usable_area"],
        Message(en: "whether they are large enough", zh: "面积是否达标不明")),
      lack(
        .statusUnknown, ["use_status", "handover", "opening"],
        Message(en: "whether they are in use", zh: "是否在用不明")),
    ].compactMap(\.self)
  }

  private func lack(_ fact: MissingFact, _ fields: [String], _ what: Message) -> Message? {
    RowLack(study, .facilities, unknown[fact, default: 0], of: study.facilities.count, fields, what)
      .message
  }
}

/// A fact that is not known for some rows of an input, and the columns that would state it.
private struct RowLack {
  let message: Message?

  init(
    _ study: Study, _ kind: InputKind, _ count: Int, of all: Int, _ fields: [String],
    _ what: Message
  ) {
    guard count > 0 else {
      message = nil
      return
    }
    let columns = Set(study.inputs.filter { $0.kind == kind }.flatMap(\.columns.keys))
    let hasNone = columns.isDisjoint(with: fields)
    let list = fields.joined(separator: ", ")
    let one = fields.count > 1 ? Message(en: "one of ", zh: " 之一") : Message(en: "", zh: "")
    message = Message(
      en: "\(kind.key): \(Decimals.grouped(count)) of \(counted(all, "row")) "
        + "\(inNumber(count, "does", "do")) not tell \(what.english); "
        + (hasNone ? "there is no column of \(list)" : "fill in \(one.english)\(list)"),
      zh: "\(kind.key)：\(Decimals.grouped(all))行中有\(Decimals.grouped(count))行\(what.chinese)；"
        + (hasNone ? "没有 \(list) 列" : "请补充 \(list)\(one.chinese)"))
  }
}
