import CareCircleTestSupport
import CareModel
import Geodesy
import Testing

@testable import Coverage

/// The very border of the circle, by construction of the rounded cost.
@Suite struct ServiceCircleTests {
  /// Circles, and the metres of straight line that cost exactly the limit.
  static let circles: [(ServiceCircle, limit: Double, perMetre: Double)] = [
    (.walk(minutes: 15), 900, 1.3), (.walk(minutes: 15, walker: .frail), 900, 1.3 / 0.8),
    (.walk(minutes: 15, walker: .fit), 900, 1.3 / 1.2),
    (.walk(minutes: 0.1, walker: .fit, detour: DetourFactor(1) ?? .standard), 6, 1 / 1.2),
    (.walk(minutes: 600, walker: .custom(.metresPerSecond(10)) ?? .fit), 36_000, 0.13),
    (.radius(.metres(1000)), 1000, 1), (.radius(.metres(1)), 1, 1),
    (.radius(.kilometres(6)), 6000, 1), (.radius(.kilometres(100)), 100_000, 1),
  ]

  @Test(arguments: circles.indices)
  func aCostThatRoundsToTheLimitIsInsideAndATenthOfAMillisecondMoreIsNot(number: Int) {
    let (circle, limit, perMetre) = Self.circles[number]
    for (extra, isInside) in [
      (-0.01, true), (-0.000_1, true), (0, true), (0.000_04, true), (0.000_06, false),
      (0.000_1, false), (0.01, false),
    ] {
      let metres = (limit + extra) / perMetre
      // A search limit of its own must not cut off what the circle holds.
      for searchLimit in [0.0, metres, 5000] {
        let scene = Scene(circle: circle).estate("E")
          .room("R", north: metres)
          .with { $0.searchLimit = .metres(searchLimit) }
        let reach = scene.reaches[0]
        #expect(reach.reach == (isInside ? .covered : .gap), "\(circle), \(extra)")
        #expect(reach.inReach == (isInside ? 1 : 0))
        let gates = scene.estate("G", gates: [("1", 0, 0)]).reaches[1]
        #expect(gates.reach == reach.reach && gates.inReach == reach.inReach)
      }
    }
  }

  @Test func theDefaultCircleIs900MetresOnFoot() {
    let circle = ServiceCircle.walk(minutes: 15)
    #expect(abs(circle.drawnRadius.metres - 692.307_692) < 1e-6)
    #expect(circle.limitMinutes == 15)
    #expect(ServiceCircle.radius(.metres(1000)).limitMinutes == nil)
    let reach = Scene(circle: circle).estate("E").room("R", east: 500).reaches[0]
    #expect(abs((reach.nearest?.walk?.metres ?? 0) - 650) < 1e-6)
    #expect(abs((reach.nearest?.time?.inSeconds ?? 0) - 650) < 1e-4)
    let plain = Scene().estate("E").room("R", east: 500).reaches[0]
    #expect(plain.nearest?.walk == nil && plain.nearest?.time == nil)
  }

  @Test(
    arguments: [
      (0.1, true), (0.0999, false), (600, true), (600.001, false), (0, false), (-3, false),
      (.nan, false), (.infinity, false), (1e300, false),
    ] as [(Double, Bool)])
  func minutesOutsideTheRangeAreNamed(_ row: (Double, Bool)) {
    #expect((ServiceCircle.walk(minutes: row.0).problem == nil) == row.1)
  }

  @Test(
    arguments: [
      (1, true), (0.999, false), (100_000, true), (100_000.1, false), (.nan, false), (-5, false),
      (.infinity, false),
    ] as [(Double, Bool)])
  func radiiOutsideTheRangeAreNamed(_ row: (Double, Bool)) {
    #expect((ServiceCircle.radius(.metres(row.0)).problem == nil) == row.1)
  }

  @Test func walkersAndDetoursHaveARange() {
    for (speed, isWalker) in [
      (0.1, true), (10, true), (0.0999, false), (10.01, false), (.nan, false),
    ] {
      #expect((Walker.custom(.metresPerSecond(speed)) != nil) == isWalker)
    }
    for (factor, isDetour) in [
      (1.0, true), (5, true), (0.999, false), (5.01, false), (.nan, false),
    ] {
      #expect((DetourFactor(factor) != nil) == isDetour)
    }
  }
}
