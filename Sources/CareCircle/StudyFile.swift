import CareModel
import Coverage
import Geodesy
import Registers
import Tables
import TextFormats
import Wording
import Yams

/// The study file: a plan written in YAML.
///
/// Decoding is strict: an unknown key, a wrong type or a missing file is an error with its line and column, and all
/// errors are reported at once.
public enum StudyFile {
  /// Reads the plan in a study file. Paths in it are relative to the file.
  ///
  /// - Throws: `CareCircleError` if the file cannot be read, or with every problem in it, each with its line and key.
  public static func plan(_ path: String) throws(CareCircleError) -> StudyPlan {
    try plan(path, among: .all)
  }

  /// Reads a plan that can have inputs of some kinds.
  static func plan(
    _ path: String, among kinds: [InputKind]
  ) throws(CareCircleError) -> StudyPlan {
    let file = InputFile.file(path)
    let bytes: FileBytes
    do throws(FileReadError) {
      bytes = try FileBytes(path: path)
    } catch {
      throw .inputMissing([.unreadable(file, error)])
    }
    if let problem = YAMLLimits.problem(of: bytes, file) { throw .badData([problem]) }
    let text = bytes.withBytes { String(decoding: $0, as: UTF8.self) }
    var decoder = StudyDecoder(file: file.name, folder: folder(of: path), kinds: kinds)
    let plan = decoder.plan(try root(text, file.name))
    guard decoder.problems.isEmpty else { throw .problems(decoder.problems) }
    return plan
  }

  private static func root(_ text: String, _ name: String) throws(CareCircleError) -> Node? {
    do {
      return try compose(yaml: text)
    } catch let error as YamlError {
      throw .badData([error.problem(name)])
    } catch {
      throw .badData([InputProblem(.malformed, file: name, .notYAML("\(error)"))])
    }
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }
}

extension YamlError {
  fileprivate func problem(_ file: String) -> InputProblem {
    switch self {
    case .scanner(_, let problem, let mark, let yaml), .parser(_, let problem, let mark, let yaml),
      .composer(_, let problem, let mark, let yaml):
      InputProblem(
        .malformed, file: file, line: mark.line, column: mark.column,
        .slip(problem, on: Self.line(mark.line, of: yaml)) ?? .notYAML(problem))
    case .duplicatedKeysInMapping(let keys, let context):
      // The mark is that of the key's first occurrence.
      InputProblem(
        .duplicateKey, file: file, line: context.mark.line, column: context.mark.column,
        value: keys.joined(separator: ", "),
        Message(
          en: "occurs twice in the same mapping; keep one",
          zh: "在此处及同一映射中重复出现；请只保留一个"))
    default:
      InputProblem(.malformed, file: file, .notYAML("\(self)"))
    }
  }
}

extension YamlError {
  private static func line(_ number: Int, of text: String) -> Substring {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.indices.contains(number - 1) ? lines[number - 1] : ""
  }
}

extension Message {
  /// A clearer message than the parser's for the most frequent mistakes.
  fileprivate static func slip(_ problem: String, on line: Substring) -> Message? {
    if line.prefix(while: { $0 == " " || $0 == "\t" }).contains("\t") {
      return Message(
        en: "the line is indented with a tab, which YAML does not allow; use spaces",
        zh: "该行用制表符缩进，YAML不允许；请改用空格")
    }
    guard problem.contains("escape character") || problem.contains("hexdecimal number") else {
      return nil
    }
    return Message(
      en:
        "a backslash inside double quotes begins an escape sequence; write paths with / or in single quotes",
      zh: "双引号内的反斜杠会被当作转义；路径请用 / 书写，或改用单引号")
  }

}
