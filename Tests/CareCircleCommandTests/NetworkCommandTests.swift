import CareCircleTestSupport
import Foundation
import Testing

/// `network inspect` and `network build`, as a shell sees them.
@Suite struct NetworkCommandTests {
  /// A street, steps, a motorway and a river.
  private let osm = """
    <osm version="0.6">
    <node id="1" lon="120.7" lat="28"/><node id="2" lon="120.701" lat="28"/>
    <node id="3" lon="120.702" lat="28"/><node id="4" lon="120.702" lat="28.001"/>
    <way id="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="residential"/>
    <tag k="name" v="集荻街"/></way>
    <way id="2"><nd ref="3"/><nd ref="4"/><tag k="highway" v="steps"/></way>
    <way id="3"><nd ref="1"/><nd ref="4"/><tag k="highway" v="motorway"/></way>
    <way id="4"><nd ref="2"/><nd ref="4"/><tag k="waterway" v="river"/></way>
    </osm>
    """

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("city.osm", osm)
    return folder
  }

  private func json(_ run: CommandRun) throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: Data(run.stdout)) as? [String: Any] ?? [:]
  }

  @Test func inspectTellsWhatIsInANetwork() throws {
    let folder = try folder()
    let done = try CommandRun.carecircle(["network", "inspect", "city.osm"], in: folder.path)
    #expect(done.exitCode == 0 && done.stderr.isEmpty)
    #expect(done.output.hasPrefix("city.osm: street network\n"))
    for part in ["Islands: 1", "motorways", "rivers and canals", "© OpenStreetMap contributors"] {
      #expect(done.output.contains(part))
    }
    let chinese = try CommandRun.carecircle(
      ["network", "inspect", "city.osm", "--lang", "zh"], in: folder.path)
    #expect(chinese.output.hasPrefix("city.osm: 路网\n") && chinese.output.contains("河流、运河"))
  }

  @Test func programsGetJSON() throws {
    let folder = try folder()
    let done = try CommandRun.carecircle(
      ["network", "inspect", "city.osm", "--json", "--step-free"], in: folder.path)
    let document = try json(done)
    #expect(document["schema"] as? String == "carecircle.network/1")
    #expect(document["edges"] as? Int == 1 && document["islands"] as? Int == 1)
    let leftOut = document["left_out"] as? [String: Int]
    #expect(leftOut?["motorway"] == 1 && leftOut?["steps"] == 1 && leftOut?["ferry"] == 0)
    let barriers = document["barriers"] as? [String: [String: Any]]
    #expect(barriers?["river"]?["lines"] as? Int == 1)
    #expect((document["profile"] as? [String: Any])?["step_free"] as? Bool == true)
    #expect(document["attribution"] as? String != nil)
  }

  @Test func whatIsBuiltIsTheSameNetwork() throws {
    let folder = try folder()
    let built = try CommandRun.carecircle(
      ["network", "build", "city.osm", "city.ccnet", "--dump", "n.csv", "e.csv"], in: folder.path)
    #expect(built.exitCode == 0, "\(built.stderr)")
    #expect(built.stdout.isEmpty && built.stderr.contains("2 edges"))
    var original = try json(
      CommandRun.carecircle(["network", "inspect", "city.osm", "--json"], in: folder.path))
    var prepared = try json(
      CommandRun.carecircle(["network", "inspect", "city.ccnet", "--json"], in: folder.path))
    let first = original.removeValue(forKey: "file") as? [String: Any]
    let second = prepared.removeValue(forKey: "file") as? [String: Any]
    #expect(NSDictionary(dictionary: original) == NSDictionary(dictionary: prepared))
    #expect(first?["sha256"] as? String == second?["source_sha256"] as? String)
    let nodes = String(decoding: try folder.bytes("n.csv"), as: UTF8.self)
    #expect(nodes.hasPrefix("id,lon,lat\n0,") && nodes.split(separator: "\n").count == 4)
    let edges = String(decoding: try folder.bytes("e.csv"), as: UTF8.self)
    #expect(edges.hasPrefix("from,to,length_m,cost_m,steps,oneway,name\n"))
    #expect(edges.contains(",0,0,集荻街\n") && edges.contains(",1,0,\n"))
    let again = try CommandRun.carecircle(
      ["network", "build", "city.osm", "again.ccnet", "--quiet"], in: folder.path)
    #expect(again.stderr.isEmpty)
    #expect(try folder.bytes("again.ccnet") == folder.bytes("city.ccnet"))
  }

  @Test func aLayerOfLinesIsANetwork() throws {
    let done = try CommandRun.carecircle([
      "network", "inspect", CommandRun.sample("streets.geojson"), "--json",
    ])
    let document = try json(done)
    #expect(done.exitCode == 0 && document["islands"] as? Int == 1)
    #expect(document["attribution"] is NSNull)
  }

  static let failures: [(arguments: String, code: Int32)] = [
    ("inspect", 64), ("inspect city.osm --steps-factor 0.5", 64), ("build city.osm", 64),
    ("build city.osm --dump n.csv", 64), ("inspect no.osm", 66), ("build no.osm.pbf a.ccnet", 66),
    ("inspect cut.osm", 65), ("inspect empty.osm", 65), ("inspect plain.osm", 65),
    ("inspect city.csv", 65), ("inspect http://127.0.0.1:9/city.osm", 65),
    ("inspect change.osc", 65), ("inspect cut.ccnet", 65), ("inspect points.geojson", 65),
    ("inspect city.osm --crs BD09", 65), ("build city.osm city.osm/a.ccnet", 73),
    ("build city.osm a.ccnet --dump city.osm/n.csv e.csv", 73),
  ]

  @Test(arguments: failures)
  func theExitCodeSaysWhatIsWrong(arguments: String, code: Int32) throws {
    let folder = try folder()
    try folder.write("cut.osm", String(osm.prefix(osm.count / 2)))
    try folder.write("empty.osm", "<osm version='0.6'></osm>")
    try folder.write("plain.osm", "<osm></osm>")
    try folder.write("city.csv", "id,lon,lat\n")
    try folder.write("change.osc", "<osmChange version='0.6'></osmChange>")
    try folder.write("cut.ccnet", "CCNET\r\n\u{1A}")
    try folder.write(
      "points.geojson",
      "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}"
    )
    let words = ["network"] + arguments.split(separator: " ").map(String.init)
    let done = try CommandRun.carecircle(words, in: folder.path)
    #expect(done.exitCode == code, "\(done.stderr)")
    #expect(!done.wasKilled && done.stdout.isEmpty && !done.stderr.isEmpty)
    #expect(try folder.names().allSatisfy { !$0.hasPrefix(".") })
  }

  @Test func aPreparedNetworkIsForItsWalker() throws {
    let folder = try folder()
    _ = try CommandRun.carecircle(
      ["network", "build", "city.osm", "free.ccnet", "--step-free"], in: folder.path)
    let other = try CommandRun.carecircle(
      ["network", "inspect", "free.ccnet", "--no-private"], in: folder.path)
    #expect(other.exitCode == 65 && other.stderr.contains("--step-free"))
    let same = try CommandRun.carecircle(
      ["network", "inspect", "free.ccnet", "--step-free"], in: folder.path)
    #expect(same.exitCode == 0)
  }

  @Test(arguments: ["inspect", "build"]) func theHelpTeachesInBothLanguages(name: String) throws {
    for (language, heading) in [("en", "EXAMPLES"), ("zh", "示例")] {
      let text = try CommandRun.carecircle(["network", name, "--help", "--lang", language]).output
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let start = try #require(lines.firstIndex { $0 == heading })
      let examples = lines[(start + 1)...].prefix { !$0.isEmpty }
      #expect(examples.count >= 3)
      #expect(
        !examples.isEmpty
          && examples.allSatisfy { $0.hasPrefix("  carecircle network ") && $0.count <= 78 })
    }
  }
}
