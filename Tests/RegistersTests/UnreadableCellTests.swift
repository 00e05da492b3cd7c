import CareModel
import Testing

@testable import Wording
@testable import Tables
@testable import Registers

/// No silent nulls: a cell that says something and cannot be read is one issue, with its value.
@Suite struct UnreadableCellTests {
  /// Fields whose cells are texts, which every cell is.
  private static let ofText: Set<String> = [
    "id", "name", "township", "community", "estate_id", "address",
  ]
  private static let coordinates: Set<String> = ["lon", "lat"]
  /// The error values of formulas in spreadsheets are not texts, whatever the field.
  private static let errors: Set<String> = ["#N/A", "#REF!"]
  private static let odd = ["@@?", "不详", "待核", "见附件", "#N/A", "#REF!", "N/A", "-1x", "1..2", "\0"]

  @Test(arguments: EstateField.allCases, odd)
  func anOddCellOfAnEstateIsListed(field: EstateField, cell: String) throws {
    let table = try estates(Self.table(field.rawValue, field.synonyms[0], cell))
    check(table.issues, table.rows.count, field.rawValue, cell)
  }

  @Test(arguments: FacilityField.allCases, odd)
  func anOddCellOfAFacilityIsListed(field: FacilityField, cell: String) throws {
    let table = try facilities(Self.table(field.rawValue, field.synonyms[0], cell))
    if Self.errors.contains(cell) {
      return check(table.issues, table.rows.count, field.rawValue, cell)
    }
    if field == .serves { return #expect(table.rows.first?.serves == Services.list(cell)) }
    if field == .services {
      #expect(table.rows.first?.services.unknown == Services.list(cell))
      return #expect(table.issues.map(\.code) == [.serviceUnknown])
    }
    check(table.issues, table.rows.count, field.rawValue, cell)
  }

  /// A table of one row: the field, and coordinates unless it is one.
  private static func table(_ name: String, _ header: String, _ cell: String) -> String {
    let others = ["lon": "120.7", "lat": "28"].filter { $0.key != name }.sorted { $0.key < $1.key }
    return ([header] + others.map(\.key)).joined(separator: ",") + "\n"
      + (["\"\(cell)\""] + others.map(\.value)).joined(separator: ",") + "\n"
  }

  private func check(_ issues: [DataIssue], _ rows: Int, _ field: String, _ cell: String) {
    if Self.ofText.contains(field), !Self.errors.contains(cell) {
      #expect(issues.isEmpty && rows == 1)
    } else if field == "id" {
      #expect(issues.map(\.code) == [.valueUnreadable, .idMissing] && rows == 1)
    } else if Self.coordinates.contains(field) {
      #expect(issues.map(\.code) == [.coordinateUnreadable] && rows == 0)
      #expect(issues.first?.value == cell)
    } else {
      #expect(issues.map(\.code) == [.valueUnreadable] && rows == 1, "\(field)")
      #expect(issues.first?.value == cell && issues.first?.line == 2)
    }
  }
}
