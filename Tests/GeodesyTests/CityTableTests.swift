import CareCircleTestSupport
import Foundation
import Testing

@testable import Geodesy

private let cityTable = "vectors/gcoord-china-cities.json"

/// The 664 Chinese cities of the open gcoord project, each in five systems.
@Suite(.enabled(if: SharedData.url(cityTable) != nil, "shared test data is not here"))
struct CityTableTests {
  struct City: Decodable {
    let coords: [String: [Double]]

    func place(_ system: String) throws -> Coordinate {
      let pair = try #require(coords[system])
      return try #require(Coordinate(longitude: pair[0], latitude: pair[1]))
    }
  }

  static func cities() throws -> [City] {
    let url = try #require(SharedData.url(cityTable))
    return try JSONDecoder().decode([City].self, from: Data(contentsOf: url))
  }

  @Test func shiftsAgree() throws {
    let cities = try Self.cities()
    #expect(cities.count == 664)
    for city in cities {
      let (wgs84, gcj02) = (try city.place("WGS84"), try city.place("GCJ02"))
      let bd09 = try city.place("BD09")
      #expect(metres(GCJ02.encode(wgs84), gcj02) < 1)
      #expect(metres(GCJ02.decode(gcj02), wgs84) < 1)
      #expect(metres(BD09.encode(gcj02), bd09) < 1)
      #expect(metres(BD09.decode(bd09), gcj02) < 1)
    }
  }

  @Test(arguments: [
    ("WGS84", CoordinateReferenceSystem.wgs84), ("GCJ02", .gcj02), ("BD09", .bd09),
    ("EPSG3857", .epsg(3857)),
  ])
  func transformerAgrees(_ column: (String, CoordinateReferenceSystem)) throws {
    let transformer = try CoordinateTransformer(from: column.1)
    for city in try Self.cities() {
      let pair = try #require(city.coords[column.0])
      let c = try transformer.coordinate(x: pair[0], y: pair[1])
      #expect(metres(c, try city.place("WGS84")) < 1)
      #expect(transformer.isInAreaOfUse(c))
    }
  }
}
