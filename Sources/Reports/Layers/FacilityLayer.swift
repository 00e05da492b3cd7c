import Coverage
import Layers

extension CoverageResults {
  /// Every facility: what it is, whether it counts, and whom it serves.
  ///
  /// A facility serves those covered estates of which it is the nearest facility that counts, so that each covered
  /// estate is served by exactly one. For a tile nobody is counted, since its facilities may serve estates of other
  /// tiles.
  public var facilityLayer: ResultLayer {
    let (facilities, served, isWhole) = (facilities, ServedPeople(self).counts, part == nil)
    return ResultLayer(
      "facilities", header: header(schema: "carecircle.facilities/1"), geometry: .point,
      count: facilities.count, records: part?.ownFacilities,
      columns: [
        .text("id") { $1.text(facilities[$0].id) },
        .text("name") { $1.text(facilities[$0].name) },
        .text("township") { $1.text(facilities[$0].township) },
      ] + facilityColumns + [
        .integer("estates_served") { isWhole ? served[$0].estates : nil },
        .integer("elders_served") { isWhole ? served[$0].elders : nil },
        .integer("elders_unknown_estates") { isWhole ? served[$0].unknown : nil },
      ] + sharedColumns + [.text("crs_source", all: crsSource.rawValue)],
      anchor: { facilities[$0].coordinate }, shape: { $1.point(facilities[$0].coordinate) })
  }
}

/// The covered estates of each facility, and the older people in them as far as their number is known.
private struct ServedPeople {
  private(set) var counts: [(estates: Int, elders: Int, unknown: Int)]

  init(_ results: CoverageResults) {
    counts = results.facilities.map { _ in (0, 0, 0) }
    for (estate, reach) in zip(results.estates, results.reaches) where reach.verdict == .covered {
      guard let facility = reach.nearest?.facility else { continue }
      counts[facility].estates += 1
      if let elders = estate.elders {
        counts[facility].elders += elders
      } else {
        counts[facility].unknown += 1
      }
    }
  }
}
