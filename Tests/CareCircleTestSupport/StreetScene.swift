import CareModel
import Coverage
import Geodesy
import StreetNetwork

/// Streets drawn in metres around a place at 28 degrees north, with walls, estates and rooms.
public struct StreetScene: Sendable {
  /// The streets.
  public private(set) var ways = StreetWays()
  /// The barriers that cannot be crossed.
  public private(set) var walls = LineShapes()
  /// Closed walls around estates.
  public private(set) var rings: [Enclosure] = []
  /// The estates.
  public var estates: [Estate] = []
  /// The rooms, all of which count unless they are changed.
  public var rooms: [Facility] = []
  private var nodes: [FixedCoordinate: Int32] = [:]

  /// The middle of the scene.
  public static let origin = FixedCoordinate(x: 1_207_000_000, y: 280_000_000)

  /// Nothing.
  public init() {}

  /// The place at distances in metres east and north of the scene's middle.
  public static func place(_ east: Double, _ north: Double) -> FixedCoordinate {
    let metric = LocalMetric(latitude: Double(origin.y))
    return FixedCoordinate(
      x: origin.x + Int32((east / metric.east).rounded()),
      y: origin.y + Int32((north / metric.north).rounded()))
  }

  /// The same in degrees.
  public static func coordinate(_ east: Double, _ north: Double) -> Coordinate {
    place(east, north).coordinate
  }

  // MARK: - Drawing

  /// Adds a street over points in metres; equal points are one junction.
  public mutating func street(_ points: [(Double, Double)], _ traits: EdgeTraits = .street) {
    ways.append(points.map { number(Self.place($0.0, $0.1)) }, traits: traits)
  }

  /// Adds a barrier.
  public mutating func wall(_ points: [(Double, Double)]) {
    walls = LineShapes(
      points: walls.points + points.map { Self.place($0.0, $0.1) },
      starts: walls.starts + [Int32(walls.points.count + points.count)])
  }

  /// Adds a closed wall with openings; its first point is repeated at the end.
  public mutating func ring(_ points: [(Double, Double)], openings: [(Double, Double)]) {
    wall(points)
    rings += [
      Enclosure(
        line: walls.count - 1, corners: points.map { Self.place($0.0, $0.1) },
        openings: openings.map { Self.place($0.0, $0.1) })
    ].compactMap(\.self)
  }

  private mutating func number(_ place: FixedCoordinate) -> Int32 {
    if let known = nodes[place] { return known }
    let number = Int32(ways.nodes.count)
    ways.nodes.append(place)
    nodes[place] = number
    return number
  }

  /// Adds an old estate that is a point.
  public mutating func estate(_ id: String, at place: (Double, Double)) {
    var estate = Estate(id: id, place: .point(Self.coordinate(place.0, place.1)))
    estate.isOld = true
    estates.append(estate)
  }

  /// Adds an old estate with gates, numbered from 1.
  public mutating func estate(_ id: String, gates: [(Double, Double)]) {
    var estate = Estate(id: id, place: .gatesOnly)
    estate.isOld = true
    estate.gates = gates.enumerated().map { place, gate in
      Gate(id: String(place + 1), coordinate: Self.coordinate(gate.0, gate.1))
    }
    estates.append(estate)
  }

  /// Adds a care room of 250 m2 in use.
  public mutating func room(_ id: String, at place: (Double, Double)) {
    var room = Facility(id: id, coordinate: Self.coordinate(place.0, place.1))
    room.kind = .careRoom
    room.area = RoomArea(gross: .squareMetres(250))
    room.status = .inUse
    rooms.append(room)
  }

  // MARK: - What is found

  /// The streets and the legs onto them.
  public var access: StreetAccess {
    StreetAccess(StreetGraph(ways, stepsFactor: 2), barriers: BarrierIndex(walls))
  }

  /// The model of reach along the streets.
  public func streetModel(
    minutes: Double = 15, change: (inout WalkableStreets) -> Void = { _ in }
  ) -> StreetReachModel {
    var streets = WalkableStreets(access, rings: Enclosures(rings))
    change(&streets)
    return StreetReachModel(
      facilities: rooms, requirement: RoomRequirement(), circle: .walk(minutes: minutes),
      ageRule: OldEstateRule(), searchLimit: .kilometres(5), streets: streets)
  }

  /// What streets say of each estate.
  public func reaches(minutes: Double = 15) -> [EstateReach] {
    streetModel(minutes: minutes).reaches(of: estates)
  }

  /// What straight lines say of each estate.
  public func straightReaches(minutes: Double = 15) -> [EstateReach] {
    StraightReachModel(
      facilities: rooms, requirement: RoomRequirement(), circle: .walk(minutes: minutes),
      ageRule: OldEstateRule()
    ).reaches(of: estates)
  }
}
