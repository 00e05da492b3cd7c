import CareCircleTestSupport
import Foundation

@testable import PlaneGeometry

/// Discs in a plane as they might lie, and as they are hardest to unite.
enum DiscScene: CaseIterable {
  case scattered, dense, town, mixed, wideMix, coincident, nearlyCoincident, nested
  case tangentOutside, tangentInside, grid, hexagons, row, rosette, pond, whole

  func discs(_ random: inout SeededGenerator) -> [PlaneDisc] {
    let count = Int.random(in: 1...150, using: &random)
    func any(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &random) }
    return switch self {
    case .scattered: Self.discs(count) { (any(0...20_000), any(0...20_000), 1000) }
    case .dense: Self.discs(count) { (any(0...3000), any(0...3000), 1000) }
    case .town:
      Self.discs(count) {
        let (angle, distance) = (any(0...7), any(0...1))
        let reach = 6000 * distance * distance
        return (reach * cos(angle), reach * sin(angle), any(400...1200))
      }
    case .mixed: Self.discs(count) { (any(0...9000), any(0...9000), any(100...2000)) }
    case .wideMix:
      Self.discs(count) { (any(0...9000), any(0...9000), exp(any(0...log(10_000)))) }
    case .coincident:
      Self.discs(count) { (any(0...4).rounded() * 900, any(0...4).rounded() * 900, 500) }
    case .nearlyCoincident:
      Self.discs(count) { (any(0...1e-7), any(0...1e-7), 1000 + any(0...1e-7)) }
    case .nested: Self.discs(count) { (any(-9...9), any(-9...9), exp(any(0...9))) }
    case .tangentOutside:
      Self.discs(count) { (any(0...6).rounded() * 2000, any(0...6).rounded() * 2000, 1000) }
    case .tangentInside:
      Self.discs(count) {
        let radius = any(1...8).rounded() * 125
        return (radius + any(0...2).rounded() * 1000, any(0...2).rounded() * 1000, radius)
      }
    case .grid:
      // Four circles meet in one point: twice 3, 4, 5.
      Self.discs(count) { (any(0...9).rounded() * 800, any(0...9).rounded() * 600, 500) }
    case .hexagons:
      Self.discs(count) {
        let row = any(0...9).rounded()
        return (
          (any(0...9).rounded() + row.truncatingRemainder(dividingBy: 2) / 2) * 3.0.squareRoot()
            * 700,
          row * 1050, 700
        )
      }
    case .row: Self.discs(count) { (any(0...40).rounded() * 250, 0, 500) }
    case .rosette:
      // All circles go through the middle.
      Self.discs(count) {
        let angle = any(0...12).rounded() * .pi / 6
        return (700 * cos(angle), 700 * sin(angle), 700)
      }
    case .pond:
      Self.discs(count) {
        let angle = any(0...7)
        return (4000 * cos(angle), 4000 * sin(angle), any(300...900))
      }
    case .whole: [PlaneDisc(centre: PlanePoint(x: any(-9...9), y: 0), radius: any(1...10_000))]
    }
  }

  static func discs(_ count: Int, _ next: () -> (Double, Double, Double)) -> [PlaneDisc] {
    (0..<count).map { _ in
      let (x, y, radius) = next()
      return PlaneDisc(centre: PlanePoint(x: x, y: y), radius: radius)
    }
  }
}

extension PlaneDisc {
  /// The regular polygon with its corners on the circle.
  func polygon(_ corners: Int) -> PlanePolygon {
    PlanePolygon(
      outer: (0..<corners).map { corner in
        let angle = 2 * Double.pi * Double(corner) / Double(corners)
        return PlanePoint(x: centre.x + radius * cos(angle), y: centre.y + radius * sin(angle))
      })
  }

  /// How far a point is from the circle; negative inside.
  func distance(_ point: PlanePoint) -> Double {
    hypot(point.x - centre.x, point.y - centre.y) - radius
  }
}

extension PlaneDrawing {
  /// Whether a point is in the drawing: an odd number of sides to its east.
  func holds(_ point: PlanePoint) -> Bool {
    var isInside = false
    for ring in polygons.flatMap({ [$0.outer] + $0.holes }) {
      guard var previous = ring.last else { continue }
      for corner in ring {
        if (corner.y > point.y) != (previous.y > point.y) {
          let share = (point.y - corner.y) / (previous.y - corner.y)
          if point.x < corner.x + share * (previous.x - corner.x) { isInside.toggle() }
        }
        previous = corner
      }
    }
    return isInside
  }
}
