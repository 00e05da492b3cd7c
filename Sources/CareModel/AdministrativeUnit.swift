import Geodesy

/// A village, community or township that must provide elder care. A nil property means that the
/// table does not give the value.
public struct AdministrativeUnit: Sendable {
  /// The administrative level of a unit.
  public enum Level: String, Sendable, CaseIterable {
    /// An administrative village (行政村).
    case village
    /// An urban community (社区).
    case community
    /// A township, town or subdistrict (乡镇, 街道).
    case township
  }

  /// The type of a township-level unit.
  public enum TownshipType: String, Sendable, CaseIterable {
    /// A subdistrict, the urban type (街道).
    case street
    /// A town or township (镇, 乡).
    case town
  }

  /// The id, unique among the units of its level.
  public var id: String
  /// The name as it is in the table.
  public var name: String?
  /// The administrative level of the unit.
  public var level: Level
  /// Whether a township-level unit is a subdistrict or a town; nil for other levels.
  public var townshipType: TownshipType?
  /// The township to which the unit belongs.
  public var township: String?
  /// The location: a point or an area; nil if the table gives none.
  public var place: EstatePlace?
  /// The ids or names of the units with which it declares to share a room (共用村, 集中配置村).
  public var sharedWith: [String] = []
  /// The other columns of the table, such as 养老服务顾问人数.
  public var facts = Facts()

  /// Makes a unit with an id and a level. All other properties are initially unknown.
  public init(id: String, level: Level) {
    self.id = id
    self.level = level
  }
}

/// A site that a policy document mentions by name, such as a relocation site.
public struct NamedSite: Sendable {
  /// The id, unique among the named sites of a study.
  public var id: String
  /// The name as it is in the table.
  public var name: String?
  /// The township in which it lies.
  public var township: String?
  /// The location; nil if the table gives none.
  public var place: EstatePlace?

  /// Makes a site with an id. All other properties are initially unknown.
  public init(id: String) {
    self.id = id
  }
}
