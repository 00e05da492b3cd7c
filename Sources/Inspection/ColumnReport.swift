import Tables
import Wording

/// A column of a file: the field for which it was taken, why, and how full it is.
public struct ColumnReport: Sendable {
  /// Why a column was taken for its field, or for no field.
  public enum Basis: Hashable, Sendable {
    /// The user's mapping names it.
    case mapping
    /// Its header is this synonym of the field.
    case synonym(String)
    /// Its header is this synonym, cut short.
    case truncated(String)
    /// Another column, with this header, has a better synonym of the same field.
    case passedOver(String)
    /// Its header is not a known synonym.
    case unknown
    /// It has no header, and it is not mapped.
    case noHeader
  }

  /// The number of the column, from 1.
  public let number: Int
  /// The header; the number of the column if the file has no header.
  public let header: String
  /// The field for which it was taken; nil for none.
  public let field: String?
  /// Why it was taken for the field, or for none.
  public let basis: Basis
  /// The number of rows in which it is blank.
  public let blanks: Int
  /// The number of rows.
  public let rows: Int
  /// The first value in the column.
  public let firstValue: String?
}

/// Counts filled cells while a table is read.
///
/// Time is proportional to the cells that rows have, not to the columns: in GeoJSON, each feature may have properties of
/// its own. A string is made only of the first value of each column.
package final class ColumnWatch {
  private var filled: [Int]
  package private(set) var firstValues: [String?]
  package private(set) var rows = 0

  package init(columns: Int) {
    filled = [Int](repeating: 0, count: columns)
    firstValues = [String?](repeating: nil, count: columns)
  }

  /// The number of rows in which a column is blank.
  package func blanks(_ column: Int) -> Int { rows - filled[column] }

  /// Looks at a row. Totals and footnotes are skipped, since their empty cells say nothing about a column.
  func watch(_ cursor: RowCursor, _ rejection: DataIssue.Code?) {
    switch rejection {
    case .totalRow, .footnoteRow, .exampleRow, .headerRow: return
    default: rows += 1
    }
    cursor.forEachColumn { column in
      guard column < filled.count, !cursor.isBlank(column) else { return }
      filled[column] += 1
      if firstValues[column] == nil { firstValues[column] = cursor.text(column) }
    }
  }

  /// The reports on the columns, given how they were taken.
  package func reports<Field>(_ map: ColumnMap<Field>, hasHeader: Bool) -> [ColumnReport] {
    let fields = Dictionary(map.columns.map { ($1, $0.rawValue) }) { first, _ in first }
    return map.headers.indices.map { column in
      ColumnReport(
        number: column + 1, header: map.headers[column].text, field: fields[column],
        basis: basis(column, map, hasHeader: hasHeader), blanks: blanks(column), rows: rows,
        firstValue: firstValues[column])
    }
  }

  private func basis<Field>(
    _ column: Int, _ map: ColumnMap<Field>, hasHeader: Bool
  ) -> ColumnReport.Basis {
    switch map.reasons[column] {
    case .mapping?: .mapping
    case .synonym(let name)?: .synonym(name)
    case .truncated(let name)?: .truncated(name)
    case .passedOver(let other)?: .passedOver(map.headers[other].text)
    case nil: hasHeader ? .unknown : .noHeader
    }
  }
}

extension ColumnReport.Basis {
  /// The code for programs.
  package var code: String {
    switch self {
    case .mapping: "mapping"
    case .synonym: "synonym"
    case .truncated: "truncated"
    case .passedOver: "passed_over"
    case .unknown: "unknown"
    case .noHeader: "no_header"
    }
  }

  /// The synonym, or the header of the column that was taken instead.
  package var name: String? {
    switch self {
    case .synonym(let name), .truncated(let name), .passedOver(let name): name
    case .mapping, .unknown, .noHeader: nil
    }
  }
}
