import CareModel
import Tables
import Wording

/// Turns the rows of a table into values of the model.
package protocol RowReader: Sendable {
  associatedtype Field: TableField
  associatedtype Row: RegisterRow

  /// The fields that a table must have, besides coordinates.
  static var required: [Field] { get }
  static var lon: Field { get }
  static var lat: Field { get }
  /// The field that may contain a geometry as JSON.
  static var geometry: Field? { get }
  /// Whether the rows have locations.
  static var placing: RowPlacing { get }

  /// A reader for a table with these columns.
  init(_ columns: ColumnMap<Field>)
  /// A reader for a table with these columns, given what is known about the rows of other inputs.
  init(_ columns: ColumnMap<Field>, among known: KnownRows)

  /// Adds the value that the current row describes. Returns false if the row was rejected, which the scribe has
  /// reported.
  mutating func read(
    _ scribe: RowScribe<Field>, at place: RowPlace, into rows: RowBuffer<Row>
  ) -> Bool

  /// How a field looks in the empty workbook for the input; nil if it is not in it.
  static func form(of field: Field) -> FieldForm?

  /// The id that a row claims; empty for readers whose rows claim none.
  static func id(of row: Row) -> String
  static var idField: Field? { get }
  /// The scope of a row: its key must be unique among the rows of the same scope.
  static func scope(of row: Row) -> String
  /// The key that must differ from row to row: the id, or the id together with what distinguishes rows that share an
  /// id.
  static func key(of row: Row) -> String
  /// Gives a row a key other than the one that it claims.
  static func rename(_ row: inout Row, to key: String)
  /// Notes on a row that was given another key that an earlier row has the same id.
  static func noteRepeat(_ row: inout Row, of id: String)

  /// Reads all rows of an input's files.
  ///
  /// It is a requirement of the protocol, so that a caller that has only `any RowReader` calls code that was
  /// specialised for the type of row: what is done a million times never goes through `any`.
  static func load(
    _ files: [InputFile], as kind: InputKind, among known: KnownRows
  ) throws(CareCircleError) -> any LoadedInput

  /// Reads all rows of an input's files and tells where each stands, before ids are settled.
  static func standings(
    _ files: [InputFile], as kind: InputKind
  ) throws(CareCircleError) -> [RowStandings]
}

extension RowReader {
  package static var placing: RowPlacing { .required }
  package static func form(of field: Field) -> FieldForm? { nil }
  package static func id(of row: Row) -> String { "" }
  package static func key(of row: Row) -> String { id(of: row) }
  package static var idField: Field? { nil }
  package static func scope(of row: Row) -> String { "" }
  package static func rename(_ row: inout Row, to key: String) {}
  package static func noteRepeat(_ row: inout Row, of id: String) {}

  package init(_ columns: ColumnMap<Field>, among known: KnownRows) { self.init(columns) }

  package static func load(
    _ files: [InputFile], as kind: InputKind, among known: KnownRows
  ) throws(CareCircleError) -> any LoadedInput {
    let table = try TableLoader.load(Self.self, files, as: kind, among: known)
    // All rows of a piece may be rejected: others of the file are used elsewhere.
    return files.contains { $0.lines != nil } ? table : try table.withRows()
  }

  package static func standings(
    _ files: [InputFile], as kind: InputKind
  ) throws(CareCircleError) -> [RowStandings] {
    try TableLoader.standings(Self.self, files, as: kind)
  }

  /// The names that a mapping of columns can use for the fields.
  package static var fieldNames: [String] { Field.allCases.map(\.rawValue) }
}

extension RowReader where Row: IdentifiedRow {
  package static func id(of row: Row) -> String { row.id }
  package static func rename(_ row: inout Row, to key: String) { row.id = key }
}

/// Whether the rows of a table have locations.
package enum RowPlacing: Sendable {
  /// Every row must have one; a row without one is rejected.
  case required
  /// The table must have locations, but rows without one are passed to the reader.
  case expected
  /// The table may have them, and each row may have one.
  case optional
  /// No row has one.
  case never

  /// Whether a table must have columns or geometries for the locations.
  package var needsColumns: Bool { self == .required || self == .expected }
  /// Whether rows without a location are passed to the reader.
  package var allowsBlanks: Bool { self == .optional || self == .expected }
}

/// Facts about the rows of other inputs, for readers whose rows refer to them.
package struct KnownRows: Sendable {
  /// The ids of the estates; nil if they are not known.
  package var estateIDs: Set<String>?
  /// Whether ids of the estates lost digits; such ids are not in `estateIDs`.
  package var estatesLostDigits = false
  /// The ids of the estates whose ground another layer gives.
  package var estateGrounds: Set<String> = []
  /// Corrections of the rows; nil if there are none.
  package var corrections: CorrectionSet?

  package init(estateIDs: Set<String>? = nil, corrections: CorrectionSet? = nil) {
    (self.estateIDs, self.corrections) = (estateIDs, corrections)
  }

  /// The ids of some estates; `issues` describes them.
  package init(_ estates: [Estate], _ issues: [DataIssue]) {
    estatesLostDigits = issues.tellOfLostDigits
    let ids = estates.lazy.map(\.id)
    estateIDs = estatesLostDigits ? Set(ids.filter { !LostDigits.mayHaveLost($0) }) : Set(ids)
  }
}
