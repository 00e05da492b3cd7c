import CareModel

/// The clause of a policy that applies to an estate, as the records of estates show it.
public struct EstateClause: Hashable, Sendable {
  /// The id of the clause, such as `WZ-9`.
  public let id: String
  /// The last day on which the clause can be met in time; nil if it sets no date.
  public let due: CalendarDate?
  /// The effect of a verdict, as a code: `binding`, `soft`, `draft`, ….
  public let effect: String

  /// A clause as the records show it.
  public init(id: String, due: CalendarDate?, effect: String) {
    (self.id, self.due, self.effect) = (id, due, effect)
  }
}

/// The clause that applies to each estate. A policy has a handful of clauses about estates and a study may have a
/// million estates, so an estate stores only the index of its clause.
public struct EstateClauses: Sendable {
  private let clauses: [EstateClause]
  /// The index of each estate's clause; -1 for none.
  private let numbers: [Int16]

  /// Clauses, and for each estate the index of its clause; -1 for none.
  public init(_ clauses: [EstateClause], numbers: [Int16]) {
    (self.clauses, self.numbers) = (clauses, numbers)
  }

  /// The clause that applies to an estate; nil if there is none.
  public subscript(estate: Int) -> EstateClause? {
    guard numbers.indices.contains(estate) else { return nil }
    let number = Int(numbers[estate])
    return clauses.indices.contains(number) ? clauses[number] : nil
  }
}
