import CareCircleTestSupport
import Geodesy
import StreetNetwork

/// Streets drawn in metres around a place at 28 degrees north.
struct StreetScene {
  var ways = StreetWays()
  var walls = LineShapes()
  private var nodes: [FixedCoordinate: Int32] = [:]

  static let origin = FixedCoordinate(x: 1_207_000_000, y: 280_000_000)

  /// The place so many metres east and north of the scene's middle.
  static func place(_ east: Double, _ north: Double) -> FixedCoordinate {
    let metric = LocalMetric(latitude: Double(origin.y))
    return FixedCoordinate(
      x: origin.x + Int32((east / metric.east).rounded()),
      y: origin.y + Int32((north / metric.north).rounded()))
  }

  static func coordinate(_ east: Double, _ north: Double) -> Coordinate {
    place(east, north).coordinate
  }

  /// Adds a street over points in metres; equal points are one junction.
  mutating func street(_ points: [(Double, Double)], _ traits: EdgeTraits = .street) {
    ways.append(points.map { number(Self.place($0.0, $0.1)) }, traits: traits)
  }

  /// Adds a barrier.
  mutating func wall(_ points: [(Double, Double)]) {
    walls = LineShapes(
      points: walls.points + points.map { Self.place($0.0, $0.1) },
      starts: walls.starts + [Int32(walls.points.count + points.count)])
  }

  private mutating func number(_ place: FixedCoordinate) -> Int32 {
    if let known = nodes[place] { return known }
    let number = Int32(ways.nodes.count)
    ways.nodes.append(place)
    nodes[place] = number
    return number
  }

  var access: StreetAccess {
    StreetAccess(StreetGraph(ways, stepsFactor: 2), barriers: BarrierIndex(walls))
  }

  /// The walk from one place to another in metres of level street; nil beyond the limit.
  func walk(
    from origin: (Double, Double), to facility: (Double, Double), within limit: Double = 5000
  ) -> (cost: Double, length: Double)? {
    let finder = WalkFinder(
      access, origins: [.point(Self.coordinate(origin.0, origin.1))],
      facilities: [Self.coordinate(facility.0, facility.1)])
    return finder.walks(within: WalkUnits.units(limit))[0].first.map {
      (WalkUnits.metres($0.cost), WalkUnits.metres($0.length))
    }
  }
}
