import Files
import Wording

/// Checks that the files of a folder are unchanged since the run that wrote them.
enum ManifestCheck {
  /// The problems of those files of a manifest for which `isRead` holds.
  static func problems(
    _ folder: String, _ manifest: FolderManifest, where isRead: (String) -> Bool
  ) -> [InputProblem] {
    manifest.entries.values.filter { isRead($0.file) }.sorted { $0.file < $1.file }
      .compactMap { entry in
        entry.difference(in: folder).map { InputProblem.of(entry, $0, in: folder) }
      }
  }

  /// The problems of files that would be read although the manifest does not list them.
  static func foreign(
    _ folder: String, _ manifest: FolderManifest, where isRead: (String) -> Bool
  ) -> [InputProblem] {
    FileTree.names(in: folder).filter { isRead($0) && manifest.entries[$0] == nil }
      .map { .foreignFile("\(folder)/\($0)") }
  }
}

extension InputProblem {
  /// A part without a manifest, which therefore cannot be checked.
  static func noManifest(_ folder: String) -> InputProblem {
    InputProblem(
      .missingFile, file: "\(folder)/\(FolderManifest.fileName)",
      Message(
        en:
          "is missing or incomplete, so it is unknown whether the folder is complete; run it again with this version",
        zh: "不存在或不完整，无法确认该文件夹是否完整；请用本版本重新运行"))
  }

  fileprivate static func of(
    _ entry: FolderManifest.Entry, _ difference: FolderManifest.Entry.Difference, in folder: String
  ) -> InputProblem {
    let file = "\(folder)/\(entry.file)"
    switch difference {
    case .missing, .noFile: return InputProblem(.missingFile, file: file, .missing)
    case .size(let size): return InputProblem(.wrongValue, file: file, .size(size, entry.byteCount))
    case .contents: return InputProblem(.wrongValue, file: file, .contents)
    }
  }

  fileprivate static func foreignFile(_ file: String) -> InputProblem {
    InputProblem(
      .wrongValue, file: file,
      Message(
        en: "is not listed in manifest.json, so it does not belong to this run; move it away",
        zh: "不在 manifest.json 中，不属于该次运行；请移走"))
  }
}

extension Message {
  fileprivate static let missing = Message(
    en: "is missing, though manifest.json names it; copy the whole folder again, or run it again",
    zh: "缺失，但 manifest.json 中列有此文件；请重新复制整个文件夹，或重新运行")

  fileprivate static func size(_ found: Int, _ written: Int) -> Message {
    Message(
      en:
        "has \(counted(found, "byte")), but \(Decimals.grouped(written)) were written: it was cut off or changed; "
        + "copy the whole folder again, or run it again",
      zh: "现有\(Decimals.grouped(found))字节，写出时为\(Decimals.grouped(written))字节，文件不完整或被改动过；"
        + "请重新复制整个文件夹，或重新运行")
  }

  fileprivate static let contents = Message(
    en:
      "does not have the SHA-256 that manifest.json gives: it was changed after the run; copy the whole folder again, "
      + "or run it again",
    zh: "校验和与 manifest.json 不符，写出后被改动过；请重新复制整个文件夹，或重新运行")
}
