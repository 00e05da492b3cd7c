import Tables
import TextFormats
import Wording

/// The JSON that the Overpass API answers with, which is no GeoJSON: `{"version":0.6,"elements":[...]}`.
enum OverpassJSON {
  /// The number of bytes at the start of a file that are looked at.
  private static let start = 4096

  /// Whether a file is one, by its first bytes.
  static func isOne(_ path: String) -> Bool {
    guard path != "-", let file = try? FileBytes(path: path) else { return false }
    let text = file.withBytes { String(decoding: $0.prefix(start), as: UTF8.self) }
    return text.contains("\"osm3s\"") || (text.contains("\"elements\"") && text.contains("0.6"))
  }
}

extension InputProblem {
  static func overpassJSON(_ file: InputFile) -> InputProblem {
    InputProblem(
      .unsupported, file: file.name,
      Message(
        en:
          "is JSON of the Overpass API, which is not read; ask for [out:xml] and save it as .osm, or export GeoJSON",
        zh: "为 Overpass API 的 JSON，不支持；请使用 [out:xml] 并保存为 .osm，或导出 GeoJSON"))
  }
}
