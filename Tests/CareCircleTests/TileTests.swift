import CareCircle
import CareCircleTestSupport
import Foundation
import Testing

/// Law 7: the results of tiles, joined, are those of the whole.
@Suite struct TileTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let seed: UInt64
    let hasStreets: Bool
    let count: Int
    /// Whether one quarter is cut finer than the others, and a quarter of that again.
    var isNested = false
    var testDescription: String {
      "seed \(seed), \(hasStreets ? "streets" : "straight"), \(count) by \(count)\(isNested ? ", nested" : "")"
    }

    var tiles: [StudyTile] {
      let texts =
        isNested
        ? ["0/0/2", "1/0/2", "0/1/2", "3/2/4", "2/3/4", "3/3/4"]
          + ["4/4", "5/4", "4/5", "5/5"].map { $0 + "/8" }
        : (0..<count * count).map { "\($0 % count)/\($0 / count)/\(count)" }
      return texts.compactMap { StudyTile($0) }
    }
  }

  static let cases = [false, true].flatMap { streets in
    (0..<(streets ? 2 : 3)).flatMap { seed in
      (1...3).map { Case(seed: UInt64(seed), hasStreets: streets, count: $0) }
        + [Case(seed: UInt64(seed), hasStreets: streets, count: 2, isNested: true)]
    }
  }

  /// The features of a layer by their id, as texts that can be compared.
  private func features(_ folder: TemporaryFolder, _ name: String) throws -> [String: String] {
    let lines = String(decoding: try folder.bytes(name), as: UTF8.self).split(separator: "\n")
    let found = try lines.dropFirst().dropLast().map { line -> (String, String) in
      let text = line.hasSuffix(",") ? String(line.dropLast()) : String(line)
      let feature = try #require(
        try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      let properties = try #require(feature["properties"] as? [String: Any])
      return (try #require(properties["id"] as? String), text)
    }
    return try Dictionary(found) { _, _ in throw Twice() }
  }

  private struct Twice: Error {}

  /// The rows of a table, each by its header.
  private func rows(_ folder: TemporaryFolder, _ name: String) throws -> [[String: String]] {
    let text = String(decoding: try folder.bytes(name), as: UTF8.self).dropFirst()
    let lines = text.split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }

  private func joined(_ scene: TileScene, _ tiles: [StudyTile]) throws {
    try Study(scene.plan).analyse().write(toFolder: scene.folder.path + "/whole")
    var folders: [String] = []
    for tile in tiles.reversed() {
      var plan = scene.plan
      plan.tile = tile
      folders.append("\(scene.folder.path)/part-\(folders.count)")
      try Study(plan).analyse().write(toFolder: folders[folders.count - 1])
    }
    try PartJoin(folders).write(toFolder: scene.folder.path + "/joined")
  }

  @Test func everyLayerIsJoinedAndOtherFilesAreNamed() throws {
    let scene = try TileScene(seed: 3, hasStreets: false)
    let folder = scene.folder
    var parts: [String] = []
    for (place, column) in [0, 1, 0, 1].enumerated() {
      var plan = scene.plan
      plan.tile = StudyTile(column: column, row: place / 2, of: 2)
      parts.append("\(folder.path)/part-\(place)")
      try Study(plan).analyse().write(toFolder: parts[place])
      // A layer that joining has never heard of, and a file that it cannot join.
      try folder.write(
        "part-\(place)/later.geojson", bytes: folder.bytes("part-\(place)/estates.geojson"))
      try ManifestText.add("later.geojson", toFolder: parts[place])
    }
    try folder.write("part-2/results.gpkg", "of one tile")
    let leftOut = try PartJoin(parts).write(toFolder: folder.path + "/joined")
    #expect(leftOut == ["results.gpkg"])
    let estates = try features(folder, "joined/estates.geojson")
    #expect(try features(folder, "joined/later.geojson") == estates && !estates.isEmpty)
  }

  @Test(arguments: cases) func partsJoinedAreTheWhole(_ test: Case) throws {
    let scene = try TileScene(seed: test.seed, hasStreets: test.hasStreets)
    try joined(scene, test.tiles)
    let folder = scene.folder
    // Counts, shares and rows are the same to the byte, and so is each record of an estate and a facility.
    for name in ["summary.json", "provenance.json"] {
      #expect(try folder.bytes("joined/\(name)") == folder.bytes("whole/\(name)"), "\(name)")
    }
    for layer in ["estates", "gaps", "circles"] {
      let whole = try features(folder, "whole/\(layer).geojson")
      #expect(try features(folder, "joined/\(layer).geojson") == whole, "\(layer)")
      #expect(!whole.isEmpty)
    }
    let table = { (name: String) in
      String(decoding: try folder.bytes(name), as: UTF8.self).split(separator: "\r\n").sorted()
    }
    #expect(try table("joined/estates.csv") == table("whole/estates.csv"))
    // Ground that units share is reported in each tile that has some of it.
    let issues = { (name: String) in
      // Rows are renumbered when they are joined.
      try table(name).filter { !$0.contains("units_overlap") }
        .map { $0.drop { $0 != "," } }.sorted()
    }
    let numbers = { (name: String) in try table(name).compactMap { Int($0.prefix { $0 != "," }) } }
    let count = try table("joined/issues.csv").count - 1
    #expect(try numbers("joined/issues.csv").sorted() == Array(1...count))
    #expect(try issues("joined/issues.csv") == issues("whole/issues.csv"))
    #expect(try table("joined/issues.csv").count > issues("joined/issues.csv").count)
    try compareUnits(folder, tiles: test.tiles.count)
    for layer in ["gap-areas", "coverage", "estates"] {
      #expect(GeoJSONValidator.validate(try folder.bytes("joined/\(layer).geojson")) == [])
    }
  }

  /// Figures of units are the same, ground to the tolerance of the drawing and of four decimals.
  private func compareUnits(_ folder: TemporaryFolder, tiles: Int) throws {
    let (whole, joined) = (
      try rows(folder, "whole/townships.csv"), try rows(folder, "joined/townships.csv")
    )
    #expect(whole.map { $0["unit_name"] } == joined.map { $0["unit_name"] })
    for (own, other) in zip(whole, joined) {
      let name = own["unit_name"] ?? ""
      for (key, value) in own where !key.hasPrefix("area") {
        #expect(other[key] == value, "\(name) \(key)")
      }
      for key in ["area_km2", "area_covered_km2", "area_gap_km2", "area_undecided_km2"] {
        guard let value = Double(own[key] ?? "") else {
          #expect(other[key] == own[key], "\(name) \(key)")
          continue
        }
        let found = try #require(Double(other[key] ?? ""), "\(name) \(key)")
        // Half a unit of the last decimal for each tile and each term, and a five-thousandth for the borders of
        // drawings, which are drawn again in each tile.
        let tolerance = 1e-4 * 2 * Double(tiles) + 2e-4 * value
        #expect(abs(found - value) <= tolerance, "\(name) \(key): \(found), not \(value)")
      }
    }
  }

  /// A room far from all estates and all ground is one of the study, too.
  @Test func aRoomFarFromEverythingCountsInOneTile() throws {
    var scene = try TileScene(seed: 4, hasStreets: false)
    let rooms = String(decoding: try scene.folder.bytes("rooms.csv"), as: UTF8.self)
    try scene.folder.write("rooms.csv", rooms + "FAR,care_room,250,in_use,119.1,27.3\n")
    scene.plan.inputs[.townships] = []
    try joined(scene, ["0/0/2", "1/0/2", "0/1/2", "1/1/2"].compactMap { StudyTile($0) })
    for name in ["summary.json", "provenance.json"] {
      #expect(try scene.folder.bytes("joined/\(name)") == scene.folder.bytes("whole/\(name)"))
    }
  }

  @Test func everyPlaceBelongsToOneTile() throws {
    let scene = try TileScene(seed: 9, hasStreets: false)
    for count in [2, 3, 7] {
      var ids: [String] = []
      for place in 0..<count * count {
        var plan = scene.plan
        plan.tile = StudyTile(column: place % count, row: place / count, of: count)
        ids += try Study(plan).estates.map(\.id)
      }
      #expect(try ids.sorted() == Study(scene.plan).estates.map(\.id).sorted(), "\(count)")
    }
  }

  @Test func onlyAllTilesOfOneStudyAreJoined() throws {
    let scene = try TileScene(seed: 1, hasStreets: false)
    var paths: [String] = []
    for (number, tile) in ["0/0/2", "1/0/2", "0/1/2", "1/1/2", "0/0/2"].enumerated() {
      var plan = scene.plan
      plan.tile = StudyTile(tile)
      if number == 3 { plan.searchLimit = .metres(600) }
      paths.append("\(scene.folder.path)/p\(number)")
      try Study(plan).analyse().write(toFolder: paths[number])
    }
    let codes = { (paths: [String]) -> [String?] in
      do throws(CareCircleError) {
        _ = try PartJoin(paths)
        return []
      } catch {
        guard case .badData(let problems) = error else { return ["another error"] }
        return problems.map(\.field)
      }
    }
    #expect(codes([paths[0], paths[1], paths[2]]) == ["part"])
    #expect(codes([paths[0], paths[1], paths[2], paths[4]]) == ["tile"])
    // A finer tile in place of a whole one leaves a gap, beside it it overlaps, and a third does not divide a half.
    for (name, tile) in [("finer", "2/2/4"), ("third", "0/0/3")] {
      var plan = scene.plan
      plan.tile = StudyTile(tile)
      try Study(plan).analyse().write(toFolder: "\(scene.folder.path)/\(name)")
    }
    let finer = scene.folder.path + "/finer"
    #expect(codes([paths[0], paths[1], paths[2], finer]) == ["part"])
    #expect(codes([paths[0], finer, paths[0]]) == ["tile"])
    #expect(
      codes([paths[0], paths[1], paths[2], scene.folder.path + "/third"]) == [
        "tile.n", "tile.n", "tile.n",
      ])
    #expect(codes([paths[0], paths[1], paths[2], paths[3]]) == ["parameters.search_limit_m"])
    try Study(scene.plan).analyse().write(toFolder: scene.folder.path + "/whole")
    #expect(codes([scene.folder.path + "/whole"]) == ["tile"])
  }

  @Test(arguments: ["", "1/1", "2/0/2", "0/2/2", "-1/0/2", "a/0/2", "0/0/0", "0/0/1001", "0/0/2/3"])
  func whatIsNoTileIsRefused(_ text: String) {
    #expect(StudyTile(text) == nil)
  }

  @Test(arguments: ["", "1,2,3", "1,2,1,3", "1,3,2,2", "x,1,2,3", "1,2,3,91", "181,2,182,3"])
  func whatIsNoExtentIsRefused(_ text: String) {
    #expect(GroundBox(text) == nil)
  }
}
