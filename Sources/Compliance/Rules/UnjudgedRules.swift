import Wording

extension ClauseKind {
  /// Clauses that no computation can judge.
  public static let notComputable = ClauseKind(
    "not_computable", scopes: [], help: "`why`", rule: NotComputableRule.self, keys: ["why"],
    needsChecks: false)
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
