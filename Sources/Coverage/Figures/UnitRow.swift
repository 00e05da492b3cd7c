import CareModel
import Geodesy
import PlaneGeometry
import TextFormats

/// A township, a community or the whole study, with the findings in it.
public struct UnitRow: Sendable {
  /// The kind of unit that a row is about.
  public enum Level: String, Sendable {
    /// All estates and all ground.
    case whole
    /// A township or subdistrict (乡镇、街道).
    case township
    /// A community or village (社区、村).
    case community
  }

  /// The kind of unit.
  public var level: Level
  /// The index of the unit in the table of its level; nil for a unit that only estates name.
  public var number: Int?
  /// The id in the table of units; nil for a unit that only estates name, and for the whole study.
  public var id: String?
  /// The name; nil for the whole study, and for what belongs to no unit.
  public var name: String?
  /// The township of a community; nil for other units.
  public var township: String?
  /// Its ground, if it is known.
  public var ground: MultiPolygon?
  /// The figures of its estates.
  public var figures = UnitFigures()
  /// The coverage of its ground; nil if it has none, or if no ground was analysed.
  public var areas: AreaFigures?

  /// A row with figures of zero.
  public init(level: Level, id: String? = nil, name: String? = nil) {
    (self.level, self.id, self.name) = (level, id, name)
  }
}
