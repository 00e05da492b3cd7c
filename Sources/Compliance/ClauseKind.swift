import CareModel
import Coverage
import Wording

/// A kind of clause, with everything that the program knows about it.
///
/// The decoder of policy files, the check and the texts about policies all iterate over `ClauseKind.all`, so a kind in
/// that list is known to all of them.
public struct ClauseKind: Sendable {
  /// Its name in policy files: `area_provision`.
  public let name: String
  /// The types of subject that its clauses can judge, each with the tables that are needed for it. Empty if no
  /// computation judges its clauses.
  package let scopes: [ClauseScope]
  /// Its parameters in words, as the document about policies lists them (Markdown).
  package let help: String
  /// The keys of a clause that only clauses of this kind have, besides their parameters.
  package let keys: [String]
  /// Whether its clauses must say what they check.
  package let needsChecks: Bool
  /// Whether the service circle decides its verdicts.
  package let usesCircle: Bool
  /// Whether its clauses are judged after all others, because they need the findings of those.
  package let isJudgedLast: Bool
  /// What reads its parameters and judges its subjects.
  package let rule: any ClauseRule.Type

  /// A kind of clause.
  package init(
    _ name: String, scopes: [ClauseScope], help: String, rule: any ClauseRule.Type,
    keys: [String] = [], needsChecks: Bool = true, usesCircle: Bool = false,
    isJudgedLast: Bool = false
  ) {
    self.name = name
    self.scopes = scopes
    self.help = help
    self.rule = rule
    self.keys = keys
    self.needsChecks = needsChecks
    self.usesCircle = usesCircle
    self.isJudgedLast = isJudgedLast
  }

  /// Whether its clauses are judged, rather than only listed.
  public var isJudged: Bool { !scopes.isEmpty }

  /// The scope for a type of subject; nil if its clauses cannot judge that type.
  func scope(_ type: SubjectType) -> ClauseScope? { scopes.first { $0.type == type } }
}

extension ClauseKind: Hashable {
  /// Two kinds are the same if they have the same name.
  public static func == (left: ClauseKind, right: ClauseKind) -> Bool { left.name == right.name }

  /// Hashes the name, which alone identifies a kind.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// A type of subject that a kind of clause can judge, and the tables that it needs besides the table of the
/// subjects.
package struct ClauseScope: Sendable {
  package let type: SubjectType
  package let tables: [Register.Table]

  /// The subjects of a type, judged with the help of some tables.
  package static func of(_ type: SubjectType, with tables: Register.Table...) -> ClauseScope {
    ClauseScope(type: type, tables: tables)
  }
}

/// The rule of a clause: its parameters, and how they judge a subject.
package protocol ClauseRule: Sendable {
  /// Takes the rule's parameters; nil if one that is required is missing. Every problem has been reported then.
  init?(_ parameters: inout ClauseParameters)

  /// The types of subject that it judges besides that of the clause, if their tables were supplied.
  var furtherScopes: [SubjectType] { get }

  /// The last day on which the clause can be met in time, if the parameters say so.
  var due: CalendarDate? { get }

  /// Judges all subjects of the clause.
  func findings(_ subjects: ClauseSubjects) -> [Finding]

  /// Further tables without which the clause stays undecided.
  var tables: [Register.Table] { get }

  /// The circle of the clause, if it is not that of the study.
  var circle: ServiceCircle? { get }

  /// The text that replaces the sentence about what is checked; nil to show that sentence.
  var statement: Message? { get }
}

extension ClauseRule {
  package var tables: [Register.Table] { [] }
  package var circle: ServiceCircle? { nil }
  package var statement: Message? { nil }
  package var furtherScopes: [SubjectType] { [] }
  package var due: CalendarDate? { nil }
  package var notes: [(title: Message, text: String)] { [] }
}
