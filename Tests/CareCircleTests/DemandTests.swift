import CareCircle
import CareCircleTestSupport
import Testing

/// The ground in which gap areas are looked for: what is named, or the estates' own.
@Suite struct DemandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let square = { (id: String, west: Double) in
      """
      {"type":"Feature","properties":{"id":"\(id)"},"geometry":{"type":"Polygon","coordinates":\
      [[[\(west),28.0],[\(west + 0.004),28.0],[\(west + 0.004),28.004],[\(west),28.004],[\(west),28.0]]]}}
      """
    }
    let layer = { (features: [String]) in
      "{\"type\":\"FeatureCollection\",\"features\":[" + features.joined(separator: ",\n") + "]}"
    }
    try folder.write(
      "e.csv",
      "id,built_year,lon,lat\nA,1990,120.702,28.002\nB,1990,120.752,28.002\nC,1990,120.8,28.1\n")
    // A's ground and half of it again, by another row; and ground of no estate.
    try folder.write(
      "ground.geojson", layer([square("A", 120.70), square("B", 120.75), square("X", 120.76)]))
    try folder.write("boundary.geojson", layer([square("0", 120.70)]))
    try folder.write(
      "r.csv", "id,kind,area,status,lon,lat\nR,care_room,250,in_use,120.702,28.002\n")
  }

  private func file(_ name: String) -> InputFile { .file(folder.path + "/" + name, crs: .wgs84) }

  private func plan() -> StudyPlan {
    var plan = StudyPlan()
    plan.inputs[.estates] = [file("e.csv")]
    plan.inputs[.facilities] = [file("r.csv")]
    plan.circle = .radius(.metres(700))
    return plan
  }

  @Test func estatesStandOnTheGroundThatALayerGivesThem() throws {
    var plan = plan()
    plan.inputs[.estatePolygons] = [file("ground.geojson")]
    plan.demand = .estates
    let result = try Study(plan).analyse()
    let rejected = result.issues.filter { $0.code == .polygonWithoutEstate }
    #expect(rejected.map(\.value) == ["X"])
    let input = try #require(result.inputs.first { $0.role == "estate_polygons" })
    #expect(input.rowsIn == 3 && input.rowsUsed == 2 && input.rowsRejected == 1)
    let areas = try #require(try result.areas().areas)
    // Each square is 0.004 degrees wide and high, about 393 by 443 m; the room covers A's.
    let square = 393.4 * 443.4
    #expect(abs(areas.whole.demand.squareMetres - 2 * square) < square / 100)
    #expect(abs(areas.whole.gap.squareMetres - square) < square / 100)
    #expect(areas.gaps.count == 1)
    #expect(result.results.reaches.map(\.reach) == [.covered, .gap, .gap])
  }

  @Test func theGroundThatIsChosenGoesFirst() throws {
    var plan = plan()
    plan.inputs[.boundary] = [file("boundary.geojson")]
    plan.inputs[.residentialLand] = [file("ground.geojson")]
    let demand = { (source: DemandSource?) throws -> Double in
      var own = plan
      own.demand = source
      return try Study(own).analyse().areas().areas?.whole.demand.squareMetres ?? 0
    }
    let square = try demand(.boundary)
    #expect(abs(try demand(.residentialLand) - 3 * square) < square / 100)
    #expect(try demand(nil) == demand(.residentialLand))
  }

  @Test(arguments: DemandSource.allCases) func groundThatIsNotThereIsAskedFor(source: DemandSource)
  {
    var plan = plan()
    plan.demand = source
    #expect {
      _ = try Study(plan)
    } throws: { error in
      guard case .usage(let problems)? = error as? CareCircleError else { return false }
      return problems.map(\.field) == ["demand"] && problems[0].value == source.rawValue
    }
  }
}
