import CareModel
import Tables
import Wording

extension InputKind {
  /// Gates of estates, at which their walks start.
  public static let gates = InputKind(
    "gates", title: Message(en: "gates of estates", zh: "小区出入口"),
    help: Message(
      en: "Gates of estates: CSV or GeoJSON.",
      zh: "小区出入口：CSV 或 GeoJSON。"),
    uses: Set(InputUse.allCases), form: .register(GateReader.self), tiling: .withTheirEstate)
}

/// The fields of a table of gates.
package enum GateField: String, TableField {
  case id, lon, lat
  case estateID = "estate_id"

  package var synonyms: [String] {
    switch self {
    case .id: ["出入口编号", "gate_id", "编号", "ID"]
    case .lon: CoordinateHeaders.lon
    case .lat: CoordinateHeaders.lat
    case .estateID: ["所属小区编号", "小区编号", "estate_id", "所属小区"]
    }
  }
}

/// A gate, with the estate to which it belongs.
public struct EstateGate: Sendable {
  /// The id of the estate, as in the estates' own table.
  public let estateID: String
  /// The gate with its id and location.
  public let gate: Gate
}

extension LoadedTable<EstateGate> {
  /// Reads a table or layer of gates. Gates of estates other than the given ones are rejected.
  ///
  /// - Throws: `CareCircleError` with every problem that prevents the table from being read. Rows that cannot be used
  ///   are issues of the table instead.
  public static func gates(
    _ file: InputFile, of estates: [Estate]
  ) throws(CareCircleError) -> LoadedTable<EstateGate> {
    try TableLoader.load(
      GateReader.self, [file], as: .gates, among: KnownRows(estateIDs: Set(estates.map(\.id))))
  }
}

package struct GateReader: RowReader {
  package static let required: [GateField] = [.estateID]
  package static let lon = GateField.lon
  package static let lat = GateField.lat

  package static let geometry: GateField? = nil

  /// The ids of the estates; nil if they are not known, in which case every gate that names an estate is taken.
  private let estateIDs: Set<String>?
  private let estatesLostDigits: Bool
  private let id, estateID: Column<GateField>

  package init(_ columns: ColumnMap<GateField>) {
    self.init(columns, among: KnownRows())
  }

  package init(_ columns: ColumnMap<GateField>, among known: KnownRows) {
    estateIDs = known.estateIDs
    estatesLostDigits = known.estatesLostDigits
    id = columns.column(.id)
    estateID = columns.column(.estateID)
  }

  package static let idField: GateField? = .id
  package static func id(of row: EstateGate) -> String { row.gate.id }
  package static func scope(of row: EstateGate) -> String { row.estateID }
  package static func rename(_ row: inout EstateGate, to id: String) {
    row = EstateGate(
      estateID: row.estateID, gate: Gate(id: id, coordinate: row.gate.coordinate))
  }

  package mutating func read(
    _ scribe: RowScribe<GateField>, at place: RowPlace, into rows: RowBuffer<EstateGate>
  ) -> Bool {
    guard case .point(let point) = place else {
      scribe.reject(.geometryType, .notAPoint)
      return false
    }
    let hasLostDigits = scribe.hasLostDigits(estateID)
    guard let estate = scribe.text(estateID), !hasLostDigits, estateIDs?.contains(estate) ?? true
    else {
      let reason: Message =
        hasLostDigits ? .ownDigitsLost : estatesLostDigits ? .estatesLostDigits : .noEstate
      scribe.reject(.gateWithoutEstate, in: .estateID, value: scribe.text(estateID), reason)
      return false
    }
    let id = scribe.claim(id, name: nil, prefix: "gate-")
    rows.append(EstateGate(estateID: estate, gate: Gate(id: id, coordinate: point)))
    return true
  }
}

extension [Estate] {
  /// Gives the estates their gates, sorted by id so that a tie goes to the gate with the smaller id.
  public mutating func attach(_ gates: [EstateGate]) {
    let byEstate = Dictionary(grouping: gates, by: \.estateID)
    for index in indices {
      guard let own = byEstate[self[index].id] else { continue }
      self[index].gates = (self[index].gates + own.map(\.gate)).sorted { $0.id < $1.id }
    }
  }
}

extension Message {
  fileprivate static let notAPoint = Message(
    en: "a gate is a point", zh: "出入口应为点")
  fileprivate static let noEstate = Message(
    en: "no estate that is used has this id; correct it", zh: "没有该编号的小区；请更正")
}
