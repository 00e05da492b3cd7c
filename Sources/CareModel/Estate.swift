import Geodesy
import PlaneGeometry

/// A housing estate as its register describes it. Nil means that the register does not say.
public struct Estate: Sendable {
  /// Unique among the estates of a study.
  public var id: String
  /// The name, as read.
  public var name: String?
  /// Where it is.
  public var place: EstatePlace
  /// Its entrances; people walk from the best of them.
  public var gates: [Gate] = []
  /// The township or street (乡镇、街道) it belongs to.
  public var township: String?
  /// The community or village (社区、村) it belongs to.
  public var community: String?
  /// Urban or rural; an estate register that has no such column lists urban estates.
  public var setting: Setting? = .urban
  /// 是否老旧小区.
  public var isOld: Bool?
  /// 是否纳入老旧小区改造计划.
  public var isOnRenovationRoster: Bool?
  /// What is known of the year of completion.
  public var built: YearRange?
  /// Dwellings.
  public var households: Int?
  /// Residents of 60 years and more.
  public var elders: Int?

  /// An estate of which only its id and its place are known; set what else is.
  public init(id: String, place: EstatePlace) {
    self.id = id
    self.place = place
  }
}

/// The geometry of an estate.
public enum EstatePlace: Hashable, Sendable {
  /// One point, wherever the register put it.
  case point(Coordinate)
  /// The ground it stands on.
  case area(MultiPolygon)
  /// Nothing but its gates.
  case gatesOnly
}

/// An entrance of an estate.
public struct Gate: Hashable, Sendable {
  /// Unique within its estate.
  public let id: String
  /// Where it is.
  public let coordinate: Coordinate

  /// An entrance.
  public init(id: String, coordinate: Coordinate) {
    self.id = id
    self.coordinate = coordinate
  }
}

/// Whether an estate lies in town or in the country.
public enum Setting: String, Sendable {
  /// 城镇.
  case urban
  /// 农村.
  case rural
}
