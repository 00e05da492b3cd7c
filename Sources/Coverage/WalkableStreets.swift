import PlaneGeometry
import StreetNetwork

/// The streets to walk along, and the area that the data about them cover.
public struct WalkableStreets: Sendable {
  /// The streets, and the legs that lead onto them.
  public let access: StreetAccess
  /// Closed walls, over whose openings the places within them join the streets.
  public let rings: Enclosures
  /// The area within which every street is known; nil if none was declared.
  public var extent: MultiPolygon?

  /// Streets, with the walls among them.
  public init(_ access: StreetAccess, rings: Enclosures = Enclosures([])) {
    self.access = access
    self.rings = rings
  }
}
