import CareModel
import Geodesy

/// By how much the largest of the rooms that are only too small falls short of the area that is required.
package struct RoomShortfall: Sendable {
  /// The room, and the way to it.
  package let room: NearMiss
  /// The largest area that it may have, in square metres.
  package let area: Double
  /// What it lacks, in square metres.
  package let missing: Double

  /// The largest of some rooms; the first of equals. Nil if there are none.
  package init?(_ undersized: [NearMiss], _ facilities: [Facility], minimum: Area) {
    let sizes = undersized.map { facilities[$0.facility].largestArea }
    guard let largest = sizes.indices.max(by: { sizes[$0] < sizes[$1] }) else { return nil }
    (room, area) = (undersized[largest], sizes[largest])
    missing = minimum.squareMetres - area
  }
}

extension CoverageResults {
  /// What the largest room in the circle of a gap lacks; nil unless the gap is one for want of area alone.
  package func shortfall(of estate: Int, minimum: Area) -> RoomShortfall? {
    let reach = reaches[estate]
    guard reach.verdict == .gap, reach.reason == .onlyUndersized else { return nil }
    return RoomShortfall(reach.undersized, facilities, minimum: minimum)
  }
}
