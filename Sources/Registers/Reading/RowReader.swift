import Tables
import Wording

/// Turns one row of a table into a thing of the model.
package protocol RowReader: Sendable {
  associatedtype Field: TableField
  associatedtype Row: RegisterRow

  /// The fields without which the table says nothing, beside the coordinates.
  static var required: [Field] { get }
  static var lon: Field { get }
  static var lat: Field { get }
  /// The field that may hold a geometry as JSON.
  static var geometry: Field? { get }
  /// Whether the rows have a place of their own.
  static var placing: RowPlacing { get }

  /// A reader for a table with these columns.
  init(_ columns: ColumnMap<Field>)
  /// The same, where something is known of rows that other inputs have.
  init(_ columns: ColumnMap<Field>, among known: KnownRows)

  /// Adds the thing that the current row describes; false after a rejection, which the scribe has listed.
  mutating func read(
    _ scribe: RowScribe<Field>, at place: RowPlace, into rows: RowBuffer<Row>
  ) -> Bool

  /// The id that a row claims, and the field that says it; of readers that claim none, nothing.
  static func id(of row: Row) -> String
  static var idField: Field? { get }
  /// Among which rows the id has to be the only one: those of the same scope.
  static func scope(of row: Row) -> String
  /// What has to be different from row to row: the id, or the id and what tells parts with one id apart.
  static func key(of row: Row) -> String
  /// Gives a row another key than it claims.
  static func rename(_ row: inout Row, to key: String)

  /// Reads all rows of an input's files.
  ///
  /// A requirement, so that whoever knows only that there is a reader calls code made for its rows: what is
  /// done a million times is never done through `any`.
  static func load(
    _ files: [InputFile], as kind: InputKind, among known: KnownRows
  ) throws(CareCircleError) -> any LoadedInput
}

extension RowReader {
  package static var placing: RowPlacing { .required }
  package static func id(of row: Row) -> String { "" }
  package static func key(of row: Row) -> String { id(of: row) }
  package static var idField: Field? { nil }
  package static func scope(of row: Row) -> String { "" }
  package static func rename(_ row: inout Row, to key: String) {}

  package init(_ columns: ColumnMap<Field>, among known: KnownRows) { self.init(columns) }

  package static func load(
    _ files: [InputFile], as kind: InputKind, among known: KnownRows
  ) throws(CareCircleError) -> any LoadedInput {
    try TableLoader.load(Self.self, files, as: kind, among: known).withRows()
  }

  /// The names by which a mapping calls the fields.
  package static var fieldNames: [String] { Field.allCases.map(\.rawValue) }
}

extension RowReader where Row: IdentifiedRow {
  package static func id(of row: Row) -> String { row.id }
  package static func rename(_ row: inout Row, to key: String) { row.id = key }
}

/// Whether the rows of a table have places.
package enum RowPlacing: Sendable {
  /// Each has one; a row without is rejected.
  case required
  /// A table may have them, and a row may be without.
  case optional
  /// None has.
  case never
}

/// What is known of the rows of other inputs, for readers whose rows belong to them.
package struct KnownRows: Sendable {
  /// The ids of the estates; nil where they are not known.
  package var estateIDs: Set<String>?

  package init(estateIDs: Set<String>? = nil) {
    self.estateIDs = estateIDs
  }
}
