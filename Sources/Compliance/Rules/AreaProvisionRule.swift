import CareModel
import Geodesy

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
/// Worked example: 68,400 m² of floor area and 412 households require
/// `max(0.002 x 68,400, 0.30 x 412) = max(136.8, 123.6) = 136.8` m². Rooms of 120 and 90 m² add up to
/// 210 m², which is enough without `minimumPlace`.
public struct AreaProvisionRule: Sendable {
  /// The floor area of which the share is taken.
  public enum FloorAreaBasis: String, Sendable, CaseIterable {
    case total
    case aboveGround = "above_ground"
    case residential
  }

  /// How a fraction of a hundred households counts: in proportion, or as a full hundred.
  public enum HouseholdRounding: String, Sendable, CaseIterable {
    case proRata = "pro_rata"
    case ceil
  }

  /// The unit over which rooms and requirements are added up.
  public enum Sum: String, Sendable, CaseIterable {
    case estate, group, community
  }

  var shareOfFloorArea: Double?
  var floorArea = FloorAreaBasis.total
  var areaPerHundredHouseholds: Area?
  var householdRounding = HouseholdRounding.proRata
  var minimumTotal: Area?
  var minimumPlace: Area?
  var placeBasis = AreaBasis.gross
  var countsSmallPlaces = false
  var sum = Sum.estate

  // MARK: - What is owed

  /// The bounds of the required area. There is no upper bound if a term is unknown.
  func owed(households: Int?, floorArea: AreaInterval?, terms: inout [ProvisionTerm])
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
        .households(perHundred: each, count: households, isCeiled: householdRounding == .ceil))
      let hundreds = households.map { count -> Double in
        let exact = Double(count) / 100
        return householdRounding == .ceil ? exact.rounded(.up) : exact
      }
      lower = max(lower, each * (hundreds ?? 0))
      upper = Self.larger(upper, hundreds.map { each * $0 })
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
  }

  /// The bounds of the total area of the rooms that count. Records in the evidence which count and
  /// which do not.
  func provided(_ places: [Place], _ evidence: inout Evidence) -> AreaInterval {
    var lower = 0.0
    var upper: Double? = 0
    var everything = 0.0
    for place in places {
      let gross = place.area.bounds(.gross)
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
        lower += gross.lower
        evidence.used.append(place.place)
      } else {
        evidence.excluded.append(
          (place.place, (fits == nil ? FindingReason.areaUnknown : .statusUnknown).rawValue))
      }
    }
    if minimumPlace != nil, !countsSmallPlaces {
      evidence.alternative = ("count_small_places", Amount.rounded(everything))
    }
    return AreaInterval(lower: lower, upper: upper)
  }

  /// Why the area is not sufficient: there are no rooms, none of them counts, or their area is too
  /// small.
  private static func reason(_ evidence: Evidence) -> FindingReason {
    if !evidence.used.isEmpty { return .areaShort }
    if evidence.excluded.isEmpty { return .noRoom }
    let tooSmall = FindingReason.placeTooSmall.rawValue
    return evidence.excluded.contains { $0.why == tooSmall } ? .placeTooSmall : .onlyUnusable
  }

  private func isLargeEnough(_ area: RoomArea) -> Bool? {
    guard let minimumPlace else { return true }
    return area.bounds(placeBasis).isAtLeast(minimumPlace.squareMetres)
  }

  // MARK: - The two together

  /// Compares the provided area with the required area.
  func outcome(
    owed: AreaInterval, provided: AreaInterval, hasFloorArea: Bool, hasHouseholds: Bool,
    _ evidence: Evidence, tables: (estates: String, rooms: String)
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
    } else if evidence.excluded.contains(where: { $0.why == FindingReason.statusUnknown.rawValue })
    {
      outcome = .unknown(.statusUnknown, settledBy: "\(tables.rooms).use_status")
    } else {
      let field = placeBasis == .inner && minimumPlace != nil ? "inner_area" : "gross_area"
      outcome = .unknown(.areaUnknown, settledBy: "\(tables.rooms).\(field)")
    }
    let settles = outcome.evidence.settles
    outcome.evidence = evidence
    outcome.evidence.settles = settles
    outcome.required = Amount.rounded(owed.lower)
    outcome.actual = Amount.rounded(provided.lower)
    outcome.unit = .squareMetres
    return outcome
  }
}
