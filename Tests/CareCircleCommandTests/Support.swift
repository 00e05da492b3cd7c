import CareCircleTestSupport
import Foundation

/// Paths and arguments of the sample data.
enum Sample {
  static let study = CommandRun.sample("study.yaml")
  static let inputs = [
    "--estates", CommandRun.sample("estates.csv"), "--estates-crs", "BD09",
    "--facilities", CommandRun.sample("rooms.csv"), "--facilities-crs", "GCJ02",
    "--gates", CommandRun.sample("gates.geojson"), "--gates-crs", "WGS84",
    "--as-of", "2026-11-30",
  ]
  /// What a study without any ground writes.
  static let filesWithoutGround = files.filter { $0 != "gap-areas.geojson" }
  static let files = [
    "circles.geojson", "coverage.geojson", "estates.csv", "estates.geojson", "gap-areas.geojson",
    "gaps.geojson", "issues.csv", "issues.xlsx", "manifest.json",
    "provenance.json", "report.html", "summary.json", "townships.csv",
  ]
}

/// A study of one estate and one room in a folder of its own.
struct SmallStudy {
  let folder: TemporaryFolder

  init(year: String = "1990", area: String = "200", lon: String = "120.701") throws {
    folder = try TemporaryFolder()
    try folder.write("e.csv", "id,built_year,lon,lat\nE1,\(year),120.7,28\n")
    try folder.write(
      "r.csv", "id,kind,area,status,lon,lat\nR1,care_room,\(area),in_use,\(lon),28\n")
    try folder.write("study.yaml", Self.text + "output: out\n")
    try folder.write("nowhere.yaml", Self.text)
  }

  private static let text =
    "inputs:\n  estates: { path: e.csv, crs: WGS84 }\n  facilities: { path: r.csv, crs: WGS84 }\n"

  func run(_ arguments: String..., stdin: [UInt8] = []) throws -> CommandRun {
    try CommandRun.carecircle(arguments, stdin: stdin, in: folder.path)
  }
}

extension TemporaryFolder {
  /// The bytes of every file of one of its folders, by name.
  func contents(_ name: String) throws -> [String: [UInt8]] {
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(name)")
    return Dictionary(uniqueKeysWithValues: try names.map { ($0, try bytes("\(name)/\($0)")) })
  }

  /// A JSON document of one of its folders.
  func json(_ name: String) throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: Data(bytes(name))) as? [String: Any] ?? [:]
  }
}

/// The properties of the features of a layer.
func properties(_ layer: [UInt8]) throws -> [[String: Any]] {
  let root = try JSONSerialization.jsonObject(with: Data(layer)) as? [String: Any]
  let features = root?["features"] as? [[String: Any]] ?? []
  return features.compactMap { $0["properties"] as? [String: Any] }
}
