import Geodesy

/// The result of a scan of the points around a centre: the nearest point, the distances of the two nearest, and
/// the number of points inside a circle.
public struct PointScan: Sendable {
  /// The number of the nearest point; -1 if there is none.
  public var nearest: Int32 = -1
  /// The squared chord to the nearest point, in square metres.
  public var least = Double.infinity
  /// The squared chord to the second nearest point, in square metres.
  public var second = Double.infinity
  /// The number of points with a squared chord of at most `inner`.
  public var inside = 0
  /// Whether there is a squared chord above `inner` and at most `outer`, so that chords do not decide whether
  /// the point is inside.
  public var hasUnsettled = false
}

extension PointIndex {
  /// Scans every point within `radius` metres of `centre`, and some that are farther away.
  ///
  /// Points with a squared chord of at most `inner` are counted; those beyond it but at most at `outer` only set
  /// `hasUnsettled`. Points are processed in pairs and without branches, which would be unpredictable here;
  /// `forEachNear` would take three times as long.
  public func scan(
    _ centre: Coordinate, within radius: Double, inner: Double, outer: Double
  ) -> PointScan {
    let position = EarthCentred(centre)
    var scan = PairScan(position, inner: inner, outer: outer)
    xs.withUnsafeBufferPointer { xs in
      ys.withUnsafeBufferPointer { ys in
        zs.withUnsafeBufferPointer { zs in
          guard let x = xs.baseAddress, let y = ys.baseAddress, let z = zs.baseAddress else {
            return
          }
          forEachRun(centre, position, within: radius) { scan.look(at: $0, x, y, z) }
        }
      }
    }
    return scan.result(names)
  }
}

/// A scan in two SIMD lanes, each of which takes every other point.
private struct PairScan {
  private let x: SIMD2<Double>
  private let y: SIMD2<Double>
  private let z: SIMD2<Double>
  private let inner: SIMD2<Double>
  private let outer: SIMD2<Double>
  private var least = SIMD2<Double>(repeating: .infinity)
  private var second = SIMD2<Double>(repeating: .infinity)
  private var nearest = SIMD2<Int64>(repeating: -1)
  private var inside = SIMD2<Int64>.zero
  private var reachesOuter = SIMD2<Int64>.zero

  init(_ centre: EarthCentred, inner: Double, outer: Double) {
    x = SIMD2(repeating: centre.x)
    y = SIMD2(repeating: centre.y)
    z = SIMD2(repeating: centre.z)
    self.inner = SIMD2(repeating: inner)
    self.outer = SIMD2(repeating: outer)
  }

  /// Scans a run of entries. The arrays must have one more element than the run's end.
  @inline(__always)
  mutating func look(
    at run: Range<Int>, _ xs: UnsafePointer<Double>, _ ys: UnsafePointer<Double>,
    _ zs: UnsafePointer<Double>
  ) {
    guard !run.isEmpty else { return }
    var index = run.lowerBound
    var lanes = SIMD2<Int64>(Int64(index), Int64(index) + 1)
    while index < run.upperBound {
      let dx = Self.pair(xs + index) - x
      let dy = Self.pair(ys + index) - y
      let dz = Self.pair(zs + index) - z
      var squared = dx * dx + dy * dy + dz * dz
      if index + 1 == run.upperBound { squared[1] = .infinity }
      take(squared, lanes)
      lanes &+= SIMD2(repeating: 2)
      index += 2
    }
  }

  @inline(__always)
  private static func pair(_ pointer: UnsafePointer<Double>) -> SIMD2<Double> {
    UnsafeRawPointer(pointer).loadUnaligned(as: SIMD2<Double>.self)
  }

  @inline(__always)
  private mutating func take(_ squared: SIMD2<Double>, _ lanes: SIMD2<Int64>) {
    let one = SIMD2<Int64>(repeating: 1)
    inside &+= SIMD2<Int64>.zero.replacing(with: one, where: squared .<= inner)
    reachesOuter &+= SIMD2<Int64>.zero.replacing(with: one, where: squared .<= outer)
    let isNearer = squared .< least
    let farther = squared.replacing(with: least, where: isNearer)
    second.replace(with: farther, where: farther .< second)
    least.replace(with: squared, where: isNearer)
    nearest.replace(with: lanes, where: isNearer)
  }

  /// The combined result of both lanes, with the nearest point given by its number in `names`.
  func result(_ names: [Int32]) -> PointScan {
    var scan = PointScan()
    let lane = least[1] < least[0] ? 1 : 0
    guard nearest[lane] >= 0 else { return scan }
    scan.nearest = names[Int(nearest[lane])]
    scan.least = least[lane]
    scan.second = min(least[1 - lane], min(second[0], second[1]))
    scan.inside = Int(inside[0] + inside[1])
    scan.hasUnsettled = reachesOuter != inside
    return scan
  }
}
