import CareCircle
import CareCircleTestSupport
import Testing

/// In which unit estates count whose rows write its name in another way, or name another one.
@Suite struct UnitSettlementTests {
  private static let townships = """
    {"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"id":"T1","name":"竹湾街道"},"geometry":{"type":"Polygon","coordinates":
    [[[120.70,28.00],[120.72,28.00],[120.72,28.02],[120.70,28.02],[120.70,28.00]]]}},
    {"type":"Feature","properties":{"id":"T2","name":"高新区竹岛街道"},"geometry":{"type":"Polygon","coordinates":
    [[[120.68,28.00],[120.70,28.00],[120.70,28.02],[120.68,28.02],[120.68,28.00]]]}},
    {"type":"Feature","properties":{"id":"T3","name":"溪口镇"},"geometry":{"type":"Polygon","coordinates":
    [[[120.68,28.02],[120.70,28.02],[120.70,28.04],[120.68,28.04],[120.68,28.02]]]}}]}
    """
  // E1 and E2 write their township in another way, E3 says another than where it stands and in another way, E4 names one
  // that is not in the table, E5 names one of the table and stands in another, E6 stands nowhere.
  private static let estates = """
    id,township,built_year,lon,lat
    E1,竹湾街道办事处,1990,120.710,28.010
    E2,竹岛街道,1990,120.690,28.010
    E3,竹岛街道,1990,120.710,28.010
    E4,外镇,1990,120.710,28.012
    E5,溪口镇,1990,120.710,28.014
    E6,溪口,1990,120.800,28.010
    """

  private func result(by deciding: UnitsBy) throws -> StudyResult {
    let folder = try TemporaryFolder()
    try folder.write("t.geojson", Self.townships)
    try folder.write("e.csv", Self.estates)
    try folder.write("r.csv", "id,kind,area,status,lon,lat\nR1,care_room,250,in_use,120.69,28.01\n")
    var plan = StudyPlan()
    plan.inputs[.estates] = [.file(folder.path + "/e.csv", crs: .wgs84)]
    plan.inputs[.facilities] = [.file(folder.path + "/r.csv", crs: .wgs84)]
    plan.inputs[.townships] = [.file(folder.path + "/t.geojson", crs: .wgs84)]
    plan.unitsBy = deciding
    return try Study(plan).analyse()
  }

  private func issues(_ result: StudyResult, _ code: DataIssue.Code) -> [String] {
    result.issues.filter { $0.code == code }.map {
      [$0.line.map(String.init), $0.value].compactMap(\.self).joined(separator: " ")
    }
  }

  @Test func namesDecideWhereTheyAreKnownOrAgreeWithTheGround() throws {
    let result = try result(by: .name)
    #expect(
      result.results.estates.map(\.township)
        == ["竹湾街道", "高新区竹岛街道", "竹岛街道", "外镇", "溪口镇", "溪口镇"])
    #expect(issues(result, .unitLikened) == ["溪口", "竹岛街道", "竹湾街道办事处"])
    #expect(issues(result, .townshipContradiction) == ["6 溪口镇"])
    let unknown = result.issues.first { $0.code == .unitUnknown }?.message.english ?? ""
    #expect(unknown.hasPrefix("2 estates name a unit that is not in t.geojson"))
    #expect(unknown.contains("外镇 (1)") && unknown.contains("竹岛街道 (1)"))
    #expect(unknown.hasSuffix("or decide units by location (--units-by ground)"))
  }

  @Test func groundDecidesWhereItIsAsked() throws {
    let result = try result(by: .ground)
    #expect(
      result.results.estates.map(\.township)
        == ["竹湾街道", "高新区竹岛街道", "竹湾街道", "竹湾街道", "竹湾街道", "溪口镇"])
    #expect(issues(result, .townshipContradiction) == ["4 竹岛街道", "5 外镇", "6 溪口镇"])
    #expect(issues(result, .unitUnknown) == [])
  }

  @Test func unitsWithoutEstatesAreNamed() throws {
    let folder = try TemporaryFolder()
    let run = try CommandRun.carecircle(
      [
        "coverage", "--estates",
        folder.write("e.csv", "id,township,built_year,lon,lat\nE1,外镇,1990,120.8,28.01\n"),
        "--estates-crs", "WGS84", "--facilities",
        folder.write("r.csv", "id,kind,area,status,lon,lat\nR1,care_room,250,in_use,120.8,28.01\n"),
        "--facilities-crs", "WGS84", "--townships", folder.write("t.geojson", Self.townships),
        "--townships-crs", "WGS84",
      ])
    #expect(run.exitCode == 0)
    #expect(
      run.stderr.contains("t.geojson: doubtful: 3 of 3 units have no estates: 竹湾街道, 高新区竹岛街道, 溪口镇"))
    #expect(
      run.stderr.contains(
        "warning: e.csv: doubtful: township: 1 estate names a unit that is not in t.geojson"))
  }
}
