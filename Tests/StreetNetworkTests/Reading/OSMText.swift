import CareCircleTestSupport
import StreetNetwork

/// An OpenStreetMap file, written by hand in a test.
///
/// Nodes stand on a grid of about 10 m at 28 N, 120.7 E: node `id` at the column and row that are given.
struct OSMText {
  private var objects: [String] = []
  private var head = "<?xml version='1.0' encoding='UTF-8'?>\n<osm version='0.6'>\n"

  /// Where column and row are, in 1e-7 degrees.
  static func place(_ column: Int, _ row: Int) -> FixedCoordinate {
    FixedCoordinate(
      x: 1_207_000_000 + Int32(column) * 1017, y: 280_000_000 + Int32(row) * 902)
  }

  mutating func node(_ id: Int, _ column: Int, _ row: Int, _ tags: [String: String] = [:]) {
    let place = Self.place(column, row)
    let (lon, lat) = (place.coordinate.longitude, place.coordinate.latitude)
    objects.append("<node id='\(id)' lon='\(lon)' lat='\(lat)'>\(Self.text(tags))</node>")
  }

  /// Nodes 1, 2, … in a row from west to east.
  mutating func row(_ count: Int) {
    for id in 1...count { node(id, id, 0) }
  }

  mutating func way(_ id: Int, _ nodes: [Int], _ tags: [String: String] = [:]) {
    let references = nodes.map { "<nd ref='\($0)'/>" }.joined()
    objects.append("<way id='\(id)'>\(references)\(Self.text(tags))</way>")
  }

  mutating func relation(_ id: Int, ways: [Int], _ tags: [String: String] = [:]) {
    let members = ways.map { "<member type='way' ref='\($0)' role='outer'/>" }.joined()
    objects.append("<relation id='\(id)'>\(members)\(Self.text(tags))</relation>")
  }

  /// Anything else.
  mutating func raw(_ text: String) {
    objects.append(text)
  }

  var text: String { head + objects.joined(separator: "\n") + "\n</osm>\n" }

  /// The same with its objects the other way round.
  var reversed: OSMText {
    var other = self
    other.objects.reverse()
    return other
  }

  func read(_ profile: WalkingProfile = .elder) throws -> StreetMap {
    let folder = try TemporaryFolder()
    return try OSMReader.read(path: try folder.write("test.osm", text), profile: profile)
  }

  private static func text(_ tags: [String: String]) -> String {
    tags.sorted { $0.key < $1.key }.map { "<tag k='\($0.key)' v='\($0.value)'/>" }.joined()
  }
}

extension StreetMap {
  /// How far apart two columns of a row are, as the graph has it, in metres.
  var metres: Double { graph.totalLength.metres }

  /// Every way of the file is counted once.
  var keepsCount: Bool {
    let odd = [NetworkOddity.lostWays, .shortWays, .duplicateWays].reduce(0) {
      $0 + report.oddities[$1, default: 0]
    }
    return report.ways
      == report.streetWays + report.otherWays + report.leftOut.values.reduce(0, +) + odd
  }
}
