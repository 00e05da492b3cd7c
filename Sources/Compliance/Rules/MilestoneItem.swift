import CareModel
import Tables
import Wording

/// A step or a document for which a clause asks.
struct MilestoneItem: Sendable {
  /// What the day of another step is to the day of this one.
  struct Order: Sendable {
    let other: String
    /// Whether the same day is too late.
    let isStrict: Bool
  }

  let name: String
  let words: [String]
  /// The column of the subject's table that says it; nil if only the table of milestones does.
  let field: String?
  let from: CalendarDate?
  let to: CalendarDate?
  let order: Order?
  /// Whether any text in the column will do.
  let isGiven: Bool
  /// The only object that is asked.
  let object: String?
  private let exceptSuffix: String?
  private let exceptsRegion: Bool
  let isSoft: Bool
  let scope: SubjectType?

  init?(_ item: inout ClauseParameters) {
    guard let name = item.text("name") else {
      item.require("name")
      return nil
    }
    self.name = name
    words = item.texts("words") ?? [name]
    field = item.text("field")
    (from, to) = (item.date("from"), item.date("to"))
    let (latest, before) = (item.text("no_later_than"), item.text("before"))
    order = (before ?? latest).map { Order(other: $0, isStrict: before != nil) }
    isGiven = item.flag("given") ?? false
    object = item.text("object")
    exceptSuffix = item.text("except_suffix")
    exceptsRegion = item.flag("except_region") ?? false
    isSoft = item.text("severity") == "soft"
    scope = item.choice("about")
  }

  /// Whether a row of the clause is about this step.
  func isNamed(by record: Record) -> Bool {
    if let object, !Header(record.name ?? record.id).plain.contains(Header(object).plain) {
      return false
    }
    let named = Header(record.facts["事项名称"]?.text ?? "").plain
    return !named.isEmpty && words.contains { named.contains(Header($0).plain) }
      || order.map { Header($0.other).plain == named } ?? false
  }

  /// Whether the step is asked of an object of the table of milestones.
  func asks(of name: String, _ policy: Policy) -> Bool {
    if let object { return Header(name).plain.contains(Header(object).plain) }
    if let exceptSuffix, name.hasSuffix(exceptSuffix) { return false }
    return !(exceptsRegion && name == policy.region.chinese)
  }

  // MARK: - Judging

  /// Judges what is known of the step.
  func judge(_ step: MilestoneStep, _ asOf: CalendarDate?) -> RuleOutcome {
    var outcome = state(step, asOf)
    outcome.isSoft = isSoft
    if let to { outcome.due = .some(to) }
    outcome.evidence.calculation = MilestoneCalculation(
      name: name, step: step, window: from ?? to == nil ? nil : (from, to))
    return outcome
  }

  private func state(_ step: MilestoneStep, _ asOf: CalendarDate?) -> RuleOutcome {
    if isGiven {
      guard let text = step.text, Words.saysSomething(text) else {
        return .unknown(.figureMissing, settledBy: step.source)
      }
      return Words.flag(text).value == false || text == "未明确"
        ? RuleOutcome(.unmet, .notDone) : RuleOutcome(.met(since: nil))
    }
    if step.contradicts { return .unknown(.sourcesDiffer, settledBy: step.source) }
    if step.isDone == false {
      return step.days == nil
        ? RuleOutcome(.unmet, .notDone) : .unknown(.sourcesDiffer, settledBy: step.source)
    }
    if let days = step.days { return state(days, step, asOf) }
    guard step.isDone == true else { return .unknown(.figureMissing, settledBy: step.source) }
    if from != nil || to != nil || order != nil {
      return .unknown(.dateUnknown, settledBy: step.source)
    }
    return RuleOutcome(.met(since: nil))
  }

  private func state(
    _ days: ClosedRange<CalendarDate>, _ step: MilestoneStep, _ asOf: CalendarDate?
  ) -> RuleOutcome {
    if let asOf, days.lowerBound > asOf {
      // A day to come is a plan, unless the row says that it is done.
      return step.isDone == true
        ? .unknown(.dateUnknown, settledBy: step.source) : RuleOutcome(.unmet, .notDone)
    }
    if let order {
      guard let other = step.other else {
        return .unknown(.dateUnknown, settledBy: step.otherSource ?? order.other)
      }
      if order.isStrict ? days.upperBound < other.lowerBound : days.upperBound <= other.lowerBound {
        return RuleOutcome(.met(since: days.upperBound))
      }
      if order.isStrict ? days.lowerBound >= other.upperBound : days.lowerBound > other.upperBound {
        return RuleOutcome(.unmet, .outsideWindow)
      }
      return .unknown(.dateUnknown, settledBy: step.source)
    }
    let isAfter = from.map { days.lowerBound >= $0 } ?? true
    let isBefore = to.map { days.upperBound <= $0 } ?? true
    if isAfter, isBefore { return RuleOutcome(.met(since: days.upperBound)) }
    let mayBe =
      (from.map { days.upperBound >= $0 } ?? true) && (to.map { days.lowerBound <= $0 } ?? true)
    return mayBe
      ? .unknown(.dateUnknown, settledBy: step.source) : RuleOutcome(.unmet, .outsideWindow)
  }
}

/// What the tables say of a step.
struct MilestoneStep: Sendable {
  var isDone: Bool?
  var days: ClosedRange<CalendarDate>?
  /// The text of the cell, for steps of which any text will do.
  var text: String?
  /// The days of the step with which it is compared.
  var other: ClosedRange<CalendarDate>?
  var otherSource: String?
  /// Whether two rows say different things.
  var contradicts = false
  /// Where it stands, as `table.field`.
  var source: String
}

/// A step and its day, in words.
struct MilestoneCalculation: Calculation {
  let name: String
  let step: MilestoneStep
  let window: (from: CalendarDate?, to: CalendarDate?)?

  func text(_ language: Language) -> String {
    let done =
      step.days.map {
        $0.lowerBound == $0.upperBound ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)"
      }
      ?? step.isDone.map {
        $0 ? language.pick("done", "已完成") : language.pick("not done", "未完成")
      } ?? step.text ?? language.pick("not given", "未填")
    var text = name + language.pick(": ", "：") + done
    if let other = step.other { text += " / \(other.lowerBound)" }
    if let window {
      let days = "\(window.from.map(\.description) ?? "")–\(window.to.map(\.description) ?? "")"
      text += Message(en: ", between \(days)", zh: "，应在\(days)").text(language)
    }
    return text
  }
}
