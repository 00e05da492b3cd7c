import CareModel
import Compliance
import Tables
import TextFormats
import Wording

/// Finds a policy by its short name or by the path of its file.
public enum PolicyFinder {
  /// The policy with this short name, with values that the user gave instead of those in the file.
  ///
  /// - Throws: `CareCircleError.usage` if there is no policy of this name, or if a value is wrong.
  public static func policy(
    named name: String, _ overrides: [PolicySource.Override] = []
  ) throws(CareCircleError) -> Policy {
    guard let source = PolicyLibrary.source(name) else {
      let names = PolicyLibrary.names.joined(separator: ", ")
      throw .usage([
        InputProblem(
          .wrongValue, file: "carecircle", field: "policy", value: name,
          Message(
            en:
              "is not a policy that comes with CareCircle; expected one of \(names), or a file by --policy-file",
            zh: "不是内置政策；应为\(names)之一，或以 --policy-file 指定文件"
          ).suggesting(name, among: PolicyLibrary.names))
      ])
    }
    return try decode(source, file: name, overrides)
  }

  /// The policy with this short name; if there is none, the policy in the file with this path.
  ///
  /// - Throws: `CareCircleError` with every problem of the name, the file or the values.
  public static func policy(
    nameOrFile text: String, _ overrides: [PolicySource.Override] = []
  ) throws(CareCircleError) -> Policy {
    isName(text) ? try policy(named: text, overrides) : try policy(inFile: text, overrides)
  }

  /// Whether a text is a short name: it has neither an ending nor a folder, and there is no file of this name.
  private static func isName(_ text: String) -> Bool {
    PolicyLibrary.names.contains(text)
      || !text.contains { "./".contains($0) } && !FilePresence.isReadable(text)
  }

  /// The policy in a file.
  ///
  /// - Throws: `CareCircleError` if the file is missing or not in UTF-8, or with every problem of the policy and the
  ///   values.
  public static func policy(
    inFile path: String, _ overrides: [PolicySource.Override] = []
  ) throws(CareCircleError) -> Policy {
    let file = InputFile.file(path)
    let bytes: FileBytes
    do throws(FileReadError) {
      bytes = try FileBytes(path: path)
    } catch {
      throw .inputMissing([.unreadable(file, error)])
    }
    if let problem = YAMLLimits.problem(of: bytes, file) { throw .badData([problem]) }
    let text = bytes.withBytes { String(decoding: $0, as: UTF8.self) }
    return try decode(PolicySource(text), file: file.name, overrides)
  }

  private static func decode(
    _ source: PolicySource, file: String, _ overrides: [PolicySource.Override]
  ) throws(CareCircleError) -> Policy {
    do throws(PolicyProblems) {
      return try source.policy(overrides)
    } catch {
      throw .badData(
        error.problems.map { problem in
          InputProblem(
            .wrongValue, file: file, line: problem.line, column: problem.column,
            field: [problem.clause, problem.key].compactMap(\.self).joined(separator: "."),
            value: problem.value, problem.message)
        })
    }
  }
}
