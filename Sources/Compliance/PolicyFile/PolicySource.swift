import CareModel
import Files
import Wording
import Yams

/// The text of a policy file, which can be decoded with a user's changes to its parameters.
public struct PolicySource: Sendable {
  /// A value that a user sets for a parameter of a clause.
  public struct Override: Hashable, Sendable {
    /// The id of the clause.
    public let clause: String
    /// The name of the parameter.
    public let parameter: String
    /// The value, as it would be written in the file.
    public let value: String

    /// Parses a text such as `WZ-1.household_rounding=ceil`; nil if it does not have that form.
    public init?(_ text: String) {
      guard let dot = text.firstIndex(of: "."),
        let sign = text[dot...].firstIndex(of: "="), text.startIndex < dot
      else { return nil }
      clause = String(text[..<dot])
      parameter = String(text[text.index(after: dot)..<sign])
      value = String(text[text.index(after: sign)...])
      if parameter.isEmpty || value.isEmpty { return nil }
    }

    /// The override as it is typed.
    public var text: String { "\(clause).\(parameter)=\(value)" }
  }

  private let text: String

  /// Makes a source from the text of a policy file.
  public init(_ text: String) {
    self.text = text
  }

  /// Decodes the policy, with the user's values instead of those in the file.
  ///
  /// Decoding is strict: an unknown key, kind or unit, a missing text or a repeated id is a problem. All problems are
  /// thrown together.
  ///
  /// - Throws: `PolicyProblems` with every problem of the text and of the values, each with its line.
  public func policy(
    _ overrides: [Override] = [], kinds: [ClauseKind] = ClauseKind.all
  ) throws(PolicyProblems) -> Policy {
    var decoder = PolicyDecoder(overrides: overrides, kinds: kinds)
    let policy = decoder.policy(try root())
    guard decoder.problems.isEmpty, var policy else {
      throw PolicyProblems(problems: decoder.problems)
    }
    var text = text
    policy.origin = PolicyOrigin(sha256: text.withUTF8(Checksum.sha256), overrides: overrides)
    return policy
  }

  private func root() throws(PolicyProblems) -> Node {
    do {
      if let node = try compose(yaml: text) { return node }
    } catch let error as YamlError {
      throw PolicyProblems(problems: [error.policyProblem])
    } catch {
      throw PolicyProblems(problems: [.notYAML("\(error)", nil)])
    }
    throw PolicyProblems(problems: [.notYAML("empty", nil)])
  }
}

/// The text from which a policy was decoded, and the user's changes to it.
public struct PolicyOrigin: Hashable, Sendable {
  /// The SHA-256 of the text, in hexadecimal.
  public internal(set) var sha256 = ""
  /// The user's values, in the order in which they were given.
  public internal(set) var overrides: [PolicySource.Override] = []
}

extension PolicyProblem {
  fileprivate static func notYAML(_ detail: String, _ mark: Mark?) -> PolicyProblem {
    PolicyProblem(
      line: mark?.line, column: mark?.column, clause: nil, key: nil, value: nil,
      message: .notYAML(detail))
  }
}

extension YamlError {
  fileprivate var policyProblem: PolicyProblem {
    switch self {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      .notYAML(problem, mark)
    case .duplicatedKeysInMapping(let keys, let context):
      .notYAML("duplicate key \(keys.joined(separator: ", "))", context.mark)
    default: .notYAML("\(self)", nil)
    }
  }
}
