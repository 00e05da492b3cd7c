import Geodesy
import Parallel
import PlaneGeometry

/// Draws the areas from which the walk to centres, or to which the walk from centres, is within given limits.
public struct ServiceOutlines: Sendable {
  private let streets: StreetAccess
  private let centres: [Coordinate]
  /// The limits in metres of level street.
  private let limits: [Double]
  private let direction: ReachedStreets.Direction

  /// Prepares areas around `centres` within `limits`, which are lengths of level street.
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

  /// For each centre its own areas, one for each limit. The area of a larger limit contains that of a smaller one.
  ///
  /// Takes one search per centre and uses all cores.
  public func each() -> [[MultiPolygon?]] {
    ParallelMap.heavy(
      centres.count,
      state: { (ReachedStreets(streets.graph, direction), OutlineTracer(streets)) }
    ) { state, centre in
      let (reached, tracer) = state
      let pieces = reached.pieces(of: points(of: centre), within: farthest)
      return tracer.outlines(
        of: pieces, facilities: [FixedCoordinate(centres[centre])], within: limits)
    }
  }

  /// The areas of all centres together, one for each limit. Takes one search and uses all cores.
  public func dissolved() -> [MultiPolygon?] {
    let pieces = ReachedStreets(streets.graph, direction).pieces(ofEach: access, within: farthest)
    return OutlineTracer(streets, onEveryCore: true).outlines(
      of: pieces, facilities: centres.map(FixedCoordinate.init), within: limits)
  }

  /// For each limit, the area of all centres together, divided among the centres.
  ///
  /// Each place belongs to the centre with the shortest walk; of several at equal cost, to the first. Parts do not
  /// overlap. Takes one search and uses all cores.
  public func split() -> [[MultiPolygon?]] {
    let pieces = ReachedStreets(streets.graph, direction).pieces(ofEach: access, within: farthest)
    return OutlineTracer(streets, onEveryCore: true).parts(
      of: pieces, facilities: centres.map(FixedCoordinate.init), within: limits)
  }

  /// The access points of a centre. Beyond four of the longest legs all that two legs can reach by one piece of street
  /// is inside anyway.
  private func points(of centre: Int) -> [AccessPoint] {
    let rules = streets.rules
    let isSmall = (limits.min() ?? 0) < 4 * rules.cap.metres * rules.offStreetFactor
    return isSmall
      ? streets.pointsForSmallAreas(from: centres[centre])
      : streets.pointsForLargeAreas(from: centres[centre])
  }

  /// The access points of each centre.
  private var access: [[AccessPoint]] {
    ParallelMap.heavy(centres.count) { points(of: $0) }
  }
}
