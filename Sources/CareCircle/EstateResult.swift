import CareModel
import Coverage
import Geodesy

/// One estate, with what a study found for it.
///
/// What the register says of it is read as if it stood here: `gap.name`, `gap.township`, `gap.built`,
/// `gap.households`, `gap.elders`, and whatever else an `Estate` has. A property is nil where the register leaves it
/// out.
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
    /// How long the circle's walker takes, rounded to 0.1 ms; nil under a plain radius.
    public let time: Duration?
    /// Where the walk starts.
    public let from: ReachedFrom

    /// The facility's id.
    public var id: String { facility.id }
    /// The facility's name; nil where its register has none.
    public var name: String? { facility.name }
  }

  /// The estate as it was read, its place in WGS 84.
  public let estate: Estate
  /// The nearest facility that counts, inside the circle or beyond it; nil where none is within the search limit.
  public let nearest: Nearest?
  /// The clause of the study's policy that the estate is held to; nil where the study names no policy, or the policy has
  /// no clause about the estate.
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

  /// The point by which the estate is known, in WGS 84: its own, the middle of its ground's box, else its first gate.
  ///
  /// Nil where its place is known by neither. In proportion to the corners of its ground.
  public var coordinate: Coordinate? { estate.anchor }

  /// Whether the estate is covered, a gap, undecided, or not asked about.
  public var verdict: Verdict { found.verdict }

  /// Why it is not covered; nil where it is covered or not asked about.
  public var reason: Reason? { found.reason }

  /// Whether a facility that counts is inside the circle, also for estates that the question is not about.
  public var reach: Reach { found.reach }

  /// How many facilities that count are inside the circle.
  public var inReach: Int { found.inReach }

  /// What would turn the verdict, where it hangs by a thread; empty under a plain radius.
  public var borderline: [BorderlineCause] { found.borderline }

  /// A property of the estate as it was read.
  public subscript<Value>(dynamicMember property: KeyPath<Estate, Value>) -> Value {
    estate[keyPath: property]
  }
}
