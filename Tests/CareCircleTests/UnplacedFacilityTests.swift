import CareCircle
import CareCircleTestSupport
import Testing

/// Facilities whose ledger gives a unit and no coordinate.
@Suite struct UnplacedFacilityTests {
  // R2 lacks its coordinate and names its village, R3 lacks it and names nothing.
  private static let rooms = """
    编号,设施类型,建筑面积,使用状态,村(社区),经度,纬度
    R1,居家养老服务用房,250,正常运营,甲村,120.69,28.01
    R2,居家养老服务用房,250,正常运营,乙村,,
    R3,居家养老服务用房,250,正常运营,,,

    """

  private func plan(rooms: String = rooms) throws -> (StudyPlan, TemporaryFolder) {
    let folder = try TemporaryFolder()
    try folder.write("v.csv", "村编号,村名\nV1,甲村\nV2,乙村\nV3,丙村\n")
    try folder.write("e.csv", "id,built_year,lon,lat\nE1,1990,120.69,28.01\nE2,1990,120.75,28.05\n")
    try folder.write("r.csv", rooms)
    var plan = StudyPlan()
    plan.inputs[.villages] = [.file(folder.path + "/v.csv", crs: .wgs84)]
    plan.inputs[.estates] = [.file(folder.path + "/e.csv", crs: .wgs84)]
    plan.inputs[.facilities] = [.file(folder.path + "/r.csv", crs: .wgs84)]
    plan.requirement.asOf = CalendarDate("2026-11-30")
    plan.coversRegion = true
    return (plan, folder)
  }

  @Test func theyServeWhereAClauseAsksForPresence() throws {
    let (plan, folder) = try plan()
    let study = try Study(plan, for: .compliance)
    let result = try study.check(try PolicyFinder.policy(named: "wenzhou"))
    let verdicts = result.check.findings
      .filter { result.check.policy.clauses[$0.clause].id == "WZ-4" }.map(\.verdict)
    #expect(verdicts == [.pass, .pass, .fail])
    withExtendedLifetime(folder) {}
  }

  @Test func theyAreInNobodysReachAndAreToldOf() throws {
    let (plan, folder) = try plan()
    let result = try Study(plan).analyse()
    #expect(result.estates.map(\.verdict) == [.covered, .gap])
    #expect(result.results.facilities.map(\.id) == ["R1"])
    let rooms = try #require(result.inputs.first { $0.role == "facilities" })
    #expect(rooms.rowsIn == 3 && rooms.rowsRejected == 1 && rooms.rowsUnplaced == 1)
    let told = result.issues.filter { [.facilityUnplaced, .coordinateMissing].contains($0.code) }
    #expect(told.map(\.line) == [3, 4])
    #expect(told.map(\.severity) == [.doubtful, .rejected])
    withExtendedLifetime(folder) {}
  }

  /// The first tile counts them, and no other one does.
  @Test func tilesCountThemOnce() throws {
    let (whole, folder) = try plan()
    let used = try (0..<4).map { number in
      var plan = whole
      plan.tile = StudyTile(column: number % 2, row: number / 2, of: 2)
      return try Study(plan).inputs.first { $0.role == "facilities" }.map {
        $0.rowsIn - $0.rowsRejected
      }
    }
    #expect(used.compactMap(\.self).reduce(0, +) == 2)
    withExtendedLifetime(folder) {}
  }
}
