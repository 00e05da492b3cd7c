import CareModel
import Geodesy
import TextFormats
import Wording

extension ClauseKind {
  /// Rooms of a total area.
  static let areaProvision = ClauseKind(
    "area_provision",
    scopes: [.of(.newEstate, with: .rooms), .of(.community, with: .estates, .facilities)],
    help: """
      `share_of_floor_area`, `floor_area` (`total`, `above_ground`, `plot_ratio`, `residential`), \
      `area_per_100_households`, `household_rounding` (`pro_rata`, `ceil`), `minimum_total`, \
      `minimum_place`, `place_basis` (`gross`, `inner`), `count_small_places`, `sum` (`estate`, \
      `group`, `community`), `synchrony_steps` (`permit`, `start`, `acceptance`, `handover`), \
      `start` (the first day of the time allowed), `years`
      """,
    rule: AreaProvisionRule.self)
}

/// Requires rooms of a total area: a share of the floor area, an area per hundred households, or a
/// fixed minimum.
///
/// If several terms are given, the largest applies, since all of them must be met. The area per
/// hundred households is pro rata unless `ceil` is chosen: 150 households at 30 m² require 45 m², or
/// 60 m² with `ceil`. If the households or the floor area are unknown, the other terms give only a
/// lower bound of the requirement, which can prove a fail but never a pass.
///
/// With `minimumPlace`, rooms that are smaller do not count, so that an estate that requires 60 m²
/// still needs one room of 300 m² if that is the minimum. The total of all rooms is then reported as
/// the alternative.
///
/// With `synchrony`, rooms of a new estate must also be built and handed over together with it, as
/// `FourSynchronyRule` compares them.
///
/// Worked example: 68,400 m² of floor area and 412 households require
/// `max(0.002 x 68,400, 0.30 x 412) = max(136.8, 123.6) = 136.8` m². Rooms of 120 and 90 m² add up to
/// 210 m², which is enough without `minimumPlace`.
struct AreaProvisionRule: ClauseRule {
  /// The floor area of which the share is taken.
  enum FloorAreaBasis: String, Sendable, CaseIterable {
    case total
    case aboveGround = "above_ground"
    case plotRatio = "plot_ratio"
    case residential
  }

  /// How a fraction of a hundred households counts: in proportion, or as a full hundred.
  enum HouseholdRounding: String, Sendable, CaseIterable {
    case proRata = "pro_rata"
    case ceil
  }

  /// The unit over which rooms and requirements are added up.
  enum Sum: String, Sendable, CaseIterable {
    case estate, group, community
  }

  let shareOfFloorArea: Double?
  let floorArea: FloorAreaBasis
  let areaPerHundredHouseholds: Area?
  let householdRounding: HouseholdRounding
  let minimumTotal: Area?
  let minimumPlace: Area?
  let placeBasis: AreaBasis
  let countsSmallPlaces: Bool
  let sum: Sum
  let synchrony: FourSynchronyRule?
  let due: CalendarDate?

  // MARK: - Parameters

  init?(_ parameters: inout ClauseParameters) {
    shareOfFloorArea = parameters.share("share_of_floor_area")
    floorArea = parameters.choice("floor_area") ?? .total
    areaPerHundredHouseholds = parameters.area("area_per_100_households")
    householdRounding = parameters.choice("household_rounding") ?? .proRata
    minimumTotal = parameters.area("minimum_total")
    minimumPlace = parameters.area("minimum_place")
    placeBasis = parameters.choice("place_basis") ?? .gross
    countsSmallPlaces = parameters.flag("count_small_places") ?? false
    sum = parameters.choice("sum") ?? .estate
    synchrony = parameters.choices("synchrony_steps").map { FourSynchronyRule(steps: $0) }
    let years = parameters.count("years")
    due = parameters.date("start").flatMap { start in years.flatMap(start.adding) }
    guard shareOfFloorArea == nil, areaPerHundredHouseholds == nil, minimumTotal == nil else {
      return
    }
    // A term that is given but cannot be read has already been reported.
    let terms = ["share_of_floor_area", "area_per_100_households", "minimum_total"]
    if !terms.contains(where: parameters.has) {
      parameters.require(
        "share_of_floor_area, area_per_100_households or minimum_total",
        zh: " share_of_floor_area、area_per_100_households 或 minimum_total")
    }
    return nil
  }

  // MARK: - What is owed

  /// The bounds of the required area. There is no upper bound if a term is unknown.
  func owed(households: CountBounds?, floorArea: AreaInterval?, terms: inout [ProvisionTerm])
    -> AreaInterval
  {
    var lower = 0.0
    var upper: Double? = 0
    if let share = shareOfFloorArea {
      let exact = floorArea.flatMap { $0.lower == $0.upper ? $0.lower : nil }
      terms.append(.share(share, floorArea: exact ?? floorArea?.lower))
      lower = max(lower, share * (floorArea?.lower ?? 0))
      upper = Self.larger(upper, floorArea?.upper.map { share * $0 })
    }
    if let each = areaPerHundredHouseholds?.squareMetres {
      terms.append(
        .households(
          perHundred: each, count: households?.exact, isCeiled: householdRounding == .ceil))
      let hundreds = { (count: Int) -> Double in
        let exact = Double(count) / 100
        return householdRounding == .ceil ? exact.rounded(.up) : exact
      }
      lower = max(lower, each * (households.map { hundreds($0.lower) } ?? 0))
      upper = Self.larger(upper, households?.upper.map { each * hundreds($0) })
    }
    if let minimum = minimumTotal?.squareMetres {
      terms.append(.minimum(minimum))
      lower = max(lower, minimum)
      upper = Self.larger(upper, minimum)
    }
    return AreaInterval(lower: lower, upper: upper)
  }

  private static func larger(_ one: Double?, _ other: Double?) -> Double? {
    guard let one, let other else { return nil }
    return max(one, other)
  }

  // MARK: - What there is

  /// A room or facility, with what decides whether it counts.
  struct Place {
    let place: EvidencePlace
    let area: RoomArea
    let use: UseState
    /// What rows that may be about the same room have in common; nil if no other row is.
    var repeats: String?
  }

  private func surelyFits(_ place: Place) -> Bool {
    countsSmallPlaces || isLargeEnough(place.area) == true
  }

  /// Whether a place may count: it may be in use, and may be large enough.
  func mayCount(_ place: Place) -> Bool {
    if case .fails = place.use { return false }
    return countsSmallPlaces || isLargeEnough(place.area) != false
  }

  /// The bounds of the total area of the rooms that count. Records in the evidence which count and
  /// which do not. Of rows that may be about the same room, the smallest is certain, and all of them are possible.
  func provided(_ places: [Place], _ evidence: inout Evidence) -> AreaInterval {
    var lower = 0.0
    var upper: Double? = 0
    var everything = 0.0
    var leastOfRepeated: [String: Double] = [:]
    for place in places {
      let gross = place.area.bounds(.gross)
      if let key = place.repeats {
        let least = place.use == .inUse && surelyFits(place) ? gross.lower : 0
        leastOfRepeated[key] = min(leastOfRepeated[key] ?? least, least)
      }
      if case .fails(let why) = place.use {
        evidence.excluded.append((place.place, why.rawValue))
        continue
      }
      everything += gross.lower
      let fits = countsSmallPlaces ? true : isLargeEnough(place.area)
      if fits == false {
        evidence.excluded.append((place.place, FindingReason.placeTooSmall.rawValue))
        continue
      }
      upper = upper.flatMap { sum in gross.upper.map { sum + $0 } }
      if fits == true, place.use == .inUse {
        if place.repeats == nil {
          lower += gross.lower
          evidence.used.append(place.place)
        } else {
          evidence.excluded.append((place.place, FindingReason.idRepeated.rawValue))
        }
      } else {
        evidence.excluded.append(
          (place.place, (fits == nil ? FindingReason.areaUnknown : .statusUnknown).rawValue))
      }
    }
    lower += leastOfRepeated.values.reduce(0, +)
    if minimumPlace != nil, !countsSmallPlaces {
      evidence.alternative = ("count_small_places", Amount.rounded(everything))
    }
    return AreaInterval(lower: lower, upper: upper)
  }

  /// Why the area is not sufficient: there are no rooms, none of them counts, or their area is too
  /// small.
  private static func reason(_ evidence: Evidence) -> FindingReason {
    let hasRepeated = evidence.leavesOut(.idRepeated)
    if !evidence.used.isEmpty || hasRepeated { return .areaShort }
    if evidence.excluded.isEmpty { return .noRoom }
    return evidence.leavesOut(.placeTooSmall) ? .placeTooSmall : .onlyUnusable
  }

  private func isLargeEnough(_ area: RoomArea) -> Bool? {
    guard let minimumPlace else { return true }
    return area.bounds(placeBasis).isAtLeast(minimumPlace.squareMetres)
  }

  // MARK: - The two together

  /// Compares the provided area with the required area.
  func outcome(
    owed: AreaInterval, provided: AreaInterval, hasFloorArea: Bool, hasHouseholds: Bool,
    terms: [[ProvisionTerm]], _ evidence: Evidence, tables: (estates: String, rooms: String)
  ) -> RuleOutcome {
    var outcome = RuleOutcome(.unknown)
    if let upper = owed.upper, Amount.rounded(provided.lower) >= Amount.rounded(upper) {
      outcome = RuleOutcome(.met(since: nil))
    } else if let most = provided.upper, Amount.rounded(most) < Amount.rounded(owed.lower) {
      outcome = RuleOutcome(.unmet, Self.reason(evidence))
    } else if shareOfFloorArea != nil, !hasFloorArea {
      outcome = .unknown(.floorAreaUnknown, settledBy: "\(tables.estates).gfa")
    } else if areaPerHundredHouseholds != nil, !hasHouseholds {
      outcome = .unknown(.householdsUnknown, settledBy: "\(tables.estates).households")
    } else if evidence.leavesOut(.idRepeated) {
      outcome = .unknown(.idRepeated, settledBy: "\(tables.rooms).id")
    } else if evidence.leavesOut(.statusUnknown) {
      outcome = .unknown(.statusUnknown, settledBy: "\(tables.rooms).use_status")
    } else {
      let field = placeBasis == .inner && minimumPlace != nil ? "inner_area" : "gross_area"
      outcome = .unknown(.areaUnknown, settledBy: "\(tables.rooms).\(field)")
    }
    let settles = outcome.evidence.settles
    outcome.evidence = evidence
    outcome.evidence.settles = settles
    let required = Amount.rounded(owed.lower)
    outcome.evidence.calculation = ProvisionCalculation(estates: terms, required: required)
    outcome.required = required
    outcome.actual = Amount.rounded(provided.lower)
    outcome.unit = .squareMetres
    return outcome
  }
}

// MARK: - In words

/// The required area: the larger of several terms, for each of the estates whose requirements are added up.
struct ProvisionCalculation: Calculation {
  /// The terms of each estate.
  let estates: [[ProvisionTerm]]
  /// The result in square metres.
  let required: Double

  func append(_ language: Language, to text: inout ByteBuffer) {
    text.append("", "应配：", in: language)
    for (index, terms) in estates.enumerated() {
      if index > 0 { text.append(" + ", "；另加", in: language) }
      text.append("max(", "", in: language)
      for (index, term) in terms.enumerated() {
        if index > 0 { text.append(", ", "、", in: language) }
        term.append(language, to: &text)
      }
      text.append(")", terms.count > 1 ? "取大者" : "", in: language)
    }
    text.append(" = ", "，计", in: language)
    text.appendPlain(required)
    text.append(" m2", "平方米", in: language)
  }
}

/// One term of the calculation of a required area.
enum ProvisionTerm: Sendable {
  case share(Double, floorArea: Double?)
  case households(perHundred: Double, count: Int?, isCeiled: Bool)
  case minimum(Double)

  fileprivate func append(_ language: Language, to text: inout ByteBuffer) {
    language == .chinese ? appendChinese(to: &text) : appendEnglish(to: &text)
  }

  private func appendEnglish(to text: inout ByteBuffer) {
    switch self {
    case .share(let share, let area):
      text.append(share.description)
      text.append(" x ")
      guard let area else { return text.append("floor area?") }
      text.appendGrouped(area)
      text.append(" m2")
    case .households(let each, let count, let isCeiled):
      if isCeiled { text.appendPlain(each) } else { text.appendFixed(each / 100, decimals: 2) }
      text.append(isCeiled ? " x ceil(" : " x ")
      if let count { text.appendInt(count) } else { text.append("households?") }
      if isCeiled { text.append(" / 100)") }
    case .minimum(let area): text.appendPlain(area)
    }
  }

  private func appendChinese(to text: inout ByteBuffer) {
    switch self {
    case .share(let share, let area):
      if let area { text.appendGrouped(area) }
      text.append(area == nil ? "建筑面积不明×" : "平方米×")
      text.appendPlain(share * 100)
      text.append("%")
    case .households(let each, let count, let isCeiled):
      if let count { text.appendInt(count) }
      text.append(count == nil ? "户数不明" : "户")
      text.append(isCeiled ? "按百户进整，每百户" : "×")
      if isCeiled { text.appendPlain(each) } else { text.appendFixed(each / 100, decimals: 2) }
      text.append("平方米")
    case .minimum(let area):
      text.append("最低")
      text.appendPlain(area)
      text.append("平方米")
    }
  }
}
