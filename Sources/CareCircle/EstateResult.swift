import CareModel
import Coverage
import Geodesy

/// An estate, with what a study found for it.
///
/// Properties of the estate's register can be read directly: `gap.name`, `gap.township`, `gap.built`, `gap.households`,
/// `gap.elders`, and all other properties of `Estate`. A property is nil if the register does not give it.
@dynamicMemberLookup
public struct EstateResult: Identifiable, Sendable {
  /// A facility that counts, and the way to it.
  public struct Nearest: Sendable {
    /// The facility, as its register describes it.
    public let facility: Facility
    /// The geodesic distance to it.
    public let straight: Length
    /// The length of the walk to it, along streets or by the circle's detour factor; nil under a plain radius.
    public let walk: Length?
    /// The time that the circle's walker takes, rounded to 0.1 ms; nil under a plain radius.
    public let time: Duration?
    /// Where the walk starts.
    public let from: ReachedFrom

    /// The facility's id, unique among the facilities of the study.
    public var id: String { facility.id }
    /// The facility's name; nil if its register gives none.
    public var name: String? { facility.name }
  }

  /// The estate as it was read, with its location in WGS 84.
  public let estate: Estate
  /// The nearest facility that counts, inside or outside the circle; nil if there is none within the search limit.
  public let nearest: Nearest?
  /// The clause of the study's policy that applies to the estate; nil if the study names no policy, or if the policy
  /// has no clause about the estate.
  public let clause: EstateClause?
  private let found: EstateReach

  init(_ results: CoverageResults, _ index: Int) {
    estate = results.estates[index]
    found = results.reaches[index]
    clause = results.clauses?[index]
    nearest = found.nearest.map { nearest in
      Nearest(
        facility: results.facilities[nearest.facility], straight: nearest.straight,
        walk: nearest.walk, time: nearest.time, from: nearest.from)
    }
  }

  /// The estate's id, unique in the study.
  public var id: String { estate.id }

  /// The point that represents the estate on a map, in WGS 84: its own point, otherwise the centre of its ground's
  /// bounding box, otherwise its first gate.
  ///
  /// Nil if none of these is known. Takes time proportional to the corners of the ground.
  public var coordinate: Coordinate? { estate.anchor }

  /// Whether the estate is covered, a gap, undecided, or not one to which the question applies.
  public var verdict: Verdict { found.verdict }

  /// Why the estate is not covered; nil if it is covered, or if the question does not apply to it.
  public var reason: Reason? { found.reason }

  /// Whether a facility that counts is inside the circle, even if the question does not apply to the estate.
  public var reach: Reach { found.reach }

  /// The number of facilities that count and are inside the circle.
  public var inReach: Int { found.inReach }

  /// What would change a borderline verdict; empty for other verdicts, and under a plain radius.
  public var borderline: [BorderlineCause] { found.borderline }

  /// A property of the estate as it was read.
  public subscript<Value>(dynamicMember property: KeyPath<Estate, Value>) -> Value {
    estate[keyPath: property]
  }
}
