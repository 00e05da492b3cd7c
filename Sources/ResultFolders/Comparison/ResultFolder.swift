import Files
import Layers
import Tables
import TextFormats
import Wording

/// A folder of results of `carecircle run`: its estates, and the rules by which they were judged.
package struct ResultFolder: Sendable {
  /// The path as the user named it.
  package let path: String
  package let layer: ResultLayerFile
  package let estates: ComparedEstates
  /// The circle, the method and every parameter, as texts, as far as `provenance.json` has them.
  package let rules: [(key: String, value: String)]
  /// The tile that the run covered; nil for a whole study.
  package let tile: ResultTile?
  /// The circle in a few words.
  package let circle: String
  /// How walks were measured.
  package let method: String
  /// The attribution that the makers of the street data ask for.
  package let attribution: String?

  /// Whether the folder has the manifest of its run, so that it is known to be complete.
  package var isKnownToBeWhole: Bool { manifest != nil }
  private let manifest: FolderManifest?

  private static let schema = "carecircle.estates/1"

  /// Reads a folder. `more` are further files of it that are going to be read.
  ///
  /// - Throws: `CareCircleError` if there is no `estates.geojson`, or one of another version, or if a file that is read
  ///   was changed since.
  package init(_ path: String, reading more: Set<String> = []) throws(CareCircleError) {
    // A folder of an earlier version has no manifest and is compared as it is.
    manifest = FolderManifest(ofFolder: path)
    if let manifest {
      let isRead = { ["estates.geojson", "provenance.json"].contains($0) || more.contains($0) }
      let problems = ManifestCheck.problems(path, manifest, where: isRead)
      guard problems.isEmpty else { throw .badData(problems) }
    }
    let layer = try ResultLayerFile(path: "\(path)/estates.geojson")
    try Self.check(layer)
    self.path = path
    self.layer = layer
    estates = try ComparedEstates(layer)
    circle = layer.header.members("circle")?["code"] ?? ""
    method = layer.header["method"] ?? ""
    attribution = layer.header["attribution"]
    let provenance = Self.provenance("\(path)/provenance.json")
    rules = Self.rules(circle: circle, method: method, provenance)
    tile = provenance["tile"].flatMap(ResultTile.init)
  }

  /// Makes sure that a layer of estates is of this version.
  static func check(_ layer: ResultLayerFile) throws(CareCircleError) {
    let found = layer.header["schema"]
    guard found == schema else {
      throw .badData([.otherSchema(layer.file, found, expected: schema)])
    }
  }

  /// The provenance of a folder; empty if the document is missing or incomplete.
  private static func provenance(_ path: String) -> JSONValue {
    guard let bytes = try? FileBytes(path: path) else { return .null }
    return bytes.withBytes { JSONValue(reading: $0) } ?? .null
  }

  /// The circle, the method and every parameter of a provenance.
  static func rules(
    circle: String, method: String, _ provenance: JSONValue
  ) -> [(key: String, value: String)] {
    let network = provenance["network"]
    return [("circle", circle), ("method", method)] + rules(provenance["parameters"])
      + rules(network?["profile"]) + [("access_cap_m", network?.words("access_cap_m") ?? "")]
  }

  private static func rules(_ value: JSONValue?) -> [(key: String, value: String)] {
    guard case .object(let members)? = value else { return [] }
    return members.map { ($0.0, value?.words($0.0) ?? "") }
  }
}

/// One tile of a study.
package struct ResultTile: Equatable, Sendable {
  /// The tile as `--tile` names it: `0/1/2`.
  package let name: String
  /// The ground that the grid divides.
  private let extent: String

  init?(_ value: JSONValue) {
    let numbers = ["x", "y", "n"].compactMap { value[$0]?.wholeNumber }
    guard numbers.count == 3 else { return nil }
    name = numbers.map(String.init).joined(separator: "/")
    extent = value["extent"]?.line ?? ""
  }
}

extension JSONValue {
  /// A member as a text on one line, unescaped; empty if it is null or absent.
  fileprivate func words(_ key: String) -> String {
    switch self[key] {
    case .null?, nil: ""
    case .written?: text(key) ?? ""
    case let value?: value.line
    }
  }
}

extension InputProblem {
  fileprivate static func otherSchema(
    _ file: InputFile, _ found: String?, expected: String
  ) -> InputProblem {
    InputProblem(
      .wrongValue, file: file.name, line: 1, field: "schema", value: found,
      Message(
        en: "expected \(expected); run the study again with this version",
        zh: "应为 \(expected)；请用本版本重新运行研究"))
  }
}
