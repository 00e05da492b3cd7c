import CareCircleTestSupport
import Foundation
import Geodesy
import Testing

@testable import PlaneGeometry

/// The index against every point in turn: nothing missed, nothing told twice.
@Suite struct PointIndexTests {
  @Test(arguments: Cloud.allCases)
  func findsEveryPointOnceWhereverTheyLie(cloud: Cloud) {
    for seed in 0..<6 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let points = cloud.points(&random)
      for cell in [1.0, 900, 120_000] {
        let index = PointIndex(points, cell: .metres(cell))
        #expect(index.count == points.count)
        for radius in [0, 0.001, 450, 5000, 300_000, 6_600_000, 9_000_000, 20_100_000] {
          let centre =
            random.next() % 2 == 0 ? cloud.centre(&random) : points.randomElement(using: &random)
          expectComplete(index, points, around: centre ?? cloud.centre(&random), radius: radius)
        }
      }
    }
  }

  private func expectComplete(
    _ index: PointIndex, _ points: [Coordinate], around centre: Coordinate, radius: Double
  ) {
    var told: Set<Int> = []
    var wrong = 0
    index.forEachNear(centre, within: radius) { place, squaredChord in
      if !told.insert(place).inserted { wrong += 1 }
      let chord = EarthCentred(centre).squaredChord(to: EarthCentred(points[place]))
      if squaredChord != chord { wrong += 1 }
    }
    #expect(wrong == 0, "told twice or with a wrong chord: \(centre), \(radius) m")
    let missed = points.indices.filter {
      !told.contains($0) && Geodesic.distance(centre, points[$0]).metres <= radius
    }
    #expect(missed == [], "missed around \(centre), \(radius) m")
  }

  @Test(arguments: [0.0, 1, 1e7]) func anEmptyIndexAndOnePointAreNoSpecialCase(radius: Double) {
    let place = Scene.wenzhou
    PointIndex([], cell: .metres(900)).forEachNear(place, within: radius) { _, _ in
      Issue.record("a point in an empty index")
    }
    expectComplete(PointIndex([place], cell: .metres(900)), [place], around: place, radius: radius)
  }

  /// Both names of the 180th meridian, and every longitude at a pole, are one place.
  @Test func aPlaceWithTwoNamesIsFoundByBoth() {
    let names = [(180.0, 10.0), (-180, 10), (0, 90), (77, 90), (-180, 90), (5, -90), (-99, -90)]
    let points = names.compactMap { Coordinate(longitude: $0.0, latitude: $0.1) }
    let index = PointIndex(points, cell: .metres(900))
    for radius in [0.0, 1e-9, 0.5, 2000] {
      for centre in points { expectComplete(index, points, around: centre, radius: radius) }
    }
  }

  /// A few lost points on the other side of the Earth must not cost memory or time.
  @Test(arguments: [1, 2, 10, 5000]) func outliersCostNoMemory(count: Int) {
    var random = SeededGenerator(seed: 5)
    let scene = Scene()
    var points = (0..<count).map { _ in scene.place(east: .random(in: 0...9000, using: &random)) }
    points += [(-59.3, -28.0), (0, 90), (0, -90), (180, 0), (-180, 0)]
      .compactMap { Coordinate(longitude: $0.0, latitude: $0.1) }
    let index = PointIndex(points, cell: .metres(1))
    #expect(index.columnStarts.count <= 16 * points.count + 1)
    #expect(index.rows.count <= max(64, 4 * points.count) + 1)
    for centre in points.suffix(8) {
      expectComplete(index, points, around: centre, radius: 3000)
    }
  }

  /// A search reads the points near its circle and not the whole city: 4 points a square kilometre
  /// are 13 in the circle, 36 in the nine cells around it.
  ///
  /// Over the 180th meridian a row spans the whole turn, and the bound on memory makes its columns
  /// 10 km wide.
  @Test(arguments: [(120.7, 28.0, 80), (10, 70, 80), (179.99, -40, 250)])
  func aSearchReadsOnlyItsSurroundings(_ origin: (Double, Double, most: Int)) throws {
    var random = SeededGenerator(seed: 9)
    let scene = Scene(origin: try #require(Coordinate(longitude: origin.0, latitude: origin.1)))
    let points = (0..<10_000).map { _ in
      scene.place(
        east: .random(in: -25_000...25_000, using: &random),
        north: .random(in: -25_000...25_000, using: &random))
    }
    let index = PointIndex(points, cell: .metres(1000))
    var read = 0
    for centre in points.prefix(100) {
      index.forEachNear(centre, within: 1000) { _, _ in read += 1 }
    }
    #expect(read < 100 * origin.most)
    #expect(read > 100 * 9)
  }

  @Test func theOrderIsTheSameOnEveryRun() {
    var random = SeededGenerator(seed: 3)
    let points = (0..<300).map { _ in Cloud.lattice.centre(&random) }
    let orders = (0..<3).map { _ in
      var order: [Int] = []
      PointIndex(points, cell: .metres(500)).forEachNear(points[0], within: 3000) { place, _ in
        order.append(place)
      }
      return order
    }
    #expect(orders[0] == orders[1] && orders[1] == orders[2] && orders[0].count > 10)
  }
}

/// Where points may lie.
enum Cloud: CaseIterable {
  case city, clusters, identical, row, column, lattice, dateLine, northPole, southPole, world
  case nearPole, antipodes

  func points(_ random: inout SeededGenerator) -> [Coordinate] {
    let count = Int.random(in: 1...120, using: &random)
    let first = centre(&random)
    return (0..<count).map { number in
      switch self {
      case .identical: first
      case .antipodes: number == 0 ? Self.at(-59.3, -28) : centre(&random)
      case .clusters:
        Geodesic.destination(
          from: number % 2 == 0 ? first : Self.at(120.9, 28.1),
          azimuth: .random(in: 0...360, using: &random),
          distance: .metres(.random(in: 0...30, using: &random)))
      default: centre(&random)
      }
    }
  }

  func centre(_ random: inout SeededGenerator) -> Coordinate {
    func any(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &random) }
    return switch self {
    case .city, .clusters, .identical, .antipodes: Self.at(any(120.5...120.9), any(27.8...28.2))
    case .row: Self.at(any(120.5...120.9), 28)
    case .column: Self.at(120.7, any(27.8...28.2))
    case .lattice:
      Self.at(120.7 + any(-9...9).rounded() / 256, 28 + any(-9...9).rounded() / 256)
    case .dateLine: Self.at(any(0...0.2) + (any(0...1) < 0.5 ? -180 : 179.8), any(-18...(-17)))
    case .northPole: Self.at(any(-180...180), any(89.5...90))
    case .southPole: Self.at(any(-180...180), any(-90...(-89.99)))
    case .nearPole: Self.at(any(-180...180), any(85...89.8))
    case .world: Self.at(any(-180...180), asin(any(-1...1)) * 180 / .pi)
    }
  }

  static func at(_ longitude: Double, _ latitude: Double) -> Coordinate {
    Coordinate(uncheckedLongitude: longitude, latitude: latitude)
  }
}
