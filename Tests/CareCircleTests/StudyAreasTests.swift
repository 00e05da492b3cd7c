import CareCircle
import CareCircleTestSupport
import Foundation
import Testing
import TextFormats

/// Townships and gap areas of a small study, by hand.
@Suite struct StudyAreasTests {
  // Two townships side by side, 0.02 degrees wide each; a room in the west, one of unknown area in the east.
  private static let townships = """
    {"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"id":"T1","name":"东镇"},"geometry":{"type":"Polygon","coordinates":
    [[[120.70,28.00],[120.72,28.00],[120.72,28.02],[120.70,28.02],[120.70,28.00]]]}},
    {"type":"Feature","properties":{"id":"T2","name":"西街道"},"geometry":{"type":"Polygon","coordinates":
    [[[120.68,28.00],[120.70,28.00],[120.70,28.02],[120.68,28.02],[120.68,28.00]]]}}]}
    """
  private static let estates = """
    id,township,built_year,households,elders,lon,lat
    E1,,1990,100,30,120.690,28.010
    E2,东镇,1990,200,,120.685,28.011
    E3,,1990,300,90,120.715,28.003
    E4,,2015,400,70,120.716,28.004
    E5,,1990,50,10,120.710,28.010
    E6,外镇,1990,60,20,120.800,28.010
    """
  private static let rooms = """
    id,kind,area,status,lon,lat
    R1,care_room,250,in_use,120.690,28.010
    R2,care_room,,in_use,120.710,28.010
    """

  private func result() throws -> (TemporaryFolder, StudyResult) {
    let folder = try TemporaryFolder()
    try folder.write("t.geojson", Self.townships)
    try folder.write("e.csv", Self.estates)
    try folder.write("r.csv", Self.rooms)
    var plan = StudyPlan()
    plan.estates = .file(folder.path + "/e.csv", crs: .wgs84)
    plan.facilities = .file(folder.path + "/r.csv", crs: .wgs84)
    plan.townships = .file(folder.path + "/t.geojson", crs: .wgs84)
    plan.circle = .radius(.metres(700))
    return (folder, try Study(plan).analyse())
  }

  /// The rows of a table by their keys.
  private func rows(_ layer: ResultLayer) -> [[String: String]] {
    let text = layer.text(as: .csv).dropFirst()
    let lines = text.split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }

  @Test func blanksAreFilledFromTheGroundAndContradictionsListed() throws {
    let (_, result) = try result()
    #expect(
      result.results.estates.map(\.township) == ["西街道", "东镇", "东镇", "东镇", "东镇", "外镇"])
    let listed = result.issues.filter { $0.code == .townshipContradiction }
    // E2 stands in the west and says east; E6's township is not in the table and contradicts nothing.
    #expect(listed.map(\.line) == [3] && listed.map(\.value) == ["东镇"])
  }

  @Test func rowsAddUp() throws {
    let (_, result) = try result()
    let rows = rows(try result.areas().coverageLayer)
    #expect(rows.map { $0["unit_type"] } == ["whole", "township", "township", "township"])
    #expect(rows.map { $0["unit_name"] } == ["", "东镇", "西街道", "外镇"])
    // 东镇: E2 stands at the western room and is covered, E3 is a gap, E4 is young, E5 hangs on R2's area.
    let east = rows[1]
    #expect(
      [east["covered"], east["gap"], east["indeterminate"], east["not_applicable"]]
        == ["1", "1", "1", "1"])
    #expect([east["n"], east["of"], east["percent"]] == ["1", "2", "50.00"])
    #expect([east["percent_least"], east["percent_greatest"]] == ["33.33", "66.67"])
    #expect([east["households_covered"], east["households_gap"]] == ["200", "300"])
    #expect([east["elders"], east["elders_unknown_estates"]] == ["100", "1"])
    for key in ["estates", "covered", "gap", "indeterminate", "households", "elders"] {
      let sum = rows.dropFirst().compactMap { Int($0[key] ?? "") }.reduce(0, +)
      #expect(rows[0][key] == String(sum), "\(key)")
    }
    let disc = Double.pi * 0.49
    #expect(abs((Double(rows[2]["area_covered_km2"] ?? "") ?? 0) - disc) < 0.002)
    #expect(abs((Double(east["area_undecided_km2"] ?? "") ?? 0) - disc) < 0.002)
    #expect(rows[3]["area_km2"] == "")
  }

  @Test func gapAreasTellWhoLivesThere() throws {
    let (folder, result) = try result()
    try result.write(toFolder: folder.path + "/out")
    let layer = try folder.bytes("out/gap-areas.geojson")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(layer)) as? [String: Any])
    let features = document["features"] as? [[String: Any]] ?? []
    let found = features.compactMap { $0["properties"] as? [String: Any] }
    #expect(found.map { $0["verdict"] as? String } == ["gap", "indeterminate", "gap"])
    #expect(found.map { $0["township_id"] as? String } == ["T1", "T1", "T2"])
    #expect(found.map { $0["estates"] as? Int } == [2, 1, 0])
    #expect(found.map { $0["gap_estates"] as? Int } == [1, 0, 0])
    #expect(found.map { $0["elders"] as? Int } == [160, 10, 0])
    #expect(GeoJSONValidator.validate(layer) == [])
    #expect(GeoJSONValidator.validate(try folder.bytes("out/coverage.geojson")) == [])
  }
}
