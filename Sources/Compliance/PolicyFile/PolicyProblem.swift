import CareModel
import Wording

/// A problem in a policy file, with its location and what was expected.
public struct PolicyProblem: Error, Hashable, Sendable {
  /// The 1-based line; nil if the problem has no line.
  public let line: Int?
  /// The 1-based column within the line.
  public let column: Int?
  /// The id of the clause in which the problem is; nil outside clauses.
  public let clause: String?
  /// The key whose value is wrong, unknown or missing.
  public let key: String?
  /// The value that was found, if it is a scalar.
  public let value: String?
  /// What is wrong and what was expected instead.
  public let message: Message
}

/// All problems of a policy file.
public struct PolicyProblems: Error, Sendable {
  /// The problems in the order in which they were found.
  public let problems: [PolicyProblem]
}
