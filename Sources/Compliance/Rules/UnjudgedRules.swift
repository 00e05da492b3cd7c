import Wording

extension ClauseKind {
  /// Clauses whose kind is not implemented yet.
  public static let pending = ClauseKind(
    "pending", scopes: [], help: "`inputs`; anything", rule: PendingRule.self, keys: ["inputs"])

  /// Clauses that no computation can judge.
  public static let notComputable = ClauseKind(
    "not_computable", scopes: [], help: "`why`", rule: NotComputableRule.self, keys: ["why"],
    needsChecks: false)
}

/// Names the inputs that a clause will need once its kind is implemented. It judges nothing.
private struct PendingRule: ClauseRule {
  let inputs: [String]

  init?(_ parameters: inout ClauseParameters) {
    guard let inputs = parameters.texts(ofKey: "inputs") else { return nil }
    self.inputs = inputs
  }

  func findings(_ subjects: ClauseSubjects) -> [Finding] { [] }

  var notes: [(title: Message, text: String)] {
    [(Message(en: "will need", zh: "将需要"), inputs.joined(separator: ", "))]
  }
}

/// States why no computation can judge a clause. It judges nothing.
private struct NotComputableRule: ClauseRule {
  let why: Message

  init?(_ parameters: inout ClauseParameters) {
    guard let why = parameters.message(ofKey: "why") else { return nil }
    self.why = why
  }

  func findings(_ subjects: ClauseSubjects) -> [Finding] { [] }

  var statement: Message? { why }
}
