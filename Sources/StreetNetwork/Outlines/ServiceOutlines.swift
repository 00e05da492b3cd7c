import Geodesy
import PlaneGeometry

/// The areas around some centres from which, or to which, a walk stays within some limits.
public struct ServiceOutlines: Sendable {
  private let streets: StreetAccess
  private let centres: [Coordinate]
  /// In metres of level street.
  private let limits: [Double]
  private let direction: ReachedStreets.Direction

  /// Areas around `centres` within `limits`, each a length of level street.
  public init(
    _ streets: StreetAccess, around centres: [Coordinate], within limits: [Length],
    _ direction: ReachedStreets.Direction = .towards
  ) {
    self.streets = streets
    self.centres = centres
    self.limits = limits.map(\.metres)
    self.direction = direction
  }

  private var farthest: UInt32 { WalkUnits.units(limits.max() ?? 0) }

  /// For each centre its own areas, one for each limit; those of larger limits hold those of smaller ones.
  ///
  /// One search a centre, on every core.
  public func each() -> [[MultiPolygon?]] {
    OnEveryCore.map(
      centres.count,
      state: { (ReachedStreets(streets.graph, direction), OutlineTracer(streets)) }
    ) { state, centre in
      let (reached, tracer) = state
      let pieces = reached.pieces(of: streets.points(from: centres[centre]), within: farthest)
      return tracer.outlines(
        of: pieces, facilities: [FixedCoordinate(centres[centre])], within: limits)
    }
  }

  /// The areas of all centres together, one for each limit: one search, and one drawing of its border.
  public func dissolved() -> [MultiPolygon?] {
    let access = centres.flatMap { streets.points(from: $0) }
    let pieces = ReachedStreets(streets.graph, direction).pieces(of: access, within: farthest)
    return OutlineTracer(streets).outlines(
      of: pieces, facilities: centres.map(FixedCoordinate.init), within: limits)
  }
}
