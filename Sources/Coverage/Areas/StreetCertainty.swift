import Geodesy
import Parallel
import PlaneGeometry
import StreetNetwork

/// Where the streets of a study can tell that nobody serves: a gap elsewhere is undecided, as an estate's is there.
///
/// One has to be able to step onto a street within the cap (else `snap_failed`), and the streets must not end
/// before the limit does (`disconnected`): of the ground around a short island all is uncertain, also where an
/// estate's own leg would use the limit up. Around a place that counts, or might, and that joins no street, nothing
/// is certain as far as the circle reaches (`facility_unconnected`).
public struct StreetCertainty: Sendable {
  /// The ground from which streets lead on; nil where there is none.
  let steppable: MultiPolygon?
  /// Places that would serve if streets led to them.
  let unjoined: [Coordinate]
  /// How far those would serve.
  let reach: Length

  /// What is certain of the ground inside of the box around some corners.
  ///
  /// - Parameters:
  ///   - streets: those that are walked.
  ///   - corners: the corners of the ground asked about.
  ///   - hopes: the places that count, or might.
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
