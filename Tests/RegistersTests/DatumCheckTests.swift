import CareCircleTestSupport
import CareModel
import Geodesy
import PlaneGeometry
import Testing

@testable import Wording
@testable import Registers

/// A town whose rooms stand beside its estates, written down in the system it is really in, and read
/// in the one that somebody declared.
private struct Town {
  var estates: [Coordinate] = []
  var rooms: [Coordinate] = []
  var names: [String] = []

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let centre = (
      Double.random(in: 100...122, using: &random), Double.random(in: 22...42, using: &random)
    )
    for quarter in 0..<12 {
      let middle = (
        centre.0 + Double.random(in: -0.06...0.06, using: &random),
        centre.1 + Double.random(in: -0.05...0.05, using: &random)
      )
      for estate in 0..<12 {
        let place = Self.near(middle, 0.004, &random)
        estates.append(place)
        names.append("第\(quarter)区\(estate)号小区")
        if estate % 3 == 0 {
          rooms.append(Self.near((place.longitude, place.latitude), 0.0006, &random))
        }
      }
    }
  }

  private static func near(
    _ middle: (Double, Double), _ spread: Double, _ random: inout SeededGenerator
  ) -> Coordinate {
    Coordinate(
      longitude: middle.0 + Double.random(in: -spread...spread, using: &random),
      latitude: middle.1 + Double.random(in: -spread...spread, using: &random))
      ?? Coordinate(uncheckedLongitude: 0, latitude: 0)
  }

  /// The places as they are read when numbers of `actual` are declared to be `declared`.
  static func read(
    _ places: [Coordinate], actual: CoordinateReferenceSystem, declared: CoordinateReferenceSystem
  ) -> [Coordinate] {
    let numbers = places.map { place -> Coordinate in
      switch actual {
      case .gcj02: GCJ02.encode(place)
      case .bd09: BD09.encode(GCJ02.encode(place))
      default: place
      }
    }
    return numbers.map { number in
      switch declared {
      case .gcj02: GCJ02.decode(number)
      case .bd09: GCJ02.decode(BD09.decode(number))
      default: number
      }
    }
  }
}

@Suite struct DatumCheckTests {
  private static let systems: [CoordinateReferenceSystem] = [.wgs84, .gcj02, .bd09]

  private func layer(
    _ file: String, _ points: [Coordinate], crs: CoordinateReferenceSystem, names: [String?]? = nil
  ) -> DatumLayer {
    DatumLayer(
      file: file, crs: crs, points: points, name: { names?[$0] }, line: { Int32($0 + 2) })
  }

  private func shift(
    _ town: Town, estates: CoordinateReferenceSystem, rooms: CoordinateReferenceSystem,
    roomsDeclared: CoordinateReferenceSystem
  ) -> DataIssue? {
    let read = Town.read(town.rooms, actual: rooms, declared: roomsDeclared)
    return LayerShift(
      estates: layer("estates.csv", town.estates, crs: estates),
      facilities: layer("rooms.csv", read, crs: roomsDeclared))?.issue
  }

  @Test(arguments: 1...12)
  func roomsDeclaredInTheWrongSystemAreNoticedWithTheRightOne(seed: UInt64) {
    let town = Town(seed: seed)
    for actual in Self.systems {
      for declared in Self.systems where declared != actual {
        let issue = shift(town, estates: .wgs84, rooms: actual, roomsDeclared: declared)
        #expect(issue?.code == .datumShift)
        #expect(issue?.message.english.contains(actual.name) == true)
      }
    }
  }

  @Test(arguments: 1...40)
  func rightDeclarationsAreNotWarnedOf(seed: UInt64) {
    let town = Town(seed: seed)
    for system in Self.systems {
      #expect(shift(town, estates: .cgcs2000, rooms: system, roomsDeclared: system) == nil)
    }
  }

  @Test(arguments: 1...20)
  func roomsScatteredOverTheTownAreNotWarnedOf(seed: UInt64) {
    let town = Town(seed: seed)
    let other = Town(seed: seed + 1000)
    let shifted = zip(other.rooms, town.estates).map { room, estate in
      Coordinate(
        uncheckedLongitude: estate.longitude
          + (room.longitude * 7).truncatingRemainder(dividingBy: 0.05),
        latitude: estate.latitude + (room.latitude * 7).truncatingRemainder(dividingBy: 0.05))
    }
    let issue = LayerShift(
      estates: layer("estates.csv", town.estates, crs: .wgs84),
      facilities: layer("rooms.csv", shifted, crs: .wgs84))?.issue
    #expect(issue == nil)
  }

  @Test func sharedNamesTellAShiftThatDistancesCannot() throws {
    // Estates on a dense grid: wherever the rooms lie, an estate is near.
    var estates: [Coordinate] = []
    var names: [String] = []
    for row in 0..<30 {
      for column in 0..<30 {
        estates.append(
          Coordinate(
            uncheckedLongitude: 120.6 + Double(column) * 0.001, latitude: 28 + Double(row) * 0.001))
        names.append("鹿田\(row)街\(column)号院")
      }
    }
    let chosen = Array(stride(from: 7, to: 900, by: 30))
    let rooms = Town.read(chosen.map { estates[$0] }, actual: .bd09, declared: .wgs84)
    let issue = LayerShift(
      estates: layer("estates.csv", estates, crs: .wgs84, names: names),
      facilities: layer(
        "rooms.csv", rooms, crs: .wgs84, names: chosen.map { "\(names[$0])居家养老服务用房" }))?.issue
    let message = try #require(issue).message.english
    #expect(message.contains("BD09"))
    #expect(message.contains("30 facilities that bear an estate's name"))
  }

  @Test func pointsOutsideChinaAreCountedWithTheFirstOnesWay() throws {
    let inside = Coordinate(uncheckedLongitude: 120, latitude: 30)
    let tokyo = Coordinate(uncheckedLongitude: 139.7, latitude: 35.7)
    let issue = try #require(
      PlaceCheck.china(layer("e.csv", [inside, tokyo, inside], crs: .wgs84)))
    #expect(issue.severity == .doubtful)
    #expect(issue.line == 3)
    #expect(
      issue.message.english.hasPrefix(
        "1 of 3 points lies outside China; the first 446 km to the east"))
    #expect(PlaceCheck.china(layer("e.csv", [inside], crs: .wgs84)) == nil)
    let allOutside = layer("e.csv", [tokyo], crs: .wgs84)
    #expect(PlaceCheck.china(allOutside)?.severity == .doubtful)
    #expect(PlaceCheck.china(allOutside, abroad: true)?.severity == .note)
  }

  @Test func pointsOutsideTheBoundaryNameTheSystemThatWouldPutThemInside() throws {
    let corners = [(120.60, 28.0), (120.61, 28.0), (120.61, 28.01), (120.60, 28.01)].map {
      Coordinate(uncheckedLongitude: $0.0, latitude: $0.1)
    }
    let ground = MultiPolygon(Polygon(outer: try #require(Ring(corners))))
    let inside = (1...9).map {
      Coordinate(uncheckedLongitude: 120.60 + Double($0) * 0.001, latitude: 28 + Double($0) * 0.001)
    }
    #expect(PlaceCheck.boundary(layer("e.csv", inside, crs: .wgs84), ground) == nil)
    let wrong = Town.read(inside, actual: .bd09, declared: .wgs84)
    let issue = try #require(PlaceCheck.boundary(layer("e.csv", wrong, crs: .wgs84), ground))
    #expect(issue.message.english.contains("as BD09 most would lie inside"))
  }
}
