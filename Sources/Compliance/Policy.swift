import CareModel
import Wording

/// A policy document as a list of clauses that can be checked, with the period in which it is in
/// force.
public struct Policy: Sendable {
  /// The short name of the policy in commands.
  public let name: String
  /// The title of the document.
  public let title: Message
  /// The number of the document, such as 温政办〔2023〕75号; nil if it has none.
  public let number: String?
  /// The region to which the document applies.
  public let region: Message
  /// The day on which it was issued.
  public let issued: CalendarDate?
  /// The level of the region.
  package let level: Region.Level
  /// The first day on which it is in force; nil for a draft.
  public let effective: CalendarDate?
  /// The last day on which it is in force; nil if none is set.
  public let expires: CalendarDate?
  /// Whether the document is only a draft.
  public let isDraft: Bool
  /// The name of the source text against which quotations are verified.
  public let document: String?
  /// The clauses, in the order of the file.
  public let clauses: [Clause]
  /// The text from which it was decoded, and the user's changes to it.
  public internal(set) var origin = PolicyOrigin()

  /// The clause with the given id; nil if there is none.
  public func clause(_ id: String) -> Clause? { clauses.first { $0.id == id } }

  /// The effect of a clause on a day, regardless of the subject.
  ///
  /// It is the first that applies of draft, not in force, historical, soft and binding. Without a
  /// day, a document that is not a draft is assumed to be in force.
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
  /// The id of the clause, such as WZ-8.
  public let id: String
  /// The section of the document in which the clause is found.
  public let section: String
  /// Verbatim fragments of the document.
  public let quotes: [String]
  /// One sentence that says what is checked.
  public let checks: Message
  /// The kind of clause.
  public let kind: ClauseKind
  /// The rule by which it is judged, with the clause's parameters.
  package let rule: any ClauseRule
  /// The type of subject to which it applies; nil if no computation judges the clause.
  public let scope: SubjectType?
  /// Whether the document states it as an aim, by 原则上 or similar words.
  public let isSoft: Bool
  /// The last day on which the clause can be met in time.
  public let due: CalendarDate?
  /// Subjects with an earlier deciding date are `legacy`; if nil, the policy's first day in force is
  /// used.
  public let appliesFrom: CalendarDate?
  /// The last day of a task that ends before the document does.
  public let historicalAfter: CalendarDate?
  /// How the text is interpreted where it is ambiguous.
  public let reading: Message?
  /// The sources of numbers that the document leaves open.
  public let sources: [String]
  /// The parameters as text to be shown, from the file or as set by the user.
  public let parameters: [(name: String, value: String)]
  /// The values from which a user may choose, for some of the parameters.
  public let options: [(name: String, values: [String])]
  /// Parameters whose values are unknown or not verified against a source, and that the user has not
  /// set. While there are any, no subject passes or fails the clause.
  public let unverified: [String]

  /// One sentence that says what is checked or, for a clause that cannot be checked, why not.
  public var summary: Message { rule.statement ?? checks }
}

/// The types of subject that a finding can be about.
public enum SubjectType: String, Sendable, CaseIterable {
  /// An existing housing estate.
  case estate
  /// A new housing estate.
  case newEstate = "new_estate"
  /// A village in the country (村).
  case village
  /// An urban community (社区).
  case community
  /// A township or subdistrict (乡镇、街道).
  case township
  /// The whole county or district.
  case county
  /// The whole of the city.
  case city
  /// A care facility, by its row.
  case facility
  /// A care room of an estate.
  case room
  /// A site that the document names.
  case namedSite = "named_site"
  /// What a milestone is about.
  case object
  /// A parcel of land.
  case parcel
  /// Premises that were turned into a care institution.
  case conversion
  /// A property that could become a place of care.
  case candidate
  /// A facility or a group of persons that a subsidy is for.
  case recipient
}
