import CareModel
import Coverage
import Geodesy
import PlaneGeometry

/// A small world drawn by hand: estates and facilities by metres east and north of an origin.
///
/// Households are powers of two in the order of the estates, so that one total shows exactly who was
/// reached. Estates are old and urban, rooms are care rooms of 200 m² in use, until told otherwise.
public struct Scene: Sendable {
  /// The place that metres are counted from.
  public let origin: Coordinate
  /// The estates, in the order in which they were placed.
  public var estates: [Estate] = []
  /// The facilities, in the order in which they were placed.
  public var facilities: [Facility] = []
  /// What a facility must be.
  public var requirement = RoomRequirement()
  /// The circle.
  public var circle: ServiceCircle
  /// Which estates are asked about.
  public var ageRule = OldEstateRule()
  /// How far the nearest facility is looked for.
  public var searchLimit = Length.kilometres(5)

  /// A city in the south of China.
  public static let wenzhou = Coordinate(uncheckedLongitude: 120.7, latitude: 28)

  /// An empty world; by default its circle is a plain radius of 1 km.
  public init(origin: Coordinate = Scene.wenzhou, circle: ServiceCircle = .radius(.metres(1000))) {
    self.origin = origin
    self.circle = circle
  }

  /// The place at a distance in metres north of the origin, and from there east.
  public func place(east: Double, north: Double = 0) -> Coordinate {
    let foot = Geodesic.destination(from: origin, azimuth: 0, distance: .metres(north))
    return Geodesic.destination(from: foot, azimuth: 90, distance: .metres(east))
  }

  /// The world with one more estate, known by a point.
  public func estate(
    _ id: String, east: Double = 0, north: Double = 0, _ change: (inout Estate) -> Void = { _ in }
  ) -> Scene {
    adding(Estate(id: id, place: .point(place(east: east, north: north))), change)
  }

  /// The world with one more estate, known by the ground between corners given as (east, north).
  public func estate(
    _ id: String, ground corners: [(Double, Double)], _ change: (inout Estate) -> Void = { _ in }
  ) -> Scene {
    guard let ring = Ring(corners.map { place(east: $0.0, north: $0.1) }) else { return self }
    return adding(Estate(id: id, place: .area(MultiPolygon(Polygon(outer: ring)))), change)
  }

  /// The world with one more estate, known by gates given as id, east and north.
  public func estate(
    _ id: String, gates: [(String, Double, Double)], _ change: (inout Estate) -> Void = { _ in }
  ) -> Scene {
    var estate = Estate(id: id, place: .gatesOnly)
    estate.gates = gates.map { Gate(id: $0.0, coordinate: place(east: $0.1, north: $0.2)) }
    return adding(estate, change)
  }

  /// The world with one more room, of 200 m² and in use.
  public func room(
    _ id: String, east: Double = 0, north: Double = 0,
    _ change: (inout Facility) -> Void = { _ in }
  ) -> Scene {
    room(id, at: place(east: east, north: north), change)
  }

  /// The world with one more room at a place of its own.
  public func room(
    _ id: String, at place: Coordinate, _ change: (inout Facility) -> Void = { _ in }
  ) -> Scene {
    var room = Facility(id: id, coordinate: place)
    room.kind = .careRoom
    room.area = RoomArea(gross: .squareMetres(200))
    room.status = .inUse
    change(&room)
    var scene = self
    scene.facilities.append(room)
    return scene
  }

  /// The world under other rules.
  public func with(_ change: (inout Scene) -> Void) -> Scene {
    var scene = self
    change(&scene)
    return scene
  }

  private func adding(_ estate: Estate, _ change: (inout Estate) -> Void) -> Scene {
    var scene = self
    var estate = estate
    estate.built = YearRange(1990)
    estate.households = 1 << (estates.count % 62)
    change(&estate)
    scene.estates.append(estate)
    return scene
  }
}

// MARK: - What the model says

extension Scene {
  /// The model under test.
  public var model: StraightReachModel {
    StraightReachModel(
      facilities: facilities, requirement: requirement, circle: circle, ageRule: ageRule,
      searchLimit: searchLimit)
  }

  /// What the model says of every estate.
  public var reaches: [EstateReach] {
    let model = model
    return estates.map(model.reach)
  }

  /// The households of the estates with a verdict; the sum names each of the first 62 estates.
  public func households(_ verdict: Verdict) -> Int {
    zip(estates, reaches).filter { $0.1.verdict == verdict }
      .reduce(0) { $0 + ($1.0.households ?? 0) }
  }
}
