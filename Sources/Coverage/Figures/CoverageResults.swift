import CareModel
import Geodesy
import Tables
import Wording

/// Everything that one analysis found, as the outputs need it.
public struct CoverageResults: Sendable {
  /// The estates, and what was found for each, in the same order.
  public let estates: [Estate]
  /// What was found for each estate.
  public let reaches: [EstateReach]
  /// The facilities, and how each was judged, in the same order.
  public let facilities: [Facility]
  /// How each facility was judged.
  public let qualifications: [Qualification]
  /// The circle in force.
  public let circle: ServiceCircle
  /// How far the nearest facility was searched for.
  public let searchLimit: Length
  /// The weakest source among the coordinate reference systems of the inputs.
  public let crsSource: CRSSource
  /// By what walks were measured.
  public let method: ReachMethod
  /// Whom the makers of the street data ask to have named; nil if they ask for nobody.
  public let attribution: String?
  /// The language of texts.
  public let language: Language
  /// The clause that each estate is held to; nil where no policy is in force.
  public let clauses: EstateClauses?
  /// Which part of a study this is; nil for a whole one.
  public let part: ResultPart?

  /// Results of one analysis; `reaches` is in the order of `estates`, `qualifications` in the order
  /// of `facilities`.
  public init(
    estates: [Estate], reaches: [EstateReach], facilities: [Facility],
    qualifications: [Qualification], circle: ServiceCircle, searchLimit: Length,
    crsSource: CRSSource, method: ReachMethod = .straight, attribution: String? = nil,
    language: Language, clauses: EstateClauses? = nil, part: ResultPart? = nil
  ) {
    self.estates = estates
    self.reaches = reaches
    self.facilities = facilities
    self.qualifications = qualifications
    self.circle = circle
    self.searchLimit = searchLimit
    self.crsSource = crsSource
    self.method = method
    self.attribution = attribution
    self.language = language
    self.clauses = clauses
    self.part = part
  }
}

extension CoverageResults {
  /// The indices of the facilities that these results count: in a part, only those that stand in it.
  package var ownFacilities: [Int] { part?.ownFacilities ?? Array(facilities.indices) }
}

extension ServiceCircle {
  /// The circle in a few words that every record carries: `15 min elder 1 m/s detour 1.3`; along streets,
  /// where the factor is that of legs off them, `15 min elder 1 m/s streets, off-street 1.3`.
  public func code(by method: ReachMethod = .straight) -> String {
    switch self {
    case .walking(let limit, let walker, let detour):
      let minutes = Self.short(limit.inSeconds / 60)
      let speed = Self.short(walker.speed.metresPerSecond)
      let factor = method == .street ? "streets, off-street" : "detour"
      return "\(minutes) min \(walker.name) \(speed) m/s \(factor) \(Self.short(detour.value))"
    case .radius(let radius):
      return "radius \(Self.short(radius.metres)) m"
    }
  }

  /// A number without a needless `.0`.
  private static func short(_ value: Double) -> String {
    let text = String(value)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
