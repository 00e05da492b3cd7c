import CareModel
import Tables
import Wording

/// The fields of a table of records.
package protocol RecordField: TableField {
  static var id: Self { get }
  static var name: Self { get }
  /// The field that names the clause; nil if the table belongs to one clause alone.
  static var clauseField: Self? { get }
  static var lon: Self { get }
  static var lat: Self { get }
  /// Whether the rows may have locations.
  static var placing: RowPlacing { get }
  static var required: [Self] { get }
  /// What distinguishes rows of one id, besides the clause.
  static var keys: [Self] { get }
  /// What stands in its cells.
  var content: RecordContent { get }
  /// Its column in the empty workbook; nil if it is not in it.
  var form: FieldForm? { get }
}

extension RecordField {
  package static var clauseField: Self? { nil }
  package static var placing: RowPlacing { .never }
  package static var required: [Self] { [] }
  package static var keys: [Self] { [] }
}

/// Reads records. Every column becomes a fact under its header, those of known fields under the field's first header.
package struct RecordReader<Field: RecordField>: RowReader {
  package static var required: [Field] { Field.required }
  package static var lon: Field { Field.lon }
  package static var lat: Field { Field.lat }
  package static var geometry: Field? { nil }
  package static var placing: RowPlacing { Field.placing }

  private let id, name: Column<Field>
  private let clause: Column<Field>?
  private let checked: [Column<Field>]
  private let facts: FactReader

  package init(_ columns: ColumnMap<Field>) {
    id = columns.column(.id)
    name = columns.column(.name)
    clause = Field.clauseField.map(columns.column)
    checked = Field.allCases.map(columns.column)
    facts = FactReader(
      columns, except: [.id, .name, .lon, .lat] + [Field.clauseField].compactMap(\.self))
  }

  package static var idField: Field? { .id }
  package static func id(of row: Record) -> String { row.id }
  // Several rows of one region or object are what such tables consist of, so an id is never changed.
  package static func rename(_ row: inout Record, to key: String) {}

  package static func key(of row: Record) -> String {
    let distinguishing = Field.keys.map { row.facts[$0.factName]?.text ?? "" }
    return ([row.id, row.clause ?? ""] + distinguishing).joined(separator: "\u{1F}")
  }

  package mutating func read(
    _ scribe: RowScribe<Field>, at place: RowPlace, into rows: RowBuffer<Record>
  ) -> Bool {
    let name = scribe.text(name)
    var row = Record(id: scribe.claim(id, name: name))
    row.name = name
    row.clause = clause.flatMap(scribe.text)
    row.place = place.known
    row.facts = facts.facts(scribe)
    for column in checked { scribe.check(column, as: column.field.content) }
    rows.append(row)
    return true
  }

  package static func form(of field: Field) -> FieldForm? { field.form }
}

extension TableField {
  /// The name under which the cells of the field are kept: its first header, folded.
  package var factName: String { Header(synonyms.first ?? rawValue).plain }
}

/// Keeps columns of a table as facts.
package struct FactReader: Sendable {
  private let columns: Facts.Columns
  private let indices: [Int]

  /// The columns of a table, except those of some fields. With `only`, no others but those of these fields are kept.
  package init<Field: TableField>(
    _ map: ColumnMap<Field>, except fields: [Field] = [], only: [Field]? = nil
  ) {
    let left = Set(fields.compactMap { map[$0] })
    let fieldOfColumn = Dictionary(
      Field.allCases.compactMap { field in map[field].map { ($0, field) } },
      uniquingKeysWith: { first, _ in first })
    let chosen = only.map { Set($0.compactMap { map[$0] }) }
    indices = map.headers.indices.filter { column in
      !left.contains(column) && chosen?.contains(column) != false
        && !map.headers[column].plain.isEmpty
    }
    columns = Facts.Columns(
      indices.map { column in
        (
          name: fieldOfColumn[column]?.factName ?? map.headers[column].plain,
          unit: map.unit(ofColumn: column)
        )
      })
  }

  /// Whether there is nothing to keep.
  package var isEmpty: Bool { indices.isEmpty }

  /// The facts of the current row. A cell with a `CellFault` has no value, and is reported.
  package func facts<Field: TableField>(_ scribe: RowScribe<Field>) -> Facts {
    Facts(columns, indices.map(scribe.text(ofColumn:)))
  }
}

extension Record: MaybePlacedRow {}
