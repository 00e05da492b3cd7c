import Registers
import Wording

/// Rows that occur more than once, in whole or in part.
public struct DuplicateReport: Sendable {
  /// Rows that share something.
  public struct Group: Sendable {
    /// How many rows.
    public var rows = 0
    /// How many different things they share; 0 where that is not counted.
    public var shared = 0
    /// The first of them.
    public var examples: [RowExample] = []
  }

  /// Rows that are the same as an earlier one, byte by byte; they are rejected.
  public let identical: Group
  /// Rows that have another row's id and other content; they are used under ids of their own.
  public let sameID: Group
  /// Rows that share a name with another one, identical ones not counted.
  public let sameName: Group
  /// Rows that share their coordinates with another one, identical ones not counted.
  public let samePlace: Group

  package init<Row: RegisterRow>(
    _ rows: InspectedRows<Row>, _ issues: [DataIssue], hasPlaces: Bool
  ) {
    identical = Self.group(issues, .duplicateRow)
    sameID = Self.group(issues, .duplicateID)
    sameName = Self.group(rows) { $0.name }
    samePlace = hasPlaces ? Self.group(rows) { $0.anchor } : Group()
  }

  private static func group(_ issues: [DataIssue], _ code: DataIssue.Code) -> Group {
    var group = Group()
    for issue in issues where issue.code == code {
      group.rows += 1
      if group.examples.count < RowExample.limit {
        group.examples.append(RowExample(line: issue.line, text: issue.value))
      }
    }
    return group
  }

  /// The rows whose key another row has, too. Two passes over a table of the keys; the examples are the
  /// first rows that repeat a key.
  private static func group<Row, Key: Hashable>(
    _ rows: InspectedRows<Row>, by key: (Row) -> Key?
  ) -> Group {
    var counts: [Key: Int] = [:]
    counts.reserveCapacity(rows.rows.count)
    var group = Group()
    for (index, row) in rows.rows.enumerated() {
      guard let key = key(row) else { continue }
      let count = counts[key, default: 0] + 1
      counts[key] = count
      guard count > 1 else { continue }
      // The second row brings the first one with it.
      group.rows += count == 2 ? 2 : 1
      group.shared += count == 2 ? 1 : 0
      if group.examples.count < RowExample.limit { group.examples.append(rows.example(index)) }
    }
    return group
  }
}
