import CareCircleTestSupport
import Geodesy
import StreetNetwork
import Testing

@testable import Wording
@testable import Registers

/// A layer of lines as a street network.
@Suite struct StreetLineTests {
  private func load(
    _ features: String..., crs: CoordinateReferenceSystem? = nil, member: String = ""
  ) throws -> LoadedNetwork {
    let folder = try TemporaryFolder()
    let text =
      "{\"type\":\"FeatureCollection\",\(member)\"features\":[\n"
      + features.joined(separator: ",\n") + "\n]}"
    let path = try folder.write("s.geojson", text)
    return try LoadedNetwork.load(.file(path, crs: crs))
  }

  private func line(_ coordinates: String, _ properties: String = "", _ type: String = "LineString")
    -> String
  {
    "{\"type\":\"Feature\",\"properties\":{\(properties)},\"geometry\":{\"type\":\"\(type)\","
      + "\"coordinates\":[\(coordinates)]}}"
  }

  @Test func linesJoinAtSharedVerticesOnly() throws {
    let network = try load(
      line("[120.70,28],[120.71,28],[120.72,28]", "\"道路名称\":\"集荻街\""),
      line("[120.71,28],[120.71,28.01]"), line("[120.715,27.99],[120.715,28.01]"),
      line("[120.7200000001,28],[120.72,28.01]"))
    let graph = network.map.graph
    #expect(graph.edgeCount == 5 && network.map.report.islands.count == 2)
    #expect(graph.nameTable == ["集荻街"] && network.issues.isEmpty)
    // Lines that cross without a common vertex are reported by an inspection.
    let report = network.map.report
    #expect(report.oddities == [.crossingLines: 1])
    let place = try #require(report.crossing)
    #expect(abs(place.longitude - 120.715) < 1e-7 && abs(place.latitude - 28) < 1e-7)
    #expect(network.format == .geojson && !network.map.report.isOpenStreetMap)
  }

  @Test func columnsSayWhoMayWalkWhere() throws {
    let network = try load(
      line("[120.70,28],[120.71,28]", "\"walkable\":\"是\",\"oneway\":\"yes\""),
      line("[120.70,28],[120.71,28.1]", "\"walkable\":\"否\",\"oneway\":\"-1\""),
      line("[120.70,28],[120.71,28.2]", "\"walkable\":1,\"oneway\":\"-1\""),
      line("[120.70,28],[120.71,28.3]", "\"walkable\":\"maybe\",\"oneway\":false"))
    #expect(network.map.graph.traits == [.forward, .backward, .street])
    #expect(network.map.report.leftOut == [.footForbidden: 1])
    #expect(network.issues.map(\.code) == [.valueUnreadable])
    #expect(network.issues.first?.line == 5 && network.issues.first?.field == "walkable")
  }

  @Test func everyRowIsUsedOrRejected() throws {
    let network = try load(
      line("[120.70,28],[120.71,28]"), line("[120.70,28],[120.70,28]"), line("[28,120.7],[28,121]"),
      line("[[120.7,28],[120.8,28]],[[120.8,28],[120.9,28]]", "", "MultiLineString"),
      "{\"type\":\"Feature\",\"properties\":{},\"geometry\":null}",
      "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}",
      line("[120.70,28]"))
    let codes = network.issues.map(\.code)
    #expect(
      codes == [
        .geometryInvalid, .coordinatesSwapped, .geometryMissing, .geometryType, .geometryInvalid,
      ])
    let report = network.map.report
    #expect(report.ways == 7 && report.streetWays == 2 && report.otherWays == 5)
    #expect(network.map.graph.edgeCount == 3)
  }

  /// A mistyped coordinate makes a segment that no length can hold: the line is cut there, and listed.
  @Test func segmentsOverAHundredKilometresAreLeftOutAndListed() throws {
    let network = try load(
      line("[120.70,28],[120.71,28],[12.70,28],[120.72,28],[120.73,28]"),
      line("[120.70,28],[-120.70,28]"))
    #expect(network.map.graph.edgeCount == 2)
    #expect(network.map.report.islands.count == 2 && (network.map.report.islands.first ?? 0) < 1100)
    #expect(network.issues.map(\.code) == [.geometryMended, .geometryInvalid])
    #expect(network.issues.map(\.severity) == [.doubtful, .rejected])
    let report = network.map.report
    #expect(report.ways == 2 && report.streetWays == 1 && report.otherWays == 1)
  }

  /// The columns of exports from OpenStreetMap are judged as tags are: a one-way street does not bind walkers.
  @Test(arguments: [
    ("\"highway\":\"residential\",\"oneway\":\"yes\"", EdgeTraits.street),
    ("\"highway\":\"residential\",\"oneway\":true,\"foot\":null", EdgeTraits.street),
    ("\"highway\":\"steps\",\"oneway\":false", EdgeTraits([.street, .steps])),
    ("\"highway\":\"footway\",\"bridge\":\"yes\"", EdgeTraits([.street, .offGround])),
    ("\"highway\":\"footway\",\"bridge\":false,\"layer\":\"1\"", EdgeTraits.street),
    (
      "\"highway\":\"footway\",\"other_tags\":\"\\\"level\\\"=>\\\"-1\\\"\"",
      EdgeTraits([.street, .offGround])
    ),
    ("\"highway\":\"['footway', 'steps']\"", EdgeTraits([.street, .steps])),
    ("\"highway\":\"cycleway\",\"foot\":\"designated\"", EdgeTraits.street),
    ("\"highway\":\"footway\",\"oneway:foot\":\"yes\"", EdgeTraits.forward),
  ]) func columnsOfOpenStreetMapAreTags(properties: String, traits: EdgeTraits) throws {
    let network = try load(line("[120.70,28],[120.71,28]", properties))
    #expect(network.map.graph.traits == [traits])
  }

  @Test func whatIsNoStreetByItsTagsIsLeftOutAndCounted() throws {
    let network = try load(
      line("[120.70,28],[120.71,28]", "\"@id\":\"way/1\",\"highway\":\"service\",\"lit\":\"yes\""),
      line("[120.70,28.1],[120.71,28.1]", "\"highway\":\"motorway\""),
      line("[120.70,28.2],[120.71,28.2]", "\"highway\":\"['footway', 'motorway']\""),
      line("[120.70,28.3],[120.71,28.3]", "\"highway\":\"residential\",\"foot\":\"no\""),
      line("[120.70,28.4],[120.71,28.4]", "\"waterway\":\"river\""))
    let report = network.map.report
    #expect(report.leftOut == [.motorway: 2, .footForbidden: 1])
    #expect(report.ways == 5 && report.streetWays == 1 && report.otherWays == 1)
    #expect(report.isOpenStreetMap && network.attribution != nil)
    #expect(network.issues.map(\.code) == [.columnIgnored, .columnIgnored])
    #expect(network.issues.first?.field == "@id, lit")
  }

  @Test func jsonOfOverpassIsRefusedByName() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "s.json", "{\"version\":0.6,\"generator\":\"Overpass API\",\"elements\":[]}")
    let error = #expect(throws: CareCircleError.self) { _ = try LoadedNetwork.load(.file(path)) }
    #expect("\(String(describing: error))".contains("Overpass"))
  }

  @Test func speedsAreNotUsedAndSaidSo() throws {
    let network = try load(line("[120.70,28],[120.71,28]", "\"速度\":4.5"))
    #expect(network.issues.map(\.code) == [.columnIgnored])
    #expect(network.issues.first?.severity == .note)
  }

  @Test func coordinatesAreTheDeclaredOnes() throws {
    let plain = try load(line("[120.70,28],[120.71,28]"))
    let shifted = try load(line("[120.70,28],[120.71,28]"), crs: .bd09)
    let (a, b) = (plain.map.graph.junctions[0], shifted.map.graph.junctions[0])
    let metres = Geodesic.distance(a.coordinate, b.coordinate).metres
    #expect(metres > 500 && metres < 2000)
    #expect(throws: CareCircleError.self) { _ = try load("") }
  }

  @Test func theSampleIsOnePiece() throws {
    let network = try LoadedNetwork.load(.file(CommandRun.sample("streets.geojson")))
    #expect(network.map.report.islands.count == 1 && network.issues.isEmpty)
    #expect(network.map.report.ways == network.map.report.streetWays)
  }

  @Test func barriersAreLinesAndTheEdgesOfAreas() throws {
    let folder = try TemporaryFolder()
    let ring = "[[120.7,28],[120.8,28],[120.8,28.1],[120.7,28]]"
    let features = [
      line("[120.70,28],[120.71,28]"), line(ring, "", "Polygon"), line("120.7,28", "", "Point"),
    ]
    let text =
      "{\"type\":\"FeatureCollection\",\"features\":[" + features.joined(separator: ",") + "]}"
    let layer = try BarrierLayer([.file(try folder.write("b.geojson", text))])
    #expect((0..<layer.lines.count).map { layer.lines.points(of: $0).count } == [2, 4])
    #expect(layer.rowsIn == 3 && layer.issues.map(\.code) == [.geometryType])
    let barriers = BarrierIndex(layer.lines)
    let across = [(120.705, 27.999), (120.705, 28.001)].map {
      FixedCoordinate(x: Int32(($0.0 * 1e7).rounded()), y: Int32(($0.1 * 1e7).rounded()))
    }
    #expect(barriers.isCrossed(by: across[0], across[1]))
  }
}
