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
  /// unsettled. The loop keeps its findings in registers and has one branch that is hard to foresee,
  /// which is why it is not written with `forEachNear`: that takes twice as long.
  public func scan(
    _ centre: Coordinate, within radius: Double, inner: Double, outer: Double
  ) -> PointScan {
    var scan = PointScan()
    let position = EarthCentred(centre)
    forEachRun(centre, within: radius) { run in
      var (nearest, least, second) = (scan.nearest, scan.least, scan.second)
      var inside = 0
      var reachesOuter = 0
      for entry in run {
        let squared = position.squaredChord(to: entry.position)
        inside &+= squared <= inner ? 1 : 0
        reachesOuter &+= squared <= outer ? 1 : 0
        guard squared < second else { continue }
        second = max(squared, least)
        nearest = squared < least ? entry.name : nearest
        least = min(squared, least)
      }
      scan.nearest = nearest
      scan.least = least
      scan.second = second
      scan.inside += inside
      scan.hasUnsettled = scan.hasUnsettled || reachesOuter != inside
    }
    return scan
  }
}
