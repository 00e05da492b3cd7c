import Files
import Foundation

/// The manifest of a folder of results, as a later version or a hand might change it.
public enum ManifestText {
  /// Adds a file of the folder.
  public static func add(_ name: String, toFolder folder: String) throws {
    let url = URL(filePath: "\(folder)/manifest.json")
    guard
      var root = try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any],
      var files = root["files"] as? [[String: Any]],
      let sum = Checksum.sha256(path: "\(folder)/\(name)")
    else { throw CocoaError(.fileReadCorruptFile) }
    let size = try Data(contentsOf: URL(filePath: "\(folder)/\(name)")).count
    files.append([
      "file": name, "bytes": size, "sha256": sum, "content_sha256": NSNull(), "records": NSNull(),
    ])
    root["files"] = files
    try JSONSerialization.data(withJSONObject: root).write(to: url)
  }
}
