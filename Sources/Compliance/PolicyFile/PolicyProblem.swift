import CareModel
import Wording

/// What is wrong with a policy file: where, and how to mend it.
public struct PolicyProblem: Error, Hashable, Sendable {
  /// The line, from 1.
  public let line: Int?
  /// The column within the line, from 1.
  public let column: Int?
  /// The clause in which it stands.
  public let clause: String?
  /// The key.
  public let key: String?
  /// The value that was found.
  public let value: String?
  /// What is wrong and what was expected.
  public let message: Message
}

/// Every problem of a policy file at once.
public struct PolicyProblems: Error, Sendable {
  /// The problems, in the order of the file.
  public let problems: [PolicyProblem]
}
