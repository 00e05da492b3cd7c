import CareModel
import Geodesy

extension LoadedTable<AdministrativeUnit> {
  /// Reads a table or layer of villages, communities or townships; coordinates are welcome, not needed.
  public static func units(
    _ file: InputFile, level: AdministrativeUnit.Level
  ) throws(CareCircleError) -> LoadedTable<AdministrativeUnit> {
    switch level {
    case .village: try TableLoader.load(file) { VillageReader($0) }
    case .community: try TableLoader.load(file) { CommunityReader($0) }
    case .township: try TableLoader.load(file) { TownshipReader($0) }
    }
  }
}

/// Reads what the units of every level have in common.
struct UnitReader {
  private let level: AdministrativeUnit.Level
  private let id, name, township, sharedWith, townshipType: Column<UnitField>
  private var types = Memo<AdministrativeUnit.TownshipType>()

  init(_ columns: ColumnMap<UnitField>, level: AdministrativeUnit.Level) {
    self.level = level
    id = columns.column(.id)
    name = columns.column(.name)
    township = columns.column(.township)
    sharedWith = columns.column(.sharedWith)
    townshipType = columns.column(.townshipType)
  }

  mutating func read(_ scribe: RowScribe<UnitField>, at place: RowPlace) -> AdministrativeUnit {
    // A table of townships may have nothing but the column that elsewhere says where a unit belongs.
    let own = scribe.text(name)
    let name = own ?? (level == .township ? scribe.text(township) : nil)
    var unit = AdministrativeUnit(id: scribe.claim(id, name: name), level: level)
    unit.name = name
    unit.place = place.known
    if level == .township {
      unit.townshipType =
        scribe.word(townshipType, &types, Words.townshipType)
        ?? name.flatMap { Words.townshipType(named: $0) }
    } else {
      unit.township = scribe.text(township)
      unit.sharedWith = Services.list(scribe.text(sharedWith)).filter { $0 != "无" }
    }
    return unit
  }
}

/// Reads villages.
struct VillageReader: UnitRowReader {
  static let role = "villages"
  static let level = AdministrativeUnit.Level.village
  var reader: UnitReader
}

/// Reads communities.
struct CommunityReader: UnitRowReader {
  static let role = "communities"
  static let level = AdministrativeUnit.Level.community
  var reader: UnitReader
}

/// Reads townships.
struct TownshipReader: UnitRowReader {
  static let role = "townships"
  static let level = AdministrativeUnit.Level.township
  var reader: UnitReader
}

/// A reader of units of one level.
protocol UnitRowReader: RowReader where Field == UnitField, Row == AdministrativeUnit {
  static var level: AdministrativeUnit.Level { get }
  var reader: UnitReader { get set }
  init(reader: UnitReader)
}

extension UnitRowReader {
  static var required: [UnitField] { [] }
  static var lon: UnitField { .lon }
  static var lat: UnitField { .lat }
  static var geometry: UnitField? { .geometry }
  static var placing: RowPlacing { .optional }

  init(_ columns: ColumnMap<UnitField>) {
    self.init(reader: UnitReader(columns, level: Self.level))
  }

  static var idField: UnitField? { .id }
  static func id(of row: AdministrativeUnit) -> String { row.id }
  static func rename(_ row: inout AdministrativeUnit, to key: String) { row.id = key }

  mutating func read(
    _ scribe: RowScribe<UnitField>, at place: RowPlace, into rows: RowBuffer<AdministrativeUnit>
  ) -> Bool {
    rows.append(reader.read(scribe, at: place))
    return true
  }
}

extension Words {
  /// 街道, or 镇 and 乡.
  static func townshipType(_ text: String?) -> Reading<AdministrativeUnit.TownshipType> {
    Reading(text, expected: Message(en: "expected street or town (街道, 镇, 乡)", zh: "应为街道、镇或乡")) {
      text in
      AdministrativeUnit.TownshipType(rawValue: text) ?? townshipType(named: text)
    }
  }

  /// What a township's name says that it is.
  static func townshipType(named name: String) -> AdministrativeUnit.TownshipType? {
    if name.hasSuffix("街道") { return .street }
    return name.hasSuffix("镇") || name.hasSuffix("乡") ? .town : nil
  }
}
