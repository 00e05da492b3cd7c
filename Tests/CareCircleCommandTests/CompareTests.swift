import CareCircleTestSupport
import Foundation
import Testing

@Suite struct CompareTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("r.csv", "id,kind,area,status,lon,lat\nR1,care_room,200,in_use,120.7,28\n")
    try folder.write(
      "r2.csv", "id,kind,area,status,lon,lat\nR2,care_room,200,in_use,120.72,28\n")
    try folder.write(
      "old.csv", Self.header + "A,甲,东镇,120.701,28\nB,乙,东镇,120.72,28\nC,丙,,120.7,28\n")
    try folder.write(
      "new.csv",
      Self.header + "C,丙,西镇,120.7,28\nB,乙,东镇,120.72,28\nD,\"},\"\"geometry\"\":\",东镇,120.7,28\n")
  }

  private static let header = "id,name,township,lon,lat\n"

  private func study(_ estates: String, _ rooms: String, to out: String, _ more: String = "") throws
  {
    try folder.write(
      "\(out).yaml",
      "all_ages: true\noutput: \(out)\n\(more)inputs:\n"
        + "  estates: { path: \(estates), crs: WGS84 }\n  facilities: { path: \(rooms), crs: WGS84 }\n"
    )
    let run = try carecircle("run", "\(out).yaml", "--quiet")
    #expect(run.exitCode == 0, "\(run.stderr)")
  }

  private func carecircle(_ arguments: String...) throws -> CommandRun {
    try CommandRun.carecircle(arguments, in: folder.path)
  }

  @Test func identicalFoldersHaveNoChanges() throws {
    try study("old.csv", "r.csv", to: "a")
    try study("old.csv", "r.csv", to: "b")
    let run = try carecircle("compare", "a", "b")
    #expect(run.exitCode == 0 && run.stderr.hasPrefix("0 estates changed"))
    #expect(try properties(run.stdout).isEmpty)
    #expect(GeoJSONValidator.validate(run.stdout) == [])
  }

  @Test func everyKindOfChangeIsTold() throws {
    try study("old.csv", "r.csv", to: "a")
    try study("new.csv", "r2.csv", to: "b")
    let run = try carecircle("compare", "a", "b", "--lang", "zh")
    #expect(GeoJSONValidator.validate(run.stdout) == [])
    let changes = try properties(run.stdout)
    #expect(changes.map { $0["id"] as? String } == ["C", "B", "D", "A"])
    #expect(
      changes.map { $0["change"] as? String } == [
        "verdict;reason;nearest", "verdict;reason;nearest", "appeared", "disappeared",
      ])
    #expect(changes[0]["before_verdict"] as? String == "covered")
    #expect(changes[0]["after_verdict"] as? String == "gap")
    #expect(changes[0]["after_reason"] as? String == "too_far")
    #expect(changes[0]["change_text"] as? String == "由已覆盖变为缺口")
    #expect(changes[1]["after_nearest_id"] as? String == "R2")
    #expect(changes[1]["after_walk_m"] as? Double == 0)
    #expect(changes[1]["after_in_reach"] as? Int == 1)
    #expect(changes[2]["name"] as? String == "},\"geometry\":")
    #expect(changes[2]["before_verdict"] is NSNull && changes[3]["after_verdict"] is NSNull)
    #expect(changes[3]["township"] as? String == "东镇")
  }

  @Test func townshipsKeepTheirSums() throws {
    try study("old.csv", "r.csv", to: "a")
    try study("new.csv", "r.csv", to: "b")
    let run = try carecircle("compare", "a", "b", "--out", "ch")
    #expect(run.exitCode == 0, "\(run.stderr)")
    let text = String(decoding: try folder.bytes("ch/changes-by-township.csv"), as: UTF8.self)
    let rows = text.split(whereSeparator: \.isNewline).dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    #expect(rows.map { $0[0] } == ["东镇", "西镇", "", "all"])
    let counts = rows.map { row in [1, 2, 4, 5, 7, 8, 9, 10].map { Int(row[$0]) ?? -1 } }
    for row in counts {
      #expect(row[0] + row[4] - row[5] + row[6] - row[7] == row[2])
    }
    for column in counts[3].indices {
      #expect(counts[..<3].map { $0[column] }.reduce(0, +) == counts[3][column])
    }
    #expect(counts[0] == [1, 2, 1, 2, 1, 1, 0, 0] && counts[1] == [0, 0, 1, 1, 0, 0, 1, 0])
    #expect(rows[0][12] == "0.00" && rows[1][12] == "")
  }

  @Test func rerunsGiveTheSameBytes() throws {
    try study("old.csv", "r.csv", to: "a")
    try study("new.csv", "r2.csv", to: "b")
    _ = try carecircle("compare", "a", "b", "--out", "x")
    _ = try carecircle("compare", "a", "b", "--out", "y")
    let first = try folder.contents("x")
    #expect(
      first.keys.sorted() == [
        "changes-by-township.csv", "changes.csv", "changes.geojson", "manifest.json",
        "provenance.json",
      ])
    #expect(try folder.contents("y") == first)
    #expect(try carecircle("compare", "a", "b").stdout == first["changes.geojson"])
  }

  @Test func otherRulesAreSaid() throws {
    try study("old.csv", "r.csv", to: "a")
    try study("old.csv", "r.csv", to: "b", "circle: { radius: 1000m }\nminimum_area: 100m2\n")
    let run = try carecircle("compare", "a", "b")
    #expect(run.exitCode == 0)
    #expect(
      run.stderr.contains(
        "differ in circle: 15 minutes on foot, elder at 1 m/s, straight lines x 1.3 before; "
          + "1,000 m in a straight line after"))
    #expect(run.stderr.contains("differ in minimum_area_m2: 200 before; 100 after"))
  }

  @Test func faultsAreNamedByFileAndLine() throws {
    try study("old.csv", "r.csv", to: "a")
    try study("old.csv", "r.csv", to: "b")
    let sound = String(decoding: try folder.bytes("b/estates.geojson"), as: UTF8.self)
    // Without a manifest, as in results of earlier versions, nothing else shows that the layer was changed.
    try FileManager.default.removeItem(atPath: folder.path + "/b/manifest.json")
    func fault(_ text: String) throws -> CommandRun {
      try folder.write("b/estates.geojson", text)
      return try carecircle("compare", "a", "b")
    }
    let twice = try fault(sound.replacingOccurrences(of: "\"id\":\"B\"", with: "\"id\":\"A\""))
    #expect(twice.exitCode == 65)
    #expect(twice.stderr.contains("b/estates.geojson:3: id \"A\": stands on line 2, too"))
    let other = try fault(sound.replacingOccurrences(of: "estates/1", with: "estates/2"))
    #expect(other.exitCode == 65)
    #expect(other.stderr.contains("schema \"carecircle.estates/2\": expected carecircle.estates/1"))
    let verdict = try fault(sound.replacingOccurrences(of: "\"covered\"", with: "\"fine\""))
    #expect(verdict.stderr.contains("b/estates.geojson:2: verdict \"fine\""))
    #expect(try fault(String(sound.dropLast(6))).stderr.contains("ends before the layer does"))
    #expect(try fault("{\n}").stderr.contains("is not a layer as carecircle run writes it"))
    #expect(try fault("").exitCode == 65)
    #expect(try carecircle("compare", "a", "nowhere").exitCode == 66)
  }
}
