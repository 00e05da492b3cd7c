import Geodesy

/// The sides of many places, those of each sorted into bands of latitude, in one piece of memory.
///
/// A side stands in every band that it crosses, so that a question reads one run of sides. Building it takes time and
/// memory in proportion to the sides and the bands that they cross.
struct BandedSides: Sendable {
  private struct Side {
    let start: Coordinate
    let end: Coordinate
  }

  private struct Place {
    var south = 0.0
    /// Bands in a degree.
    var density = 0.0
    var firstBand: Int32 = 0
    var bands: Int32 = 0
  }

  private var places: [Place] = []
  /// Where the sides of each band start; one more at the end.
  private var starts: [Int32] = [0]
  private var sides: [Side] = []

  init(_ grounds: [MultiPolygon?]) {
    places.reserveCapacity(grounds.count)
    var scratch = Scratch()
    for ground in grounds {
      if let ground { append(ground, &scratch) } else { places.append(Place()) }
    }
  }

  /// Memory that is used for one place after the other.
  private struct Scratch {
    var sides: [Side] = []
    var counts: [Int32] = []
  }

  private mutating func append(_ ground: MultiPolygon, _ scratch: inout Scratch) {
    scratch.sides.removeAll(keepingCapacity: true)
    var (low, high) = (Double.infinity, -Double.infinity)
    ground.forEachSide { start, end in
      scratch.sides.append(Side(start: start, end: end))
      (low, high) = (min(low, start.latitude), max(high, start.latitude))
    }
    let count = max(1, min(4096, scratch.sides.count / 8))
    let place = Place(
      south: low, density: Double(count) / max(1e-9, high - low),
      firstBand: Int32(truncatingIfNeeded: starts.count - 1),
      bands: Int32(truncatingIfNeeded: count))
    places.append(place)
    scratch.counts.removeAll(keepingCapacity: true)
    scratch.counts.append(contentsOf: repeatElement(0, count: count))
    for side in scratch.sides {
      for band in Self.bands(of: side, place) { scratch.counts[band] += 1 }
    }
    let base = sides.count
    var next = Int32(truncatingIfNeeded: base)
    for band in 0..<count {
      let own = scratch.counts[band]
      scratch.counts[band] = next
      next += own
      starts.append(next)
    }
    guard let filler = scratch.sides.first else { return }
    sides.append(contentsOf: repeatElement(filler, count: Int(next) - base))
    for side in scratch.sides {
      for band in Self.bands(of: side, place) {
        sides[Int(scratch.counts[band])] = side
        scratch.counts[band] += 1
      }
    }
  }

  private static func bands(of side: Side, _ place: Place) -> ClosedRange<Int> {
    let (a, b) = (side.start.latitude, side.end.latitude)
    return band(min(a, b), place)...band(max(a, b), place)
  }

  private static func band(_ latitude: Double, _ place: Place) -> Int {
    Int(max(0, min(Double(place.bands - 1), (latitude - place.south) * place.density)))
  }

  /// Whether a point lies inside or on the border of a place; a place without ground contains none.
  func contains(_ point: Coordinate, in number: Int) -> Bool {
    let place = places[number]
    guard place.bands > 0 else { return false }
    let band = Int(place.firstBand) + Self.band(point.latitude, place)
    var crossings = 0
    for side in sides[Int(starts[band])..<Int(starts[band + 1])] {
      if PlaneSide.touches(point, side.start, side.end) { return true }
      if PlaneSide.crossesRay(from: point, side.start, side.end) { crossings += 1 }
    }
    return crossings % 2 == 1
  }
}
