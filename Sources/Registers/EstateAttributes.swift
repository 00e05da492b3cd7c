import CareModel
import Tables
import Wording

extension InputKind {
  /// Another table with facts about the estates. It refers to them by id and needs no coordinates.
  public static let estateAttributes = InputKind(
    "estate_attributes", title: Message(en: "attributes of estates", zh: "小区属性表"),
    help: Message(
      en: "What another table says about the estates, by their ids; it needs no coordinates.",
      zh: "按小区编号补充属性的另一张表；无需坐标。"),
    uses: Set(InputUse.allCases), form: .register(EstateAttributeReader.self))
}

extension LoadedTable<Estate> {
  /// Reads a table with more facts about estates. Its rows are identified by the estates' ids, and it has no
  /// coordinates.
  ///
  /// - Throws: `CareCircleError` with every problem that prevents the table from being read. Rows that cannot be used
  ///   are issues of the table instead.
  public static func estateAttributes(
    _ file: InputFile
  ) throws(CareCircleError) -> LoadedTable<Estate> {
    try TableLoader.load(EstateAttributeReader.self, [file], as: .estateAttributes)
  }
}

/// Reads a table about estates that has no coordinates.
package struct EstateAttributeReader: RowReader {
  package static let required: [EstateField] = [.id]
  package static let lon = EstateField.lon
  package static let lat = EstateField.lat
  package static let geometry: EstateField? = nil
  package static let placing = RowPlacing.never

  private var reader: EstateReader

  package init(_ columns: ColumnMap<EstateField>) {
    reader = EstateReader(columns)
  }

  package static let idField = EstateReader.idField

  package mutating func read(
    _ scribe: RowScribe<EstateField>, at place: RowPlace, into rows: RowBuffer<Estate>
  ) -> Bool {
    reader.read(scribe, at: place, into: rows)
  }
}

/// Estates whose blank values are filled in from another table, matched by id.
///
/// A value in the estates' own table stands; if the other table differs, the difference is reported. Rows of the other
/// table that match no estate are rejected and reported, never dropped.
package struct AttributeJoin {
  /// The estates with the values filled in.
  package let estates: LoadedTable<Estate>
  /// The other table; its rows that match no estate count as rejected.
  package let attributes: LoadedTable<Estate>

  /// Joins two tables in time proportional to both.
  package init(_ estates: LoadedTable<Estate>, _ attributes: LoadedTable<Estate>) {
    let takes = estates.sources.map { $0.columns["setting"] == nil }
    let gives = attributes.sources.map { $0.columns["setting"] != nil }
    let (own, others) = (estates.rowOrigins, attributes.rowOrigins)
    (self.estates, self.attributes) = estates.joined(
      with: attributes, strays: .attributesWithoutEstate
    ) { estate, index, row, issues in
      let given = attributes.rows[row]
      if takes[own.sourceNumber(of: index)], gives[others.sourceNumber(of: row)] {
        estate.setting = given.setting
      }
      for field in estate.fillBlanks(from: given) {
        issues.append(.contradiction(field, given, others.source(of: row), others.line(of: row)))
      }
    }
  }
}

extension Estate {
  /// Fills in the values that are not known here from `other`, and returns the fields for which both have different
  /// values.
  fileprivate mutating func fillBlanks(from other: Estate) -> [String] {
    var contradictions: [String] = []
    func fill<Value: Equatable>(_ own: inout Value?, _ given: Value?, _ field: String) {
      if let own, let given, own != given { contradictions.append(field) }
      own = own ?? given
    }
    name = name ?? other.name
    fill(&township, other.township, "township")
    fill(&community, other.community, "community")
    fill(&built, other.built, "built_year")
    fill(&isOld, other.isOld, "old_flag")
    fill(&isOnRenovationRoster, other.isOnRenovationRoster, "renovation_flag")
    fill(&householdBounds, other.householdBounds, "households")
    fill(&elders, other.elders, "elders")
    return contradictions
  }
}

extension DataIssue {
  fileprivate static func contradiction(
    _ field: String, _ row: Estate, _ info: InputInfo, _ line: Int
  ) -> DataIssue {
    DataIssue(
      file: info.name, line: line, row: info.rowName(row.name), field: info.columns[field] ?? field,
      value: row.id,
      code: .attributeContradiction, severity: .doubtful,
      message: Message(
        en: "contradicts the estates' own table, whose value is used",
        zh: "与小区主表不一致；以主表为准"))
  }
}
