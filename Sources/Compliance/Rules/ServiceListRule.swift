import CareModel
import Tables
import Wording

extension ClauseKind {
  /// The lists of basic services of counties against that of the city.
  static let serviceList = ClauseKind(
    "service_list", scopes: [.of(.county, with: .basicServices)],
    help: "`maximum_age_months`", rule: ServiceListRule.self)
}

/// Compares the list of basic services of each county with that of the city, item by item.
///
/// Every service of the city has to be in the county's list, with an amount that is no smaller. The age of the list is
/// a matter of principle: one that is too old fails softly.
///
/// Worked example: the city grants 10 hours of help; a county that grants 8 fails, one that grants 12 passes, and one
/// whose amount is blank is undecided.
struct ServiceListRule: ClauseRule {
  private let maximumAge: Int?

  init(_ parameters: inout ClauseParameters) {
    maximumAge = parameters.count("maximum_age_months").map { min($0, 1200) }
  }

  func findings(_ subjects: ClauseSubjects) -> [Finding] {
    let register = subjects.register
    guard let records = register.records[.basicServices] else {
      return [subjects.finding(.county, 0, .missing(.basicServices))]
    }
    let byRegion = Dictionary(grouping: records, by: \.id)
    let regions = register.regions.indices.filter { byRegion[register.regions[$0].id] != nil }
    let cities = regions.filter { register.regions[$0].level == .city }
    let city = cities.flatMap { byRegion[register.regions[$0].id] ?? [] }
    let counties = regions.filter { !cities.contains($0) }
    guard !counties.isEmpty, cities.count == 1 else {
      let outcome = RuleOutcome.unknown(.figureMissing, settledBy: "basic_services.level")
      return [subjects.finding(.county, 0, outcome)]
    }
    return counties.map { region in
      let own = byRegion[register.regions[region].id] ?? []
      let outcome = RuleOutcome.worst([compared(own, with: city), age(own, register.asOf)])
      return subjects.finding(.county, region + 1, outcome)
    }
  }

  private func compared(_ own: [Record], with city: [Record]) -> RuleOutcome {
    let ownByName = Dictionary(grouping: own) { Self.name($0) }
    var short: [String] = []
    var open: [String] = []
    for service in city {
      let name = Self.name(service)
      guard let rows = ownByName[name], let row = rows.first else {
        short.append(name)
        continue
      }
      let wanted = RecordCells(facts: service.facts).figure("实现程度", as: .number)
      guard let least = wanted.value else {
        if wanted != .blank { open.append(name) }
        continue
      }
      guard let amount = RecordCells(facts: row.facts).figure("实现程度", as: .number).value,
        rows.count == 1
      else {
        open.append(name)
        continue
      }
      if amount < least { short.append(name) }
    }
    var outcome: RuleOutcome
    if !short.isEmpty {
      outcome = RuleOutcome(.unmet, .itemsMissing)
    } else if !open.isEmpty {
      outcome = .unknown(.figureMissing, settledBy: "basic_services.amount")
    } else {
      outcome = RuleOutcome(.met(since: nil))
    }
    outcome.required = Double(city.count)
    outcome.actual = Double(city.count - short.count - open.count)
    outcome.unit = .count
    outcome.evidence.calculation = ListCalculation(short: short, open: open, of: city.count)
    return outcome
  }

  private static func name(_ record: Record) -> String {
    Header(record.facts["服务项目"]?.text ?? "").plain
  }

  /// Whether the list is recent enough.
  private func age(_ own: [Record], _ asOf: CalendarDate?) -> RuleOutcome {
    guard let maximumAge else { return RuleOutcome(.notApplicable) }
    var outcome: RuleOutcome
    let days = own.compactMap { RecordCells(facts: $0.facts).days("发布日期")?.lowerBound }
    if let issued = days.max(), let asOf {
      let months = (asOf.year - issued.year) * 12 + asOf.month - issued.month
      let isOlder = months > maximumAge || (months == maximumAge && asOf.day > issued.day)
      outcome = isOlder ? RuleOutcome(.unmet, .periodOver) : RuleOutcome(.met(since: issued))
    } else {
      outcome = .unknown(.dateUnknown, settledBy: "basic_services.issued")
    }
    outcome.isSoft = true
    outcome.evidence.calculation = AgeCalculation(issued: days.max(), months: maximumAge)
    return outcome
  }
}

/// The services that are missing, smaller or in doubt.
struct ListCalculation: Calculation {
  let short: [String]
  let open: [String]
  let of: Int

  func text(_ language: Language) -> String {
    let (less, doubt) = (short.joined(separator: "、"), open.joined(separator: "、"))
    return Message(
      en:
        "\(of - short.count - open.count)/\(of) services; missing or smaller: \(less); in doubt: \(doubt)",
      zh: "\(of)项中符合\(of - short.count - open.count)项；缺少或低于市级：\(less)；待核实：\(doubt)"
    ).text(language)
  }
}

/// The age of a list.
struct AgeCalculation: Calculation {
  let issued: CalendarDate?
  let months: Int

  func text(_ language: Language) -> String {
    let day = issued?.description ?? "—"
    return Message(en: "issued \(day), at most \(months) months", zh: "发布\(day)，不超过\(months)个月")
      .text(language)
  }
}
