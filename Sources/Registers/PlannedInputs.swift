import Tables
import Wording

/// The files of each input of a study. An input consists of one file or several.
public struct PlannedInputs: Sendable {
  private var files: [InputKind: [InputFile]] = [:]

  /// Makes a plan without any inputs.
  public init() {}

  /// The files of an input; empty if the study does not have it.
  public subscript(kind: InputKind) -> [InputFile] {
    get { files[kind, default: []] }
    set { files[kind] = newValue.isEmpty ? nil : newValue }
  }

  /// Whether the study has an input.
  public func has(_ kind: InputKind) -> Bool { files[kind] != nil }

  /// The same inputs, restricted to some kinds.
  public func only(_ kinds: some Sequence<InputKind>) -> PlannedInputs {
    let kept = Set(kinds)
    var inputs = self
    inputs.files = files.filter { kept.contains($0.key) }
    return inputs
  }
}

extension PlannedInputs {
  /// The contradictions among the files of some kinds: standard input for more than one of them, a file that is named
  /// twice for one kind, or several files for a kind that allows only one.
  package func problems(among kinds: [InputKind] = .all) -> [InputProblem] {
    let all = kinds.flatMap { self[$0] }
    return (all.count { $0.path == "-" } > 1 ? [.standardInputTwice] : [])
      + kinds.flatMap { kind -> [InputProblem] in
        let files = self[kind]
        if files.count > 1, !kind.allowsSeveral { return [.oneFile(kind, files)] }
        return Self.repeated(files).map { .namedTwice(kind, $0) }
      } + sharedFiles(among: kinds)
  }

  /// Files that are given both as estates and as facilities, which cannot be right.
  private func sharedFiles(among kinds: [InputKind]) -> [InputProblem] {
    guard kinds.contains(.estates), kinds.contains(.facilities) else { return [] }
    let estates = Set(self[.estates].map(Self.source))
    return self[.facilities].filter { $0.path != "-" && estates.contains(Self.source($0)) }
      .map { .isEstatesToo($0) }
  }

  /// The key that distinguishes one source of rows from another.
  private static func source(_ file: InputFile) -> [String?] {
    [file.resolvedPath, file.layer, file.query]
  }

  /// A problem for each file of some kinds that does not exist.
  package func absences(among kinds: [InputKind] = .all) -> [InputProblem] {
    kinds.flatMap { self[$0].compactMap(\.absence) }
  }

  /// The files that occur earlier in the list as well. Another layer of the same file is not a repetition.
  private static func repeated(_ files: [InputFile]) -> [InputFile] {
    guard files.count > 1 else { return [] }
    var seen: Set<[String?]> = []
    return files.filter {
      $0.path != "-" && !seen.insert(source($0)).inserted
    }
  }
}

extension [InputKind] {
  package static var all: [InputKind] { InputKind.all }
}

extension InputProblem {
  fileprivate static let standardInputTwice = InputProblem(
    .wrongValue, file: "carecircle", value: "-",
    Message(
      en: "standard input can be one input only; give the others as files",
      zh: "标准输入只能用于一个输入；其余请指定文件"))

  fileprivate static func namedTwice(_ kind: InputKind, _ file: InputFile) -> InputProblem {
    InputProblem(
      .duplicateKey, file: "carecircle", field: kind.key, value: file.name,
      Message(
        en: "is named twice for this input, so that its rows would count twice; name it once",
        zh: "在同一输入中重复给出，其数据会重复计入；请只给出一次"))
  }

  fileprivate static func isEstatesToo(_ file: InputFile) -> InputProblem {
    InputProblem(
      .duplicateKey, file: "carecircle", field: InputKind.facilities.key, value: file.name,
      Message(
        en: "is given both as estates and as facilities; give each its own file, layer or sheet",
        zh: "同时作为小区和设施给出；请分别给出各自的文件、图层或工作表"))
  }

  fileprivate static func oneFile(_ kind: InputKind, _ files: [InputFile]) -> InputProblem {
    InputProblem(
      .wrongValue, file: "carecircle", field: kind.key,
      value: files.map(\.name).joined(separator: ", "),
      Message(
        en: "is one file; merge several into one first, as osmium merge does for OpenStreetMap",
        zh: "只能是一个文件；请先合并，例如用 osmium merge 合并 OpenStreetMap 文件"))
  }
}
