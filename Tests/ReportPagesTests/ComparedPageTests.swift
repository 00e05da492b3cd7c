import CareCircle
import CareCircleTestSupport
import CareModel
import Coverage
import Foundation
import Testing

@testable import ReportPages

/// The states between which a page switches: an earlier run, now, after a plan.
@Suite struct ComparedPageTests {
  /// Six estates, 3 km apart, and rooms at some of them.
  private func scene(rooms: [Int]) -> Scene {
    var scene = Scene()
    for number in 0..<6 {
      scene = scene.estate("E\(number)", east: Double(number) * 3000) { estate in
        (estate.name, estate.township) = ("小区\(number)", number < 3 ? "东街" : "西街")
      }
    }
    for number in rooms { scene = scene.room("R\(number)", east: Double(number) * 3000 + 100) }
    return scene
  }

  private func page(
    _ now: Scene, after then: Scene, in folder: TemporaryFolder
  ) throws -> PageText {
    let path = folder.path + "/out-2025"
    try then.result().write(toFolder: path, report: .none)
    return PageText(try now.result().page(comparedWith: path))
  }

  /// 0 loses its room, 2 gains one, 1 stays covered, 5 is new, "old" is gone.
  @Test func whatChangedIsTold() throws {
    let then = scene(rooms: [0, 1]).with { $0.estates.removeLast() }
      .estate("old", east: 3050) { ($0.name, $0.township) = ("旧村", "东街") }
    let page = try page(scene(rooms: [1, 2]), after: then, in: TemporaryFolder())
    #expect(
      page.html.contains(
        "Compared with out-2025: 50.0 % (3 of 6) covered then, 33.3 % (2 of 6) now; 1 estate gained and 2 lost, 1 new and 1 gone."
      ))
    let estates = try #require(try page.data()["estates"] as? [String: Any])
    let verdicts = try #require(estates["earlier"] as? [Any]).map { $0 as? Int }
    #expect(
      verdicts.map { $0.map { Verdict.allCases[$0] } } == [
        .covered, .covered, .gap, .gap, .gap, nil,
      ])
    let list = try #require(page.html.firstMatch(of: #/<ul id="change-list">([\s\S]*?)<\/ul>/#))
    let items = list.output.1.components(separatedBy: "</li>").dropLast()
      .map { $0.replacing(#/<[^>]*>/#, with: "").trimmingCharacters(in: .whitespacesAndNewlines) }
    #expect(
      items == ["小区0 covered, now gap", "小区2 gap, now covered", "旧村 covered, now gone"])
    let rows = page.html.matches(of: #/>(东街|西街)<\/th>(.*?)<\/tr>/#).map { match in
      match.output.2.replacing(#/<[^>]*>/#, with: " ").split(separator: " ").joined(separator: " ")
    }
    #expect(
      rows.contains("3 of 4 75.0 % 2 of 3 66.7 % 1 2")
        && rows.contains("0 of 2 0.0 % 0 of 3 0.0 % 0 0"))
    // Of the ground, what the two rooms covered then.
    let earlier = try #require(try page.data()["earlier"] as? [String: Any])
    #expect((earlier["covered"] as? [[String]])?.count == 2)
    #expect((earlier["verdict"] as? [Int]) == [0])
  }

  @Test func anotherCircleIsTold() throws {
    let folder = try TemporaryFolder()
    let then = scene(rooms: [0]).with { $0.circle = .radius(.metres(500)) }
    let html = try page(scene(rooms: [0]), after: then, in: folder).html
    #expect(html.contains("the runs differ in circle"))
    #expect(
      !(try page(scene(rooms: [0]), after: scene(rooms: [1]), in: TemporaryFolder()).html)
        .contains("the runs differ"))
  }

  /// The results may take the place of those with which they are compared.
  @Test func aRunMayReplaceTheOneItIsComparedWith() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/out"
    try scene(rooms: [0]).result().write(toFolder: path)
    try scene(rooms: [1]).result().write(toFolder: path, report: .page(comparedWith: path))
    let html = String(decoding: try folder.bytes("out/report.html"), as: UTF8.self)
    #expect(html.contains("Compared with out: 16.7 % (1 of 6) covered then, 16.7 % (1 of 6) now"))
    #expect(html.contains("1 estate gained and 1 lost"))
  }

  @Test(arguments: ["estates.geojson", "circles.geojson"])
  func aChangedFolderIsRefused(_ name: String) throws {
    let folder = try TemporaryFolder()
    let result = try scene(rooms: [0]).result()
    try result.write(toFolder: folder.path + "/out", report: .none)
    let bytes = try folder.bytes("out/" + name)
    try folder.write("out/" + name, bytes: bytes + [10])
    #expect(throws: CareCircleError.self) {
      try result.page(comparedWith: folder.path + "/out")
    }
  }

  @Test func aFolderThatIsNoRunIsRefusedBeforeAnyWork() throws {
    let folder = try TemporaryFolder()
    #expect(throws: CareCircleError.self) {
      try ReportChoice.page(comparedWith: folder.path).check()
    }
  }
}
