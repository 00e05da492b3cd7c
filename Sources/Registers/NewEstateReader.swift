import CareModel
import Tables
import Wording

extension LoadedTable<NewEstate> {
  /// Reads a table or layer of new estates, a row for each phase; coordinates are welcome, not needed.
  public static func newEstates(
    _ file: InputFile
  ) throws(CareCircleError) -> LoadedTable<NewEstate> {
    try TableLoader.load(file, with: NewEstateReader.init)
  }
}

/// Reads new estates.
package struct NewEstateReader: RowReader {
  package static let role = "new_estates"
  package static let required: [NewEstateField] = []
  package static let lon = NewEstateField.lon
  package static let lat = NewEstateField.lat
  package static let geometry: NewEstateField? = .geometry
  package static let placing = RowPlacing.optional

  private let columns: ColumnMap<NewEstateField>
  private let id, name, phase, group, township, community, setting,
    households: Column<NewEstateField>
  private let householdFactor: Double
  private let areas: [(column: Column<NewEstateField>, factor: Double)]
  private let dates: [Column<NewEstateField>]
  private var settings = Memo<Setting>()

  package init(_ columns: ColumnMap<NewEstateField>) {
    self.columns = columns
    id = columns.column(.id)
    name = columns.column(.name)
    phase = columns.column(.phase)
    group = columns.column(.group)
    township = columns.column(.township)
    community = columns.column(.community)
    setting = columns.column(.setting)
    households = columns.column(.households)
    householdFactor = columns.factor(.households, ["万户": 1e4, "万": 1e4])
    areas = [NewEstateField.gfa, .gfaAboveGround, .gfaResidential].map {
      (columns.column($0), columns.factor($0, Quantities.areaUnits))
    }
    dates = [
      NewEstateField.planningDate, .landDate, .permitDate, .startDate, .completionDate,
      .deliveryDate,
    ].map(columns.column)
  }

  package static let idField: NewEstateField? = .id
  package static func id(of row: NewEstate) -> String { row.id }

  /// Several rows may be phases of one estate; no id holds a line end.
  package static func key(of row: NewEstate) -> String {
    row.phase.map { "\(row.id)\n\($0)" } ?? row.id
  }

  package static func rename(_ row: inout NewEstate, to key: String) {
    row.id += key.dropFirst(Self.key(of: row).count)
  }

  package mutating func read(
    _ scribe: RowScribe<NewEstateField>, at place: RowPlace, into rows: RowBuffer<NewEstate>
  ) -> Bool {
    let name = scribe.text(name)
    var estate = NewEstate(id: scribe.claim(id, name: name))
    estate.name = name
    estate.phase = scribe.text(phase)
    estate.group = scribe.text(group)
    estate.place = place.known
    estate.township = scribe.text(township)
    estate.community = scribe.text(community)
    if setting.index != nil {
      estate.setting = scribe.word(setting, &settings, Words.setting)
    }
    estate.households = scribe.count(households, factor: householdFactor)
    let read = areas.map { scribe.area($0.column, factor: $0.factor) }
    (estate.floorArea, estate.floorAreaAboveGround, estate.residentialFloorArea) = (
      read[0], read[1], read[2]
    )
    let days = dates.map { scribe.date($0) }
    (estate.planningConditions, estate.landSale) = (days[0], days[1])
    (estate.dates.permit, estate.dates.start) = (days[2], days[3])
    (estate.dates.acceptance, estate.dates.handover) = (days[4], days[5])
    rows.append(estate)
    return true
  }
}
