import Geodesy

/// What one look around a point finds: the nearest, how near the second is, and how many are inside.
public struct PointScan: Sendable {
  /// The number of the nearest point; -1 when there is none.
  public var nearest: Int32 = -1
  /// The squared chord to the nearest point, in square metres.
  public var least = Double.infinity
  /// The squared chord to the second nearest point.
  public var second = Double.infinity
  /// How many points have a squared chord of at most `inner`.
  public var inside = 0
  /// Whether a squared chord lies between `inner` and `outer`, so that the chord cannot tell.
  public var hasUnsettled = false
}

extension PointIndex {
  /// Looks at every point within `radius` metres of `centre`, and at some beyond.
  ///
  /// Squared chords up to `inner` are counted; those from there up to `outer` only make the scan
  /// unsettled. Points are looked at two at a time and without branches, which no processor could
  /// foresee here; that is why it is not written with `forEachNear`, which takes three times as long.
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

/// A scan in two lanes: of each pair of points one goes to the left, the other to the right.
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

  /// Looks at a run of entries; the arrays hold one more than any run's last.
  @inline(__always)
  mutating func look(
    at run: Range<Int>, _ xs: UnsafePointer<Double>, _ ys: UnsafePointer<Double>,
    _ zs: UnsafePointer<Double>
  ) {
    guard !run.isEmpty else { return }
    var place = run.lowerBound
    var lanes = SIMD2<Int64>(Int64(place), Int64(place) + 1)
    while place < run.upperBound {
      let dx = Self.pair(xs + place) - x
      let dy = Self.pair(ys + place) - y
      let dz = Self.pair(zs + place) - z
      var squared = dx * dx + dy * dy + dz * dz
      if place + 1 == run.upperBound { squared[1] = .infinity }
      take(squared, lanes)
      lanes &+= SIMD2(repeating: 2)
      place += 2
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

  /// Both lanes together, the nearest by its name.
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
