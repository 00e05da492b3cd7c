import CareModel
import Geodesy
import PlaneGeometry
import TextFormats

/// A township, a community or the whole study, with what was found in it.
public struct UnitRow: Sendable {
  /// What a row is about.
  public enum Level: String, Sendable {
    /// All estates and all ground.
    case whole
    /// 乡镇, 街道.
    case township
    /// 社区, 村.
    case community
  }

  /// What it is about.
  public var level: Level
  /// Its index among the units of its level in their table; nil for a unit that only estates name.
  public var number: Int?
  /// The id in the table of units; nil for a unit that only estates name, and for the whole.
  public var id: String?
  /// The name; nil for the whole, and for what belongs to no unit.
  public var name: String?
  /// The township of a community.
  public var township: String?
  /// Its ground, if it is known.
  public var ground: MultiPolygon?
  /// Its estates.
  public var figures = UnitFigures()
  /// Its ground by coverage; nil where it has none, or no ground was asked about.
  public var areas: AreaFigures?

  /// A row of nothing.
  public init(level: Level, id: String? = nil, name: String? = nil) {
    (self.level, self.id, self.name) = (level, id, name)
  }
}
