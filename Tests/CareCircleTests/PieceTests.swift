import CareCircle
import CareCircleTestSupport
import Foundation
import Testing

/// Pieces of files: what is said of their rows is said of the rows of the whole file.
@Suite struct PieceTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      "rooms.csv", "id,kind,area,status,lon,lat\nR1,care_room,250,in_use,120.701,28.001\n")
  }

  private func study(_ estates: String) throws -> Study {
    let path = try folder.write(
      "study.yaml",
      "inputs:\n  estates: { path: \(estates) }\n  facilities: { path: rooms.csv, crs: WGS84 }\n"
    )
    return try Study(StudyFile.plan(path))
  }

  @Test func linesAndMadeUpIdsAreThoseOfTheWholeFile() throws {
    // A name over two lines, a row that is rejected, an id that comes twice, and a row with neither id nor name.
    try folder.write(
      "piece.csv",
      "id,name,built_year,lon,lat\nA,\"of two\nlines\",x,120.7,28\nB,,1990,999,28\nA,b,1990,120.71,28\n,,1990,120.72,28\n"
    )
    try folder.write("piece.lines", "1\n70\n71\n80\n900\n1000000\n")
    let study = try study("piece.csv, crs: WGS84, origin: { file: ledger.csv, lines: piece.lines }")
    #expect(study.estates.map(\.id) == ["A", "A#900", "#1000000"])
    let issues = study.readingIssues.filter { $0.line != nil && $0.file != "rooms.csv" }
    #expect(issues.allSatisfy { $0.file == "ledger.csv" })
    #expect(Set(issues.compactMap(\.line)) == [70, 80, 900, 1_000_000])
    // The same file without its lines.
    let plain = try self.study("piece.csv, crs: WGS84")
    #expect(plain.estates.map(\.id) == ["A", "A#5", "#6"])
  }

  @Test func featuresHaveTheNumbersOfTheWholeFile() throws {
    let feature = { (id: String) in
      #"{"type":"Feature","properties":{"id":"\#(id)","built_year":"x"},"geometry":{"type":"Point","coordinates":[120.7,28]}}"#
    }
    try folder.write(
      "piece.geojson",
      #"{"type":"FeatureCollection","features":["# + feature("A") + "," + feature("B") + "]}")
    try folder.write("piece.lines", "12\n4000")
    let study = try study("piece.geojson, crs: WGS84, origin: { lines: piece.lines }")
    let years = study.readingIssues.filter { $0.code == .valueUnreadable }
    #expect(years.map(\.line) == [12, 4000])
  }

  @Test func aPieceOfWhichNothingCanBeUsedIsNoFault() throws {
    try folder.write("piece.csv", "id,built_year,lon,lat\nB,1990,999,28\n")
    try folder.write("piece.lines", "1\n7\n")
    #expect(try study("piece.csv, crs: WGS84, origin: { lines: piece.lines }").estates.isEmpty)
    #expect(throws: CareCircleError.self) { try study("piece.csv, crs: WGS84") }
  }

  /// Columns of features are known from the features; a piece of a layer may have none.
  @Test func aPieceOfALayerMayHaveNoFeatures() throws {
    try folder.write("gates.geojson", #"{"type":"FeatureCollection","features":[]}"#)
    try folder.write("gates.lines", "")
    try folder.write("e.csv", "id,built_year,lon,lat\nA,1990,120.7,28\n")
    let gates = "\n  gates: { path: gates.geojson, crs: WGS84"
    #expect(throws: CareCircleError.self) { try study("e.csv, crs: WGS84 }\(gates)") }
    let piece = try study("e.csv, crs: WGS84 }\(gates), origin: { lines: gates.lines }")
    #expect(piece.estates.map(\.id) == ["A"])
  }

  @Test(arguments: ["1\nx\n", "1\n0\n", "1\n\n", "1\n99999999999\n", "-1\n2\n"])
  func whatIsNoLineIsRefused(_ lines: String) throws {
    try folder.write("piece.csv", "id,built_year,lon,lat\nB,1990,120.7,28\n")
    try folder.write("piece.lines", lines)
    do throws(CareCircleError) {
      _ = try StudyOfPiece.read(folder)
      Issue.record("read")
    } catch {
      guard case .badData(let problems) = error else { throw error }
      #expect(problems.map(\.file) == ["piece.lines"])
      #expect(problems.map(\.line) == [lines.hasPrefix("-") ? 1 : 2])
    }
  }

  private enum StudyOfPiece {
    static func read(_ folder: TemporaryFolder) throws(CareCircleError) -> Study {
      var plan = StudyPlan()
      var file = InputFile.file(folder.path + "/piece.csv", crs: .wgs84)
      file.lines = folder.path + "/piece.lines"
      plan.inputs[.estates] = [file]
      plan.inputs[.facilities] = [.file(folder.path + "/rooms.csv", crs: .wgs84)]
      return try Study(plan)
    }
  }

  @Test func rowsAreToldWithWhereTheyStand() throws {
    try folder.write(
      "e.csv",
      "title\n\"id\",name,built_year,lon,lat\nA,\"x, y\",1990,120.7,28\nA,z,x,120.71,28.5\n,,1990,120.7,28\nB,b,1990,,\n"
    )
    let path = try folder.write(
      "study.yaml",
      "circle: { radius: 1000m }\nsearch_limit: 700m\ninputs:\n  estates: { path: e.csv, crs: WGS84 }\n"
        + "  facilities: { path: rooms.csv, crs: WGS84 }\n")
    let plan = try StudyFile.plan(path)
    let lines = try InputRows(.estates, of: plan).text.split(separator: "\n").map(String.init)
    let facts = try #require(
      try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
    #expect(facts["rows_in"] as? Int == 4 && facts["first_line"] as? Int == 3)
    #expect((facts["columns"] as? [String: String])?["lon"] == "lon")
    #expect(facts["delimiter"] as? String == "comma" && facts["margin_m"] as? Double == 1000)
    #expect(
      Array(lines[1...]) == [
        "line,id,name,owner,lon,lat,west,south,east,north,doubtful",
        "3,A,\"x, y\",,120.7,28,120.7,28,120.7,28,0",
        "4,A,z,,120.71,28.5,120.71,28.5,120.71,28.5,1",
        "5,,,,120.7,28,120.7,28,120.7,28,1",
      ])
    #expect(throws: CareCircleError.self) { try InputRows(.gates, of: plan) }
    #expect(throws: CareCircleError.self) { try InputRows(.network, of: plan) }
  }
}
