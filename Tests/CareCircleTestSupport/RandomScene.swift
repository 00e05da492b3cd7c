import CareModel
import Coverage
import Geodesy
import PlaneGeometry

extension Scene {
  /// A scene that a seed decides: points, gates and grounds, good rooms and bad ones, many ties.
  ///
  /// Every third scene lies on a lattice. A quarter of the rooms lie within 0.2 mm of the border of
  /// some estate's circle, for one of the walkers, where rounding decides.
  public static func random(seed: UInt64, rooms: ClosedRange<Int> = 0...40) -> Scene {
    var maker = SceneMaker(seed: seed)
    return maker.scene(rooms: rooms)
  }
}

private struct SceneMaker {
  var random: SeededGenerator
  let onLattice: Bool

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed &* 0x9E37 &+ 11)
    onLattice = seed % 3 == 0
  }

  mutating func scene(rooms: ClosedRange<Int>) -> Scene {
    let origins = [
      Scene.wenzhou, Coordinate(uncheckedLongitude: 126.6, latitude: 45.8),
      Coordinate(uncheckedLongitude: 25.7, latitude: 69),
    ]
    var scene = Scene(origin: pick(origins), circle: pick(Self.circles))
    scene.searchLimit = .metres(pick([600, 1500, 5000]))
    if chance(2) { scene.requirement.asOf = CalendarDate(year: 2026, month: 6, day: 30) }
    if chance(4) { scene.requirement.assumesInUse = true }
    if chance(12) { scene.requirement.acceptsAny = true }
    if chance(6) { scene.ageRule.includesAllAges = true }
    for number in 0..<12 { scene = addingEstate("E\(number)", to: scene) }
    for id in (0..<Int.random(in: rooms, using: &random)).shuffled(using: &random) {
      let place = chance(4) ? borderPlace(in: scene) : freePlace(in: scene)
      scene = scene.room("F\(id)", at: place) { self.vary(&$0) }
    }
    return scene
  }

  private static let circles: [ServiceCircle] = [
    .walk(minutes: 15), .walk(minutes: 10, walker: .fit), .walk(minutes: 15, walker: .frail),
    .walk(minutes: 12.34, walker: .custom(.metresPerSecond(1.37)) ?? .elder),
    .walk(minutes: 9, detour: DetourFactor(1) ?? .standard), .radius(.metres(700)),
    .radius(.metres(650.123)),
  ]

  private mutating func spot() -> (Double, Double) {
    func along(_ random: inout SeededGenerator, _ onLattice: Bool) -> Double {
      onLattice
        ? Double(Int.random(in: -5...5, using: &random)) * 350
        : Double.random(in: -2000...2000, using: &random)
    }
    return (along(&random, onLattice), along(&random, onLattice))
  }

  private mutating func freePlace(in scene: Scene) -> Coordinate {
    let (east, north) = spot()
    return scene.place(east: east, north: north)
  }

  /// A place at the border of the circle around some estate's point, gate or corner.
  private mutating func borderPlace(in scene: Scene) -> Coordinate {
    let starts = scene.estates.flatMap(\.starts)
    let start = pick(starts.isEmpty ? [scene.origin] : starts)
    let azimuth =
      chance(2) ? 90.0 * Double(pick([0, 1, 2, 3])) : .random(in: 0...360, using: &random)
    let share = pick([1, 1, 1, 0.8, 1.2])
    let offset = Double(Int.random(in: -8...8, using: &random)) * 2.5e-5
    let distance = scene.circle.drawnRadius.metres * share + offset
    return Geodesic.destination(from: start, azimuth: azimuth, distance: .metres(distance))
  }

  private mutating func addingEstate(_ id: String, to scene: Scene) -> Scene {
    let (east, north) = spot()
    let (builtFrom, builtFor) = (pick([1975, 1990, 1999, 2000, 2001]), pick([0, 0, 0, 4]))
    let known = !chance(6)
    let flags: [Bool?] = [nil, nil, nil, nil, true, false]
    let (isOld, isOnRoster) = (pick(flags), pick(flags))
    let setting = pick([.urban, .urban, .urban, .urban, .urban, .rural, nil] as [Setting?])
    let change = { (estate: inout Estate) in
      estate.built =
        known ? YearRange(earliest: builtFrom, latest: builtFrom + builtFor) : nil
      (estate.isOld, estate.isOnRenovationRoster, estate.setting) = (isOld, isOnRoster, setting)
    }
    switch pick([0, 0, 1, 2]) {
    case 0: return scene.estate(id, east: east, north: north, change)
    case 1:
      let gates = ["G3", "G1", "G2"].map { name -> (String, Double, Double) in
        let (e, n) = spot()
        return (name, east + e / 7, north + n / 7)
      }
      return scene.estate(id, gates: gates, change)
    default:
      let (width, height) = (pick([40.0, 350, 700]), pick([60.0, 350, 525]))
      return scene.estate(
        id,
        ground: [
          (east, north), (east + width, north), (east + width, north + height),
          (east + width / 2, north + height / 3), (east, north + height),
        ], change)
    }
  }

  private mutating func vary(_ room: inout Facility) {
    guard chance(2) else { return }
    let days =
      [29, 30].compactMap { CalendarDate(year: 2026, month: 6, day: $0) }
      + [1].compactMap { CalendarDate(year: 2026, month: 7, day: $0) }
    switch Int.random(in: 0..<11, using: &random) {
    case 0: room.kind = pick([nil, .other, .elderCanteen, .dayCareCentre])
    case 1: room.area = RoomArea(gross: .squareMetres(pick([199.99, 150, 200.01])))
    case 2: room.area = RoomArea()
    case 3: room.area = RoomArea(inner: .squareMetres(pick([199, 210])))
    case 4: room.area = RoomArea(gross: .squareMetres(210), inner: .squareMetres(pick([205, 220])))
    case 5: room.status = pick(UseStatus.allCases)
    case 6: room.status = nil
    case 7: room.opening = pick(days)
    case 8: (room.status, room.handover) = (nil, pick(days))
    case 9: room.leaseEnd = pick(days)
    default: (room.isHandedOver, room.kind) = (pick([true, false]), pick([.careRoom, nil]))
    }
  }

  private mutating func chance(_ of: Int) -> Bool { Int.random(in: 0..<of, using: &random) == 0 }

  private mutating func pick<Item>(_ items: [Item]) -> Item {
    items[Int.random(in: items.indices, using: &random)]
  }
}

extension Estate {
  /// The points that make up the estate's location: its gates, its point, or its outer corners.
  public var starts: [Coordinate] {
    if !gates.isEmpty { return gates.map(\.coordinate) }
    switch place {
    case .point(let point): return [point]
    case .area(let ground): return ground.outerCorners
    case .gatesOnly: return []
    }
  }
}
