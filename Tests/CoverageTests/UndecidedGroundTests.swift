import CareCircleTestSupport
import Geodesy
import PlaneGeometry
import Testing

@testable import Coverage

/// Gaps and undecided ground as drawn: no corner lies where its verdict cannot hold, and `farthest` is the farthest
/// point of what is drawn.
@Suite struct UndecidedGroundTests {
  private static let radius = 700.0
  /// Sides of drawn circles lie up to half a metre inside the circle; corners are rounded to a centimetre.
  private static let tolerance = 1.1

  private func place(_ x: Double, _ y: Double) -> Coordinate {
    Coordinate(uncheckedLongitude: 120.6 + x / 98_300, latitude: 28 + y / 110_850)
  }

  /// Townships with crooked borders, in rows of three. Neighbours share every corner of their border.
  private func townships(_ random: inout SeededGenerator) throws -> [MultiPolygon?] {
    var borders: [[Coordinate]] = []
    for column in 0...2 {
      let middle = 2000.0 * Double(column + 1)
      borders.append(
        (0...40).map { row in
          place(middle + .random(in: -400...400, using: &random), 150 * Double(row))
        })
    }
    let west = (0...40).map { place(0, 150 * Double($0)) }
    return try (0...2).map { column in
      let left = column == 0 ? west : borders[column - 1]
      let ring = try #require(Ring(left.reversed() + borders[column]))
      return MultiPolygon(Polygon(outer: ring))
    }
  }

  private func distance(_ point: Coordinate, _ places: [Coordinate]) -> Double {
    places.map { Geodesic.distance(point, $0).metres }.min() ?? .infinity
  }

  private func rings(_ gap: GapArea) -> [[Coordinate]] {
    gap.place.polygons.flatMap { [$0.outer.corners] + $0.holes.map(\.corners) }
  }

  private func places(_ count: Int, _ random: inout SeededGenerator) -> [Coordinate] {
    (0..<count).map { _ in
      place(.random(in: 0...6000, using: &random), .random(in: 0...6000, using: &random))
    }
  }

  private func scene(_ seed: Int) throws -> (
    areas: CoverageAreas, own: [Coordinate], unsure: [Coordinate]
  ) {
    var random = SeededGenerator(seed: UInt64(900 + seed))
    let own = places(Int.random(in: 4...14, using: &random), &random)
    // Some stand where one that counts stands, or a few metres from it: their circles all but coincide.
    let beside = own.prefix(3).map { place in
      Coordinate(
        uncheckedLongitude: place.longitude + .random(in: 0...1, using: &random) * 2e-5,
        latitude: place.latitude)
    }
    let unsure = places(8, &random) + beside + own.suffix(1)
    let areas = try #require(
      CoverageAreas(
        demand: nil, units: try townships(&random),
        covered: .discs(certain: own, unsure: unsure, radius: .metres(Self.radius)), centres: own))
    return (areas, own, unsure)
  }

  @Test(arguments: 0..<24) func noCornerLiesOutsideWhatItsVerdictSays(seed: Int) throws {
    let (areas, own, unsure) = try scene(seed)
    #expect(areas.failures == 0)
    #expect(areas.gaps.contains(where: \.isUndecided) && areas.gaps.contains { !$0.isUndecided })
    for gap in areas.gaps {
      for corner in rings(gap).joined() {
        #expect(distance(corner, own) > Self.radius - Self.tolerance, "\(corner)")
        if gap.isUndecided {
          #expect(distance(corner, unsure) < Self.radius + Self.tolerance, "\(corner)")
        } else {
          #expect(distance(corner, unsure) > Self.radius - Self.tolerance, "\(corner)")
        }
      }
    }
  }

  /// By looking at the border every metre and at the inside every 40 m, then more closely around the best place.
  @Test(arguments: 0..<6) func farthestIsTheFarthestPointOfThePiece(seed: Int) throws {
    let (areas, own, _) = try scene(seed)
    for gap in areas.gaps {
      let search = FarthestSearch(own, gap.place)
      let farthest = distance(search.best, own)
      let found = try #require(gap.farthest).metres
      #expect(abs(found - farthest) <= 1, "\(found) \(farthest) \(gap.area)")
    }
  }
}

/// The farthest place of an area from its nearest centre, by looking at places one after the other. Distances are
/// those of a plane, which is exact enough to tell which place is best.
private struct FarthestSearch {
  private let centres: [(x: Double, y: Double)]
  private let area: MultiPolygon
  private(set) var best = Coordinate(uncheckedLongitude: 0, latitude: 0)
  private var distance = -1.0

  private static let metresPerDegree = (x: 98_362.0, y: 110_848.0)

  init(_ centres: [Coordinate], _ area: MultiPolygon) {
    self.centres = centres.map {
      ($0.longitude * Self.metresPerDegree.x, $0.latitude * Self.metresPerDegree.y)
    }
    self.area = area
    for polygon in area.polygons {
      for ring in [polygon.outer] + polygon.holes { lookAlong(ring.corners) }
    }
    let corners = area.outerCorners
    guard let west = corners.map(\.longitude).min(), let east = corners.map(\.longitude).max(),
      let south = corners.map(\.latitude).min(), let north = corners.map(\.latitude).max()
    else { return }
    for longitude in stride(from: west, to: east, by: 40 / Self.metresPerDegree.x) {
      for latitude in stride(from: south, to: north, by: 40 / Self.metresPerDegree.y) {
        look(Coordinate(uncheckedLongitude: longitude, latitude: latitude))
      }
    }
    for step in [4.0, 0.4] {
      let middle = best
      for x in -12...12 {
        for y in -12...12 {
          look(
            Coordinate(
              uncheckedLongitude: middle.longitude + step * Double(x) / Self.metresPerDegree.x,
              latitude: middle.latitude + step * Double(y) / Self.metresPerDegree.y))
        }
      }
    }
  }

  private mutating func lookAlong(_ ring: [Coordinate]) {
    for (index, start) in ring.enumerated() {
      let end = ring[(index + 1) % ring.count]
      let pieces = Int(Geodesic.distance(start, end).metres.rounded(.up)) + 1
      for piece in 0..<pieces {
        let share = Double(piece) / Double(pieces)
        look(
          Coordinate(
            uncheckedLongitude: start.longitude + (end.longitude - start.longitude) * share,
            latitude: start.latitude + (end.latitude - start.latitude) * share), isBorder: true)
      }
    }
  }

  private mutating func look(_ place: Coordinate, isBorder: Bool = false) {
    let (x, y) = (
      place.longitude * Self.metresPerDegree.x, place.latitude * Self.metresPerDegree.y
    )
    var least = Double.infinity
    for centre in centres {
      let (dx, dy) = (centre.x - x, centre.y - y)
      least = min(least, dx * dx + dy * dy)
    }
    if least > distance, isBorder || area.contains(place) { (distance, best) = (least, place) }
  }
}
