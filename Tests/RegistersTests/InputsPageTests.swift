import CareCircleTestSupport
import Foundation
import Registers
import Tables
import Testing

/// `Documentation/Inputs.md` names every field of every table, and every header by which it is known.
@Suite struct InputsPageTests {
  private static let rows: [[Substring]] = {
    let path = CommandRun.repository + "/Documentation/Inputs.md"
    let page = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return page.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { row in
      row.split(separator: "|").map { $0.drop { $0 == " " } }
    }
  }()

  /// Some row is about the field and lists all of its headers.
  private func isListed<Field: TableField>(_ field: Field) -> Bool {
    Self.rows.contains { row in
      guard row.count >= 3, row[0].hasPrefix("`\(field.rawValue)`") else { return false }
      let headers = Set(row[2].split(separator: ",").map { $0.filter { $0 != " " } })
      return headers.isSuperset(of: field.synonyms)
    }
  }

  private func missing<Field: TableField>(_ fields: Field.Type) -> [String] {
    fields.allCases.filter { !isListed($0) }.map { "\(fields).\($0.rawValue)" }
  }

  @Test func everyFieldIsListedWithItsHeaders() {
    #expect(missing(EstateField.self) == [])
    #expect(missing(FacilityField.self) == [])
    #expect(missing(GateField.self) == [])
    #expect(missing(NewEstateField.self) == [])
    #expect(missing(RoomField.self) == [])
    #expect(missing(UnitField.self) == [])
    #expect(missing(NamedSiteField.self) == [])
    #expect(missing(PopulationField.self) == [])
    #expect(missing(StreetLineField.self) == [])
    #expect(missing(CorrectionField.self) == [])
    #expect(missing(CandidateField.self) == [])
  }

  /// The tables without places have no coordinates to list.
  private func missingRecords<Field: RecordField>(_ fields: Field.Type) -> [String] {
    fields.allCases.filter { $0 != .lon && $0 != .lat && !isListed($0) }.map(\.rawValue)
  }

  @Test func everyFieldOfRecordsIsListed() {
    #expect(missingRecords(IndicatorField.self) == [])
    #expect(missingRecords(MilestoneField.self) == [])
    #expect(missingRecords(BasicServiceField.self) == [])
    #expect(missingRecords(ParcelField.self) == [])
    #expect(missingRecords(ConversionField.self) == [])
    #expect(missingRecords(SubsidyField.self) == [])
  }
}
