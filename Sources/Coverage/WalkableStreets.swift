import PlaneGeometry
import StreetNetwork

/// What walks go along: the streets, and how far the data about them reaches.
public struct WalkableStreets: Sendable {
  /// The streets, with the legs that lead onto them.
  public let access: StreetAccess
  /// Closed walls, whose openings are gates.
  public let rings: Enclosures
  /// The area whose streets are known; nil where nobody has said.
  public var extent: MultiPolygon?

  /// Streets, and the walls among them.
  public init(_ access: StreetAccess, rings: Enclosures = Enclosures([])) {
    self.access = access
    self.rings = rings
  }
}
