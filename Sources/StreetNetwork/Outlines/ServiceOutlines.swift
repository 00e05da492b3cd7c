import Geodesy
import Parallel
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

  /// The areas of all centres together, one for each limit: one search, and one drawing of its border, on every
  /// core.
  public func dissolved() -> [MultiPolygon?] {
    let pieces = ReachedStreets(streets.graph, direction).pieces(ofEach: access, within: farthest)
    return OutlineTracer(streets, onEveryCore: true).outlines(
      of: pieces, facilities: centres.map(FixedCoordinate.init), within: limits)
  }

  /// For each limit the part of the area of all centres together that belongs to each centre: where its walk is
  /// the least, and of several the one that comes first. Parts share no ground. One search, on every core.
  public func split() -> [[MultiPolygon?]] {
    let pieces = ReachedStreets(streets.graph, direction).pieces(ofEach: access, within: farthest)
    return OutlineTracer(streets, onEveryCore: true).parts(
      of: pieces, facilities: centres.map(FixedCoordinate.init), within: limits)
  }

  /// The ways between each centre and the streets.
  private var access: [[AccessPoint]] {
    OnEveryCore.map(centres.count) { streets.points(from: centres[$0]) }
  }
}
