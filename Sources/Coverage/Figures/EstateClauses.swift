import CareModel

/// The clause of a policy that an estate is held to, as records of estates show it.
public struct EstateClause: Hashable, Sendable {
  /// The clause, such as `WZ-9`.
  public let id: String
  /// The last day on which it can be met in time; nil where the clause sets none.
  public let due: CalendarDate?
  /// What a verdict does, as a code: `binding`, `soft`, `draft`, ….
  public let effect: String

  /// A clause as records show it.
  public init(id: String, due: CalendarDate?, effect: String) {
    (self.id, self.due, self.effect) = (id, due, effect)
  }
}

/// The clause of every estate. A policy has a handful of clauses about estates, a study a million estates: each
/// estate keeps a number.
public struct EstateClauses: Sendable {
  private let clauses: [EstateClause]
  /// The number of the estate's clause; -1 for none.
  private let numbers: [Int16]

  /// Clauses, and for each estate the number of its clause, -1 for none.
  public init(_ clauses: [EstateClause], numbers: [Int16]) {
    (self.clauses, self.numbers) = (clauses, numbers)
  }

  /// The clause of an estate; nil where none is about it.
  public subscript(estate: Int) -> EstateClause? {
    guard numbers.indices.contains(estate) else { return nil }
    let number = Int(numbers[estate])
    return clauses.indices.contains(number) ? clauses[number] : nil
  }
}
