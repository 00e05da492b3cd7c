import Tables
import Wording

/// One column of a file: what it was taken for, why, and how full it is.
public struct ColumnReport: Sendable {
  /// Why a column was taken for its field, or for none.
  public enum Basis: Hashable, Sendable {
    /// The user's mapping names it.
    case mapping
    /// Its header is this name of the catalogue.
    case synonym(String)
    /// Its header is this name, cut short.
    case truncated(String)
    /// Another column, with this header, has a surer name of the same field.
    case passedOver(String)
    /// Its header is no name that is known.
    case unknown
    /// It has no header, and nothing maps it.
    case noHeader
  }

  /// Its place, from 1.
  public let number: Int
  /// Its header; its number where the file has none.
  public let header: String
  /// The field that it was taken for.
  public let field: String?
  /// Why.
  public let basis: Basis
  /// How many rows have nothing in it.
  public let blanks: Int
  /// Of how many.
  public let rows: Int
  /// The first value in it.
  public let firstValue: String?
}

/// Counts blanks while a table is read.
///
/// Takes no text from a cell but the first of each column.
package final class ColumnWatch {
  package private(set) var blanks: [Int]
  package private(set) var firstValues: [String?]
  package private(set) var rows = 0

  package init(columns: Int) {
    blanks = [Int](repeating: 0, count: columns)
    firstValues = [String?](repeating: nil, count: columns)
  }

  /// Looks at a row. Totals and footnotes are none: their empty cells say nothing of a column.
  func watch(_ cursor: RowCursor, _ rejection: DataIssue.Code?) {
    switch rejection {
    case .totalRow, .footnoteRow, .headerRow: return
    default: rows += 1
    }
    for column in blanks.indices {
      if cursor.isBlank(column) {
        blanks[column] += 1
      } else if firstValues[column] == nil {
        firstValues[column] = cursor.text(column)
      }
    }
  }

  /// The columns as they were taken.
  package func reports<Field>(_ map: ColumnMap<Field>, hasHeader: Bool) -> [ColumnReport] {
    let fields = Dictionary(map.columns.map { ($1, $0.rawValue) }) { first, _ in first }
    return map.headers.indices.map { column in
      ColumnReport(
        number: column + 1, header: map.headers[column].text, field: fields[column],
        basis: basis(column, map, hasHeader: hasHeader), blanks: blanks[column], rows: rows,
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

  /// The name of the catalogue, or the header of the column that was taken instead.
  package var name: String? {
    switch self {
    case .synonym(let name), .truncated(let name), .passedOver(let name): name
    case .mapping, .unknown, .noHeader: nil
    }
  }
}
