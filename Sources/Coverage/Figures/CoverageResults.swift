import CareModel
import Geodesy
import Tables
import Wording

/// Everything that one analysis found, as the outputs need it.
public struct CoverageResults: Sendable {
  /// The estates that were asked about.
  public let estates: [Estate]
  /// The finding for each estate, in the order of `estates`.
  public let reaches: [EstateReach]
  /// All facilities with a location, whether or not they count.
  public let facilities: [Facility]
  /// How each facility was judged, in the order of `facilities`.
  public let qualifications: [Qualification]
  /// The circle of the question.
  public let circle: ServiceCircle
  /// The limit of the search for the nearest facility.
  public let searchLimit: Length
  /// The least reliable source among the coordinate reference systems of the inputs.
  public let crsSource: CRSSource
  /// How walks were measured.
  public let method: ReachMethod
  /// The attribution that the makers of the street data ask for; nil if they ask for none.
  public let attribution: String?
  /// The language of the texts.
  public let language: Language
  /// The clause that applies to each estate; nil if no policy is in force.
  public let clauses: EstateClauses?
  /// The part of a study that these results cover; nil for a whole study.
  public let part: ResultPart?
  /// The number of estates that lie outside the area asked about; nil if all are asked about.
  public let estatesOutside: Int?

  /// The results of one analysis; `reaches` is in the order of `estates`, `qualifications` in the order of
  /// `facilities`.
  public init(
    estates: [Estate], reaches: [EstateReach], facilities: [Facility],
    qualifications: [Qualification], circle: ServiceCircle, searchLimit: Length,
    crsSource: CRSSource, method: ReachMethod = .straight, attribution: String? = nil,
    language: Language, clauses: EstateClauses? = nil, part: ResultPart? = nil,
    estatesOutside: Int? = nil
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
    self.estatesOutside = estatesOutside
  }
}

extension CoverageResults {
  /// The indices of the facilities that these results count: in a part, only those that stand in its tile.
  package var ownFacilities: [Int] { part?.ownFacilities ?? Array(facilities.indices) }
}

extension ServiceCircle {
  /// A short form of the circle, which every record carries: `15 min elder 1 m/s detour 1.3`. Along streets the factor
  /// is that of the legs off them: `15 min elder 1 m/s streets, off-street 1.3`.
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
