import Geodesy

/// The sides of many multi-polygons, sorted by multi-polygon and band of latitude in one array.
///
/// Each side is stored in every band that it crosses, so that a query reads a single run of sides.
/// Building takes time and memory proportional to the number of sides times the bands they cross.
struct BandedSides: Sendable {
  private struct Side {
    let start: Coordinate
    let end: Coordinate
  }

  /// The bands of one multi-polygon, from south to north. Without any, it contains no point.
  private struct Bands {
    var south = 0.0
    /// The number of bands per degree of latitude.
    var density = 0.0
    var first: Int32 = 0
    var count: Int32 = 0
  }

  /// The bands of each multi-polygon.
  private var bands: [Bands] = []
  /// The index of each band's first side, and at the end the number of sides.
  private var starts: [Int32] = [0]
  private var sides: [Side] = []

  init(_ polygons: [MultiPolygon?]) {
    bands.reserveCapacity(polygons.count)
    var scratch = Scratch()
    for polygon in polygons {
      if let polygon { append(polygon, &scratch) } else { bands.append(Bands()) }
    }
  }

  /// Memory that is reused for every multi-polygon.
  private struct Scratch {
    var sides: [Side] = []
    var counts: [Int32] = []
  }

  private mutating func append(_ polygon: MultiPolygon, _ scratch: inout Scratch) {
    scratch.sides.removeAll(keepingCapacity: true)
    var (low, high) = (Double.infinity, -Double.infinity)
    polygon.forEachSide { start, end in
      scratch.sides.append(Side(start: start, end: end))
      (low, high) = (min(low, start.latitude), max(high, start.latitude))
    }
    let count = max(1, min(4096, scratch.sides.count / 8))
    let own = Bands(
      south: low, density: Double(count) / max(1e-9, high - low),
      first: Int32(truncatingIfNeeded: starts.count - 1),
      count: Int32(truncatingIfNeeded: count))
    bands.append(own)
    scratch.counts.removeAll(keepingCapacity: true)
    scratch.counts.append(contentsOf: repeatElement(0, count: count))
    for side in scratch.sides {
      for band in Self.bands(of: side, own) { scratch.counts[band] += 1 }
    }
    let base = sides.count
    var next = Int32(truncatingIfNeeded: base)
    for band in 0..<count {
      let sidesInBand = scratch.counts[band]
      scratch.counts[band] = next
      next += sidesInBand
      starts.append(next)
    }
    guard let filler = scratch.sides.first else { return }
    sides.append(contentsOf: repeatElement(filler, count: Int(next) - base))
    for side in scratch.sides {
      for band in Self.bands(of: side, own) {
        sides[Int(scratch.counts[band])] = side
        scratch.counts[band] += 1
      }
    }
  }

  private static func bands(of side: Side, _ bands: Bands) -> ClosedRange<Int> {
    let (a, b) = (side.start.latitude, side.end.latitude)
    return band(min(a, b), bands)...band(max(a, b), bands)
  }

  private static func band(_ latitude: Double, _ bands: Bands) -> Int {
    Int(max(0, min(Double(bands.count - 1), (latitude - bands.south) * bands.density)))
  }

  /// Whether a point lies inside or on the border of the multi-polygon with the given index; false if
  /// that is nil.
  func contains(_ point: Coordinate, in index: Int) -> Bool {
    let own = bands[index]
    guard own.count > 0 else { return false }
    let band = Int(own.first) + Self.band(point.latitude, own)
    var crossings = 0
    for side in sides[Int(starts[band])..<Int(starts[band + 1])] {
      if PlaneSide.touches(point, side.start, side.end) { return true }
      if PlaneSide.crossesRay(from: point, side.start, side.end) { crossings += 1 }
    }
    return crossings % 2 == 1
  }
}
