import Layers
import Tables
import TextFormats
import Wording

/// A folder of results of `carecircle run`: its estates, and under which rules they were judged.
package struct ResultFolder: Sendable {
  /// The path as the user named it.
  package let path: String
  package let layer: ResultLayerFile
  package let estates: ComparedEstates
  /// The circle, the method and every parameter, each as a text; of `provenance.json` as far as it is there.
  package let rules: [(key: String, value: String)]
  /// The circle in a few words.
  package let circle: String
  /// By what walks were measured.
  package let method: String
  /// Whom the makers of the street data ask to be named.
  package let attribution: String?

  private static let schema = "carecircle.estates/1"

  /// Reads a folder.
  ///
  /// - Throws: `CareCircleError` where there is no `estates.geojson`, or one of another version.
  package init(_ path: String) throws(CareCircleError) {
    let layer = try ResultLayerFile(path: "\(path)/estates.geojson")
    let found = layer.header["schema"]
    guard found == Self.schema else {
      throw .badData([.otherSchema(layer.file, found, expected: Self.schema)])
    }
    self.path = path
    self.layer = layer
    estates = try ComparedEstates(layer)
    circle = layer.header.members("circle")?["code"] ?? ""
    method = layer.header["method"] ?? ""
    attribution = layer.header["attribution"]
    rules =
      [("circle", circle), ("method", method), ("policy", estates.clause ?? "")]
      + Self.parameters("\(path)/provenance.json")
  }

  private static func parameters(_ path: String) -> [(String, String)] {
    guard let bytes = try? FileBytes(path: path),
      let provenance = bytes.withBytes({ JSONMembers($0) }),
      let parameters = provenance.members("parameters")
    else { return [] }
    return parameters.keys.map { ($0, parameters[$0] ?? "") }
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
