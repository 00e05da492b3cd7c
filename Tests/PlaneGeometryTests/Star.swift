import CareCircleTestSupport
import Foundation
import Geodesy

@testable import PlaneGeometry

/// A concave ring around a centre with a hole of the same shape, scaled by half.
struct Star {
  let centre: Coordinate
  let corners: [Coordinate]
  let hole: [Coordinate]

  init(
    _ random: inout SeededGenerator, latitudes: ClosedRange<Double> = -70...70,
    size: Double = 1000
  ) {
    centre = Cloud.at(
      .random(in: -170...170, using: &random), .random(in: latitudes, using: &random))
    let count = Int.random(in: 5...12, using: &random)
    var outer: [Coordinate] = []
    var inner: [Coordinate] = []
    for number in 0..<count {
      let azimuth = -360 * (Double(number) + .random(in: 0...0.6, using: &random)) / Double(count)
      let length = Double.random(in: 0.3...1, using: &random) * size
      let corner = Geodesic.destination(from: centre, azimuth: azimuth, distance: .metres(length))
      outer.append(corner)
      inner.append(
        Cloud.at(
          (corner.longitude + centre.longitude) / 2, (corner.latitude + centre.latitude) / 2))
    }
    corners = outer
    hole = inner
  }

  var place: MultiPolygon {
    guard let outer = Ring(corners), let inner = Ring(hole) else {
      fatalError("a star has corners")
    }
    return MultiPolygon(Polygon(outer: outer, holes: [inner]))
  }

  /// Whether the ring turns once around the point, by the sum of angles.
  func holds(_ point: Coordinate, hole isHole: Bool) -> Bool {
    let ring = isHole ? hole : corners
    let angles = ring.map {
      atan2($0.latitude - point.latitude, $0.longitude - point.longitude)
    }
    var sum = 0.0
    for (place, angle) in angles.enumerated() {
      sum += remainder(angle - angles[(place + angles.count - 1) % angles.count], 2 * .pi)
    }
    return abs(sum) > .pi
  }
}
