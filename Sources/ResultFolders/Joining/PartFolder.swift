import Coverage
import Files
import Layers
import TextFormats
import Wording

/// A folder that `carecircle run --tile` wrote.
package struct PartFolder: Sendable {
  package let path: String
  package let provenance: JSONValue
  package let summary: JSONValue
  package let column: Int
  package let row: Int
  package let count: Int
  /// Every file that its run wrote.
  let manifest: FolderManifest

  /// Reads the manifest, provenance and summary of a folder.
  ///
  /// - Throws: `CareCircleError` if it is not the result of a tile, or if a file that is joined is not as the run
  ///   wrote it.
  package init(_ path: String) throws(CareCircleError) {
    self.path = path
    provenance = try Self.document("\(path)/provenance.json")
    summary = try Self.document("\(path)/summary.json")
    let tile = provenance["tile"]
    guard let column = tile?["x"]?.wholeNumber, let row = tile?["y"]?.wholeNumber,
      let count = tile?["n"]?.wholeNumber, StudyTile(column: column, row: row, of: count) != nil
    else { throw .badData([.noPart(path)]) }
    (self.column, self.row, self.count) = (column, row, count)
    manifest = try Self.checkedManifest(path)
  }

  private static func checkedManifest(_ path: String) throws(CareCircleError) -> FolderManifest {
    guard let manifest = FolderManifest(ofFolder: path) else { throw .badData([.noManifest(path)]) }
    let isLayer = { (name: String) in name.hasSuffix(".geojson") }
    let isJoined = { (name: String) in
      isLayer(name) || ["csv", "json"].contains { name.hasSuffix(".\($0)") }
    }
    let problems =
      ManifestCheck.problems(path, manifest, where: isJoined)
      + ManifestCheck.foreign(path, manifest, where: isLayer)
    guard problems.isEmpty else { throw .badData(problems) }
    return manifest
  }

  /// The layer with a given name; nil if there is none.
  package func layer(_ name: String) throws(CareCircleError) -> ResultLayerFile? {
    guard FileTree.kind("\(path)/\(name).geojson") != nil else { return nil }
    return try ResultLayerFile(path: "\(path)/\(name).geojson")
  }

  /// The table with a given name, without its header, and the header.
  package func table(_ name: String) throws(CareCircleError) -> (header: [UInt8], body: FileBytes) {
    let path = "\(self.path)/\(name)"
    let bytes = try Self.bytes(path)
    let header = bytes.withBytes { all in
      all.firstIndex(of: UInt8(ascii: "\n")).map { Array(all[...$0]) }
    }
    guard let header else { throw .badData([.notWhole(path)]) }
    return (header, bytes)
  }

  private static func bytes(_ path: String) throws(CareCircleError) -> FileBytes {
    do throws(FileReadError) {
      return try FileBytes(path: path)
    } catch {
      throw .inputMissing([.unreadable(.file(path), error)])
    }
  }

  private static func document(_ path: String) throws(CareCircleError) -> JSONValue {
    guard let value = try bytes(path).withBytes({ JSONValue(reading: $0) }) else {
      throw .badData([.notWhole(path)])
    }
    return value
  }
}

extension InputProblem {
  fileprivate static func noPart(_ path: String) -> InputProblem {
    InputProblem(
      .wrongValue, file: "\(path)/provenance.json", field: "tile",
      Message(
        en: "is the result of a whole study, not of a tile; name folders of carecircle run --tile",
        zh: "不是分块结果；请给出 carecircle run --tile 写出的文件夹"))
  }

  static func notWhole(_ path: String) -> InputProblem {
    InputProblem(
      .malformed, file: path,
      Message(
        en: "is not whole as carecircle run writes it; run the tile again",
        zh: "文件不完整；请重新运行该分块"))
  }
}
