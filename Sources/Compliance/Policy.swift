import CareModel
import Wording

/// A document's clauses as checks, and when they hold.
public struct Policy: Sendable {
  /// The short name by which commands call it.
  public let name: String
  /// The document's title.
  public let title: Message
  /// The document's number, such as 温政办〔2023〕75号; nil for one that has none.
  public let number: String?
  /// Where it holds.
  public let region: Message
  /// The day it was issued.
  public let issued: CalendarDate?
  /// The first day in force; nil for a draft.
  public let effective: CalendarDate?
  /// The last day in force; nil when none is set.
  public let expires: CalendarDate?
  /// Whether it is only proposed.
  public let isDraft: Bool
  /// The name of the source text, against which quotations are held.
  public let document: String?
  /// The clauses, in the order of the file.
  public let clauses: [Clause]

  /// The clause with this id.
  public func clause(_ id: String) -> Clause? { clauses.first { $0.id == id } }

  /// The effect of a clause on a day, before anything is known of its subject.
  ///
  /// The first that applies: draft, not in force, historical, soft, binding. Without a day the document
  /// is taken as in force, except a draft.
  func effect(of clause: Clause, on day: CalendarDate?) -> Effect {
    if isDraft { return .draft }
    if let day {
      if let effective, day < effective { return .notInForce }
      if let expires, day > expires { return .historical }
      if let last = clause.historicalAfter, day > last { return .historical }
    }
    return clause.isSoft ? .soft : .binding
  }
}

/// One clause of a policy.
public struct Clause: Sendable {
  /// Its id, such as WZ-8.
  public let id: String
  /// Where it stands in the document.
  public let section: String
  /// Fragments of the document, verbatim.
  public let quotes: [String]
  /// What is checked, in a sentence.
  public let checks: Message
  /// How it is judged.
  public let kind: ClauseKind
  /// What it is about; nil where no computation judges it.
  public let scope: SubjectType?
  /// Whether the document says 原则上 or the like.
  public let isSoft: Bool
  /// The last day on which it can be met in time.
  public let due: CalendarDate?
  /// Subjects whose deciding date is earlier are `legacy`; nil for the first day in force.
  public let appliesFrom: CalendarDate?
  /// The last day of a task that ended before the document did.
  public let historicalAfter: CalendarDate?
  /// The reading taken where the text is ambiguous.
  public let reading: Message?
  /// Where numbers come from that the document leaves open.
  public let sources: [String]
  /// The parameters as they stand in the file or were set by the user, for people.
  public let parameters: [(name: String, value: String)]
  /// The alternatives of a parameter that a user may choose.
  public let options: [(name: String, values: [String])]
  /// Parameters that are only remembered or unknown, and that the user has not given: nobody passes or fails by
  /// them.
  public let unverified: [String]
}

/// What a finding is about.
public enum SubjectType: String, Sendable, CaseIterable {
  case estate
  case newEstate = "new_estate"
  case village
  case community
  case township
  case county
  case city
  case facility
  case namedSite = "named_site"
}
