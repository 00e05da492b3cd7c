import TextFormats
import Wording

/// The folder that a new result would take the place of.
///
/// It may be replaced only if it contains nothing of the user's own: it says that it is a result, and every entry is in
/// its manifest and unchanged. Files that GIS and office programs put beside results move into the new folder.
struct EarlierResult {
  let path: String
  private let kind: ResultKind
  private let manifest: FolderManifest?
  /// Nil if the folder cannot be read.
  private let names: [String]?

  /// Examines what is at a path; nil if nothing is there.
  ///
  /// - Parameter contents: whether checksums are compared; otherwise only sizes are.
  /// - Throws: `CareCircleError.cannotWrite`, which names what is in the way.
  init?(_ path: String, of kind: ResultKind, contents: Bool) throws(CareCircleError) {
    guard let standing = FileTree.kind(path) else { return nil }
    guard standing == FileTree.folder else { throw .cannotWrite(path: path, reason: .noFolder) }
    while true {
      let folder = FileIdentity(path)
      let seen = EarlierResult(path, kind)
      guard let obstacle = seen.obstacle(contents: contents) else {
        self = seen
        return
      }
      // If another run has just put its result here, parts of two different folders were examined: look again.
      guard FileIdentity(path) != folder else {
        throw .cannotWrite(path: path, reason: obstacle)
      }
    }
  }

  private init(_ path: String, _ kind: ResultKind) {
    (self.path, self.kind) = (path, kind)
    names = FileTree.readableNames(in: path)
    manifest = FolderManifest(ofFolder: path)
  }

  /// The files of other programs, which move into the new result.
  var sideFiles: [String] {
    guard let manifest, let names else { return [] }
    return names.filter { SideFile.isKept($0, beside: manifest) }
  }

  private func obstacle(contents: Bool) -> Message? {
    guard let names else { return .unreadableFolder }
    guard !names.isEmpty else { return nil }
    if kind == .templates, manifest?.kind == kind { return .templates }
    guard let manifest, manifest.entries[Self.provenance] != nil else {
      return saysItIsAResult ? .noManifest : .foreign(names[0])
    }
    guard saysItIsAResult else {
      return names.contains(Self.provenance) ? .edited(Self.provenance) : .foreign(names[0])
    }
    // The command may be one of a later version, which has no name here.
    guard manifest.kind == kind else { return .other(manifest.kind?.rawValue ?? "…") }
    return names.lazy.compactMap { obstacle($0, manifest, contents: contents) }.first
  }

  private func obstacle(_ name: String, _ manifest: FolderManifest, contents: Bool) -> Message? {
    if name == FolderManifest.fileName { return nil }
    if let entry = manifest.entries[name] {
      switch entry.difference(in: path, contents: contents) {
      case nil, .missing: return nil
      case .noFile: return .foreign(name)
      case .size, .contents: return .edited(name)
      }
    }
    if let base = SideFile.database(of: name, in: manifest) {
      return DatabaseFile.hasUnsavedChanges("\(path)/\(base)") ? .unsaved(base) : nil
    }
    if kind == .site, name == ResultKind.afterFolder {
      return obstacleInside(name, contents: contents)
    }
    let isKept =
      FileTree.kind("\(path)/\(name)") == FileTree.regularFile
      && SideFile.isKept(name, beside: manifest)
    return isKept ? nil : .foreign(name)
  }

  /// What stands in the way in the scenario beside a plan, which is a result of `run` with its own manifest.
  private func obstacleInside(_ name: String, contents: Bool) -> Message? {
    guard FileTree.isFolder("\(path)/\(name)") else { return .foreign(name) }
    let inner = EarlierResult("\(path)/\(name)", .run)
    if let obstacle = inner.obstacle(contents: contents) { return obstacle }
    return inner.sideFiles.first.map { .foreign("\(name)/\($0)") }
  }

  private static let provenance = "provenance.json"

  private var saysItIsAResult: Bool {
    guard let bytes = try? FileBytes(path: "\(path)/\(Self.provenance)"),
      let document = bytes.withBytes({ JSONMembers($0) })
    else { return false }
    return document["schema"]?.hasPrefix("carecircle.provenance/") == true
  }
}

extension Message {
  fileprivate static let noFolder = Message(
    en: "is not a folder; name another with --out", zh: "不是文件夹；请用 --out 指定其他位置")
  fileprivate static let unreadableFolder = Message(
    en: "cannot be read, so its contents are unknown; name another folder with --out",
    zh: "无法读取，不知其中有何内容；请用 --out 指定其他文件夹")
  fileprivate static let noManifest = Message(
    en:
      "contains a result without manifest.json, as earlier versions wrote it, so your own files cannot be told "
      + "from the program's; move the folder away or name another with --out",
    zh: "其中的结果没有 manifest.json（由较早版本写出），无法区分其中您自己的文件；"
      + "请移走该文件夹，或用 --out 指定其他文件夹")

  fileprivate static func foreign(_ name: String) -> Message {
    Message(
      en:
        "contains \(name), which is not a result of this program; move it away or name another folder with --out",
      zh: "其中的\(name)不是本程序的结果；请移走，或用 --out 指定其他文件夹")
  }

  fileprivate static let templates = Message(
    en: "has templates already, which may have been filled in; name another folder with --out",
    zh: "已有空白表，可能已经填写；请用 --out 指定其他文件夹")

  fileprivate static func other(_ command: String) -> Message {
    Message(
      en: "contains results of carecircle \(command); name another folder with --out",
      zh: "其中是 carecircle \(command) 的结果；请用 --out 指定其他文件夹")
  }

  fileprivate static func edited(_ name: String) -> Message {
    Message(
      en:
        "contains \(name), which was changed after the run that wrote it; move it away or name another folder with --out",
      zh: "其中的\(name)在写出后被改动过；请移走，或用 --out 指定其他文件夹")
  }

  fileprivate static func unsaved(_ name: String) -> Message {
    Message(
      en:
        "contains \(name), which another program has open with unsaved changes; close it there first",
      zh: "其中的\(name)正被其他程序打开，且有未保存的改动；请先在该程序中关闭")
  }
}
