import CareCircleTestSupport
import Foundation
import Geodesy
import Testing

/// The tables of zones in the guides name the systems that have these central meridians.
@Suite struct ZoneTableTests {
  @Test(arguments: ["Documentation/Inputs.md", "Documentation/zh/坐标系.md"])
  func everyZoneHasItsCentralMeridian(page: String) throws {
    let text = try String(contentsOfFile: "\(CommandRun.repository)/\(page)", encoding: .utf8)
    var count = 0
    for row in text.split(separator: "\n") where row.contains("° |") {
      let meridians = row.matches(of: /(\d+)°/).compactMap { Double($0.1) }
      let codes = row.matches(of: /EPSG:(\d+)/).compactMap { Int($0.1) }
      try #require(codes.count == 2 * meridians.count)
      for (index, code) in codes.enumerated() {
        let meridian = meridians[index % meridians.count]
        // Where a code is with its zone, the number of the zone is the meridian by three.
        let zone = index < meridians.count ? 0 : (meridian / 3).rounded() * 1e6
        let transformer = try CoordinateTransformer(from: CoordinateReferenceSystem("EPSG:\(code)"))
        let place = try transformer.coordinate(x: 500_000 + zone, y: 3_100_000)
        #expect(abs(place.longitude - meridian) < 1e-5, "\(page): EPSG:\(code)")
        count += 1
      }
    }
    #expect(count == 12)
  }
}
