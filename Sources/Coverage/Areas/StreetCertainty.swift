import Geodesy
import Parallel
import PlaneGeometry
import StreetNetwork

/// The ground on which the streets of a study can show that no facility serves it. Gaps elsewhere are undecided, for
/// the same reasons as the gaps of estates.
///
/// It must be possible to step onto a street within the cap (otherwise `snap_failed`), and the streets must not end
/// before the limit is reached (otherwise `disconnected`). All ground around a short island of streets is uncertain,
/// even where an estate's own leg would use up the limit. Within the circle's reach of a facility that counts or may
/// count but joins no street, no gap is certain (`facility_unconnected`).
public struct StreetCertainty: Sendable {
  /// The ground from which one can step onto a street that leads on; nil if there is none.
  let steppable: MultiPolygon?
  /// The facilities that would serve if a street led to them.
  let unjoined: [Coordinate]
  /// How far those facilities would serve.
  let reach: Length

  /// Finds the certain ground within the bounding box of some corners.
  ///
  /// - Parameters:
  ///   - streets: the streets to walk.
  ///   - corners: the corners of the ground to analyse.
  ///   - hopes: the locations of the facilities that count or may count.
  ///   - limit: the limit on the walk, in metres of level street.
  public init?(
    _ streets: WalkableStreets, around corners: [Coordinate], hopes: [Coordinate], limit: Length
  ) {
    guard let west = corners.map(\.longitude).min(), let east = corners.map(\.longitude).max(),
      let south = corners.map(\.latitude).min(), let north = corners.map(\.latitude).max()
    else { return nil }
    steppable = streets.access.steppableGround(
      from: Coordinate(uncheckedLongitude: west, latitude: south),
      to: Coordinate(uncheckedLongitude: east, latitude: north), withoutStranded: limit)
    let isJoined = ParallelMap.map(hopes.count) { !streets.access.points(from: hopes[$0]).isEmpty }
    unjoined = zip(hopes, isJoined).filter { !$0.1 }.map(\.0)
    reach = limit
  }
}
