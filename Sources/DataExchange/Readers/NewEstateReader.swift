import CareModel
import Geodesy

extension LoadedTable<NewEstate> {
  /// Reads a table or layer of new estates, a row for each phase; coordinates are welcome, not needed.
  public static func newEstates(
    _ file: InputFile
  ) throws(CareCircleError) -> LoadedTable<NewEstate> {
    try TableLoader.load(file, with: NewEstateReader.init)
  }
}

/// Reads new estates.
struct NewEstateReader: RowReader {
  static let role = "new_estates"
  static let required: [NewEstateField] = []
  static let lon = NewEstateField.lon
  static let lat = NewEstateField.lat
  static let geometry: NewEstateField? = .geometry
  static let placing = RowPlacing.optional

  private let columns: ColumnMap<NewEstateField>
  private let id, name, phase, group, township, community, setting,
    households: Column<NewEstateField>
  private let householdFactor: Double
  private let areas: [(column: Column<NewEstateField>, factor: Double)]
  private let dates: [Column<NewEstateField>]
  private var settings = Memo<Setting>()
  private var identities = RowIdentities()

  init(_ columns: ColumnMap<NewEstateField>) {
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

  mutating func read(_ scribe: RowScribe<NewEstateField>, at place: RowPlace) -> NewEstate? {
    let name = scribe.text(name)
    let phase = scribe.text(phase)
    guard let id = identities.id(scribe, id, name: name, part: phase) else { return nil }
    var estate = NewEstate(id: id)
    estate.name = name
    estate.phase = phase
    estate.group = scribe.text(group)
    estate.place = place.known
    estate.township = scribe.text(township)
    estate.community = scribe.text(community)
    if setting.index != nil {
      estate.setting = scribe.word(setting, &settings, Words.setting)
    }
    estate.households = scribe.count(households, factor: householdFactor)
    let read = areas.map { area in
      scribe.value(area.column) { Quantities.area($0, factor: area.factor) }
    }
    (estate.floorArea, estate.floorAreaAboveGround, estate.residentialFloorArea) = (
      read[0], read[1], read[2]
    )
    let days = dates.map { scribe.value($0, Quantities.date) }
    (estate.planningConditions, estate.landSale) = (days[0], days[1])
    (estate.dates.permit, estate.dates.start) = (days[2], days[3])
    (estate.dates.acceptance, estate.dates.handover) = (days[4], days[5])
    return estate
  }
}

extension RowIdentities {
  /// The id of a row that may be one part of several with the same id: a phase of an estate.
  ///
  /// Parts are told apart by their text; the same part twice is the same id twice.
  mutating func id<Field: TableField>(
    _ scribe: RowScribe<Field>, _ column: Column<Field>, name: String?, part: String?
  ) -> String? {
    guard let part, let own = scribe.text(column) ?? name else {
      return id(scribe, column, name: name)
    }
    // No id holds a line end, so that the two cannot be mistaken for another id.
    let wanted = "\(own)\n\(part)"
    let cursor = scribe.cursor
    switch admit(wanted, line: cursor.line, bytes: cursor.rawBytes) {
    case .unique: return own
    case .renamed:
      let renamed = "\(own)#\(cursor.line)"
      scribe.doubt(.duplicateID, in: column.field, value: own, .repeatedPart(renamed))
      return renamed
    case .duplicate(let line):
      scribe.reject(.duplicateRow, in: column.field, value: own, .duplicateOf(line))
      return nil
    }
  }
}

extension Message {
  fileprivate static func repeatedPart(_ id: String) -> Message {
    Message(
      en:
        "another row has the same id and phase and other content; both are used, this one as \(id)",
      zh: "另一行编号与分期相同而内容不同；两行均保留，本行编号改为\(id)")
  }

  fileprivate static func duplicateOf(_ line: Int) -> Message {
    Message(
      en: "the row is the same as the one on line \(line), which is used",
      zh: "该行与第\(line)行完全相同；只使用第\(line)行")
  }
}
