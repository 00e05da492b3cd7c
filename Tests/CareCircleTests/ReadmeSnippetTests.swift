import CareCircle
import CareCircleTestSupport
import Foundation
import Testing

/// The library as the README shows it, with the same lines.
@Suite struct ReadmeSnippetTests {
  @Test func theSnippetOfTheReadmeCompilesAndWritesTheGaps() throws {
    let folder = try TemporaryFolder()
    let estates = try folder.write(
      "estates.csv", "id,name,lon,lat,built_year\nE1,甲,120.70,28.00,1990\nE2,乙,120.80,28.00,1990\n")
    let rooms = try folder.write(
      "rooms.csv", "id,kind,lon,lat,area,status\nR1,care_room,120.701,28.00,200,in_use\n")
    let url = URL(filePath: folder.path + "/gaps.geojson")

    let study = try Study(
      estates: .file(estates, crs: .wgs84),
      facilities: .file(rooms, crs: .wgs84),
      circle: .walk(minutes: 15, walker: .elder))
    let result = try study.analyse()
    try result.gaps.write(to: url)

    let written = try [UInt8](Data(contentsOf: url))
    #expect(GeoJSONValidator.validate(written) == [])
    let text = String(decoding: written, as: UTF8.self)
    #expect(text.contains("\"id\":\"E2\""))
    #expect(!text.contains("\"id\":\"E1\""))
  }
}
