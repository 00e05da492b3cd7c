import Geodesy
import PlaneGeometry

/// A housing estate as the register describes it. A nil property means that the register does not
/// give the value.
public struct Estate: Sendable {
  /// The id, unique among the estates of a study.
  public var id: String
  /// The name as it is in the register.
  public var name: String?
  /// The location of the estate; its gates are given separately.
  public var place: EstatePlace
  /// The entrances. A walk starts at the one from which it is shortest.
  public var gates: [Gate] = []
  /// The township or subdistrict (乡镇、街道) to which the estate belongs.
  public var township: String?
  /// The community or village (社区、村) to which the estate belongs.
  public var community: String?
  /// Whether the estate is urban or rural. Registers without such a column list urban estates.
  public var setting: Setting? = .urban
  /// Whether the register marks it as an old estate (是否老旧小区).
  public var isOld: Bool?
  /// Whether it is on the roster for the renovation of old estates (是否纳入老旧小区改造计划).
  public var isOnRenovationRoster: Bool?
  /// Whether the cell of one of the two flags is filled but its value is unknown, for example a formula without a
  /// stored value. In that case, no year proves that the estate is not old.
  public var hasUnknownFlag = false
  /// The bounds of the year of completion.
  public var built: YearRange?
  /// The number of dwellings, if it is known exactly. Sums leave out an approximate number.
  public var households: Int? {
    get { householdBounds?.exact }
    set { householdBounds = newValue.flatMap { CountBounds(lower: $0, upper: $0) } }
  }
  /// The bounds of the number of dwellings; nil if it is unknown.
  public var householdBounds: CountBounds?
  /// The number of residents aged 60 or over.
  public var elders: Int?

  /// Makes an estate with an id and a location. All other properties have their default values.
  public init(id: String, place: EstatePlace) {
    self.id = id
    self.place = place
  }
}

/// The location of an estate, of an administrative unit or of a named site.
public enum EstatePlace: Hashable, Sendable {
  /// A single point, anywhere on or near the estate.
  case point(Coordinate)
  /// The area that it occupies.
  case area(MultiPolygon)
  /// Unknown except for the estate's gates.
  case gatesOnly
}

/// An entrance of an estate.
public struct Gate: Hashable, Sendable {
  /// The id, unique within the estate.
  public let id: String
  /// The location of the entrance.
  public let coordinate: Coordinate

  /// Makes an entrance from its id and its location.
  public init(id: String, coordinate: Coordinate) {
    self.id = id
    self.coordinate = coordinate
  }
}

/// Whether an estate is urban or rural.
public enum Setting: String, Sendable {
  /// In a city or town (城镇).
  case urban
  /// In the countryside (农村).
  case rural
}
