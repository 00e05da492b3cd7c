import CareCircle
import PlaneGeometry
import StreetNetwork

/// Times one search from all places together, and the drawing of their areas: as one, on one core and on all, and
/// split among them.
enum TogetherJob {
  static func run(_ streets: StreetAccess, _ places: [Coordinate], cell: Double, metres: Double) {
    let access = places.map(streets.points)
    let centres = places.map { FixedCoordinate($0) }
    let (searching, pieces) = timed {
      ReachedStreets(streets.graph).pieces(ofEach: access, within: WalkUnits.units(metres))
    }
    let tracers = [false, true].map {
      OutlineTracer(streets, cell: .metres(cell), onEveryCore: $0)
    }
    let (alone, one) = timed {
      tracers[0].outlines(of: pieces, facilities: centres, within: [metres])
    }
    let (shared, other) = timed {
      tracers[1].outlines(of: pieces, facilities: centres, within: [metres])
    }
    let (splitting, parts) = timed {
      tracers[1].parts(of: pieces, facilities: centres, within: [metres])
    }
    print(
      "{\"job\":\"together\",\"n\":\(places.count),\"pieces\":\(pieces.count),"
        + "\"search_s\":\(searching),\"dissolve_one_core_s\":\(alone),\"dissolve_s\":\(shared),"
        + "\"same\":\(one == other),\"split_s\":\(splitting),"
        + "\"parts\":\(parts.joined().count { $0 != nil })}")
  }

  private static func timed<Result>(_ body: () -> Result) -> (Double, Result) {
    let start = ContinuousClock.now
    let result = body()
    return ((ContinuousClock.now - start).seconds, result)
  }
}
