import Files
import TextFormats
import Wording

/// A folder of results of `carecircle check`, whose findings are read.
struct CheckFolder {
  /// A finding as `findings.csv` has it.
  struct Row: Sendable {
    fileprivate(set) var cells: [Substring: String]

    subscript(column: Substring) -> String { cells[column] ?? "" }

    /// Whether it is a binding fail.
    var isBindingFail: Bool { self["verdict"] == "fail" && self["effect"] == "binding" }
    /// Whether its day has passed.
    var isOverdue: Bool { self["days_left"].hasPrefix("-") }
  }

  /// The path as the user named it.
  let path: String
  /// The file of the findings.
  private var file: String { "\(path)/findings.csv" }
  private let bytes: FileBytes
  private let header: [Substring]

  private static let columns: [Substring] = [
    "id", "policy", "clause", "subject_type", "subject_id", "verdict", "effect", "shortfall", "due",
    "days_left",
  ]

  /// Whether a folder contains findings and no estates of a study.
  static func isOne(_ path: String) -> Bool {
    FileTree.kind("\(path)/findings.csv") != nil && FileTree.kind("\(path)/estates.geojson") == nil
  }

  /// Reads the header of a folder's findings.
  ///
  /// - Throws: `CareCircleError` if the folder is not as the check wrote it, or if it has other columns.
  init(_ path: String) throws(CareCircleError) {
    self.path = path
    guard let manifest = FolderManifest(ofFolder: path) else {
      throw .badData([.noManifest(path)])
    }
    let problems = ManifestCheck.problems(path, manifest) { $0 == "findings.csv" }
    guard problems.isEmpty else { throw .badData(problems) }
    let file = "\(path)/findings.csv"
    do {
      bytes = try FileBytes(path: file)
    } catch {
      throw .badData([.unreadable(file)])
    }
    header = bytes.withBytes { bytes in
      var (reader, record) = (CSVReader(bytes), CSVRecord())
      guard (try? reader.next(&record)) == true else { return [] }
      return (0..<record.count).map { Substring(record.string($0)) }
    }
    guard Set(header).isSuperset(of: Self.columns) else {
      throw .badData([.otherColumns(file)])
    }
  }

  /// Passes every finding to a closure.
  func forEachRow(_ body: (Row) -> Void) {
    bytes.withBytes { bytes in
      var (reader, record) = (CSVReader(bytes), CSVRecord())
      _ = try? reader.next(&record)
      while (try? reader.next(&record)) == true {
        var cells: [Substring: String] = [:]
        for (index, name) in header.enumerated() where index < record.count {
          cells[name] = record.string(index)
        }
        body(Row(cells: cells))
      }
    }
  }

  /// The checksum of its findings.
  var checksum: String? { Checksum.sha256(path: file) }
}

extension InputProblem {
  fileprivate static func unreadable(_ file: String) -> InputProblem {
    InputProblem(
      .missingFile, file: file,
      Message(
        en: "cannot be read; name a folder that carecircle check --out has written",
        zh: "无法读取；请指定 carecircle check --out 写出的文件夹"))
  }

  fileprivate static func otherColumns(_ file: String) -> InputProblem {
    InputProblem(
      .wrongValue, file: file,
      Message(
        en: "has not the columns of findings of this version; check again with this version",
        zh: "列与本版本的判定表不一致；请用本版本重新核查"))
  }
}
