import Geodesy

/// A village, community or township that has to have places of care. Nil means that the table does not
/// say.
public struct AdministrativeUnit: Sendable {
  /// What kind of unit it is.
  public enum Level: String, Sendable, CaseIterable {
    /// 行政村.
    case village
    /// 社区.
    case community
    /// 乡镇, 街道.
    case township
  }

  /// What a township is.
  public enum TownshipType: String, Sendable, CaseIterable {
    /// 街道.
    case street
    /// 镇, 乡.
    case town
  }

  /// Unique among the units of its level.
  public var id: String
  /// The name, as read.
  public var name: String?
  /// What kind of unit it is.
  public var level: Level
  /// Street or town, for a township.
  public var townshipType: TownshipType?
  /// The township it belongs to.
  public var township: String?
  /// Where it is: a point, or its ground; nil when the table has no place.
  public var place: EstatePlace?
  /// The units, by id or name, with which it declares to share a room (共用村, 集中配置村).
  public var sharedWith: [String] = []

  /// A unit of which only id and level are known; set what else is.
  public init(id: String, level: Level) {
    self.id = id
    self.level = level
  }
}

/// A place that a document calls by its name, such as a relocation site.
public struct NamedSite: Sendable {
  /// Unique among the named sites of a study.
  public var id: String
  /// The name, as read.
  public var name: String?
  /// The township it lies in.
  public var township: String?
  /// Where it is.
  public var place: EstatePlace?

  /// A site of which only the id is known; set what else is.
  public init(id: String) {
    self.id = id
  }
}
