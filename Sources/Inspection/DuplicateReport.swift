import Registers
import Wording

/// Rows that occur more than once, in whole or in part.
public struct DuplicateReport: Sendable {
  /// Rows that have something in common.
  public struct Group: Sendable {
    /// The number of rows.
    public var rows = 0
    /// The number of different values that they share; 0 if that is not counted.
    public var shared = 0
    /// The first rows of the group.
    public var examples: [RowExample] = []
  }

  /// Rows that are identical to an earlier one, byte by byte. They are rejected.
  public let identical: Group
  /// Rows that have another row's id but other content. They are used, under new ids.
  public let sameID: Group
  /// Rows that have a name in common with another row, not counting identical rows.
  public let sameName: Group
  /// Rows that have coordinates in common with another row, not counting identical rows.
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

  /// The rows whose key another row has as well. The examples are the first rows that repeat a key. Makes two passes,
  /// with a table of the keys.
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
      // With the second row of a key, the first one is counted as well.
      group.rows += count == 2 ? 2 : 1
      group.shared += count == 2 ? 1 : 0
      if group.examples.count < RowExample.limit { group.examples.append(rows.example(index)) }
    }
    return group
  }
}
