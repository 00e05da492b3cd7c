import TextFormats
import Wording

/// The list of the files that a run has written into a folder of results, except the manifest itself, `manifest.json`.
package struct FolderManifest: Sendable {
  package struct Entry: Sendable {
    package let file: String
    package let byteCount: Int
    package let sha256: String
    /// The checksum of a GeoPackage without the bytes that change when it is opened; nil for any other file.
    package let contentSHA256: String?
    /// The number of features or rows; nil if it is not a layer or table, or contains several layers.
    package let records: Int?
  }

  package static let fileName = "manifest.json"
  private static let schema = "carecircle.manifest/1"

  /// The command that wrote them; nil if this version does not know it.
  let kind: ResultKind?
  /// The files by name.
  package let entries: [String: Entry]

  init(_ kind: ResultKind?, _ entries: some Sequence<Entry>) {
    self.kind = kind
    self.entries = Dictionary(entries.map { ($0.file, $0) }, uniquingKeysWith: { $1 })
  }

  /// Reads the manifest of a folder; nil if there is none or it is incomplete.
  package init?(ofFolder path: String) {
    guard let bytes = try? FileBytes(path: "\(path)/\(Self.fileName)"),
      let document = bytes.withBytes({ JSONMembers($0) }), document["schema"] == Self.schema,
      let list = document["files"],
      let table = try? GeoJSONDocument(FileBytes(Array(list.utf8))), table.isTable
    else { return nil }
    let columns = Dictionary(
      table.keys.enumerated().map { ($1, $0) }, uniquingKeysWith: { one, _ in one })
    var entries: [Entry] = []
    for row in 0..<table.featureCount {
      let entry = Entry { key in columns[key].flatMap { table.text(feature: row, key: $0) } }
      guard let entry else { return nil }
      entries.append(entry)
    }
    self.init(document["command"].flatMap(ResultKind.init), entries)
  }

  /// The JSON document, with the files in order of name.
  var document: ByteBuffer {
    var buffer = ByteBuffer()
    buffer.append("{\n  \"schema\": ")
    buffer.appendJSONString(Self.schema)
    buffer.append(",\n  \"version\": ")
    buffer.appendJSONString(CareCircleVersion.current)
    buffer.append(",\n  \"command\": ")
    buffer.appendJSONString(kind?.rawValue ?? "")
    buffer.append(",\n  \"files\": [")
    for (place, entry) in entries.values.sorted(by: { $0.file < $1.file }).enumerated() {
      buffer.append(place == 0 ? "\n    " : ",\n    ")
      entry.append(to: &buffer)
    }
    buffer.append("\n  ]\n}\n")
    return buffer
  }
}

extension FolderManifest.Entry {
  fileprivate init?(_ text: (String) -> String?) {
    guard let file = text("file"), !file.contains("/"),
      let bytes = text("bytes").flatMap({ Int($0) }),
      let sha256 = text("sha256")
    else { return nil }
    (self.file, byteCount, self.sha256) = (file, bytes, sha256)
    contentSHA256 = text("content_sha256")
    records = text("records").flatMap { Int($0) }
  }

  fileprivate func append(to buffer: inout ByteBuffer) {
    buffer.append("{ \"file\": ")
    buffer.appendJSONString(file)
    buffer.append(", \"bytes\": \(byteCount), \"sha256\": ")
    buffer.appendJSONString(sha256)
    buffer.append(", \"content_sha256\": ")
    if let contentSHA256 { buffer.appendJSONString(contentSHA256) } else { buffer.append("null") }
    buffer.append(", \"records\": \(records.map(String.init) ?? "null") }")
  }

  /// How the file in a folder differs from what was written.
  package enum Difference: Sendable {
    case missing
    case noFile
    case size(Int)
    case contents
  }

  /// How the file in a folder differs from this entry; nil if it does not. Without `contents`, only sizes are compared.
  package func difference(in folder: String, contents: Bool = true) -> Difference? {
    let path = "\(folder)/\(file)"
    guard let kind = FileTree.kind(path) else { return .missing }
    guard kind == FileTree.regularFile else { return .noFile }
    let size = FileTree.size(path)
    guard size == byteCount else { return .size(size) }
    guard contents, Checksum.sha256(path: path) != sha256 else { return nil }
    if let contentSHA256, DatabaseFile.contentSHA256(path) == contentSHA256 { return nil }
    return .contents
  }
}
