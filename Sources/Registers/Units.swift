import CareModel
import Tables
import Wording

extension InputKind {
  /// Townships and streets (街道), with their ground if it is given.
  public static let townships = InputKind(
    "townships", title: Message(en: "townships and streets", zh: "乡镇、街道"),
    help: Message(
      en: "Townships and streets, with their ground if there is any.",
      zh: "乡镇、街道（可含范围）。"),
    uses: [.coverage, .supply, .compliance], form: .register(TownshipReader.self),
    flagAliases: ["by"])

  /// Communities and villages, with their ground if it is given.
  public static let communities = InputKind(
    "communities", title: Message(en: "communities", zh: "社区"),
    help: Message(
      en: "Communities and villages, with their ground if there is any.",
      zh: "社区、村（可含范围）。"),
    uses: [.coverage, .supply, .compliance], form: .register(CommunityReader.self))

  /// Villages, the rural units about which some clauses ask.
  public static let villages = InputKind(
    "villages", title: Message(en: "villages", zh: "行政村"),
    help: Message(
      en: "Villages.",
      zh: "行政村。"),
    uses: [.compliance], form: .register(VillageReader.self))
}

/// The fields of a table of villages, communities or townships.
package enum UnitField: String, TableField {
  case id, name, township, lon, lat, geometry
  case sharedWith = "shared_with"
  case townshipType = "township_type"
  case advisers
  case isReported = "reported"
  case adaptedHomes = "adapted_homes"
  case elders
  case assessed = "assessment_records"
  case contracted = "contracted_elders"
  case hasPlatform = "information_platform"
  case educationPlaces = "education_places"
  case managementSystem = "management_system"
  case leader, manager
  case socialWorker = "social_worker"
  case team = "service_team"
  case basicCoverage = "basic_service_coverage"
  case visitCoverage = "visit_coverage"

  package var synonyms: [String] {
    switch self {
    case .id:
      [
        "村编号", "社区编号", "乡镇编号", "地区编号", "village_id", "community_id", "township_id", "编号", "ID",
        "代码", "code", "行政区划代码", "区划代码", "村编码", "社区编码", "行政村编号",
      ]
    case .name:
      [
        "村名", "村名称", "行政村", "社区名称", "乡镇名称", "街道名称", "村(社区)", "乡镇(街道)", "镇街", "镇(街道)名称", "乡镇(街道)名称",
        "名称",
        "name", "MC", "社区", "村", "村居",
      ]
    case .township: ["所属乡镇", "所属街道", "township"] + EstateField.township.synonyms
    case .lon: EstateField.lon.synonyms
    case .lat: EstateField.lat.synonyms
    case .geometry: EstateField.geometry.synonyms
    case .sharedWith: ["共用村", "集中配置村", "shared_with"]
    case .townshipType: ["township_type", "乡镇类型", "类型", "类别"]
    default: askedHeaders
    }
  }
}

extension LoadedTable<AdministrativeUnit> {
  /// Reads a table or layer of villages, communities or townships. Coordinates are optional.
  ///
  /// - Throws: `CareCircleError` with every problem that prevents the table from being read. Rows that cannot be used
  ///   are issues of the table instead.
  public static func units(
    _ file: InputFile, level: AdministrativeUnit.Level
  ) throws(CareCircleError) -> LoadedTable<AdministrativeUnit> {
    switch level {
    case .village: try TableLoader.load(VillageReader.self, [file], as: .villages)
    case .community: try TableLoader.load(CommunityReader.self, [file], as: .communities)
    case .township: try TableLoader.load(TownshipReader.self, [file], as: .townships)
    }
  }
}

/// Reads the fields that units of all levels have in common.
package struct UnitReader {
  private let level: AdministrativeUnit.Level
  private let id, name, township, sharedWith, townshipType: Column<UnitField>
  private let facts: FactReader
  private let checked: [Column<UnitField>]
  private var types = Memo<AdministrativeUnit.TownshipType>()

  package init(_ columns: ColumnMap<UnitField>, level: AdministrativeUnit.Level) {
    self.level = level
    id = columns.column(.id)
    name = columns.column(.name)
    township = columns.column(.township)
    sharedWith = columns.column(.sharedWith)
    townshipType = columns.column(.townshipType)
    facts = FactReader(
      columns, except: UnitField.allCases.filter { !UnitField.asked.contains($0) })
    checked = UnitField.asked.map(columns.column).filter { $0.index != nil }
  }

  package mutating func read(_ scribe: RowScribe<UnitField>, at place: RowPlace)
    -> AdministrativeUnit
  {
    // A table of townships may have only the column that, in other tables, names the township of a unit.
    let own = scribe.text(name)
    let name = own ?? (level == .township ? scribe.text(township) : nil)
    var unit = AdministrativeUnit(id: scribe.claim(id, name: name), level: level)
    unit.name = name
    unit.place = place.known
    if !facts.isEmpty { unit.facts = facts.facts(scribe) }
    for column in checked { scribe.check(column, as: column.field.content) }
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

package struct VillageReader: UnitRowReader {
  package static let level = AdministrativeUnit.Level.village
  package var reader: UnitReader

  package init(reader: UnitReader) {
    self.reader = reader
  }
}

package struct CommunityReader: UnitRowReader {
  package static let level = AdministrativeUnit.Level.community
  package var reader: UnitReader

  package init(reader: UnitReader) {
    self.reader = reader
  }
}

package struct TownshipReader: UnitRowReader {
  package static let level = AdministrativeUnit.Level.township
  package var reader: UnitReader

  package init(reader: UnitReader) {
    self.reader = reader
  }
}

/// A reader of units of one level.
package protocol UnitRowReader: RowReader where Field == UnitField, Row == AdministrativeUnit {
  static var level: AdministrativeUnit.Level { get }
  var reader: UnitReader { get set }
  init(reader: UnitReader)
}

extension UnitRowReader {
  package static var required: [UnitField] { [] }
  package static var lon: UnitField { .lon }
  package static var lat: UnitField { .lat }
  package static var geometry: UnitField? { .geometry }
  package static var placing: RowPlacing { .optional }

  package init(_ columns: ColumnMap<UnitField>) {
    self.init(reader: UnitReader(columns, level: Self.level))
  }

  package static var idField: UnitField? { .id }

  package mutating func read(
    _ scribe: RowScribe<UnitField>, at place: RowPlace, into rows: RowBuffer<AdministrativeUnit>
  ) -> Bool {
    rows.append(reader.read(scribe, at: place))
    return true
  }
}

extension Words {
  /// The type that a text denotes: 街道, or 镇 and 乡.
  package static func townshipType(_ text: String?) -> Reading<AdministrativeUnit.TownshipType> {
    Reading(text, expected: Message(en: "expected street or town (街道, 镇, 乡)", zh: "应为街道、镇或乡")) {
      text in
      AdministrativeUnit.TownshipType(rawValue: text) ?? townshipType(named: text)
    }
  }

  /// The type that the name of a township denotes.
  package static func townshipType(named name: String) -> AdministrativeUnit.TownshipType? {
    if name.hasSuffix("街道") { return .street }
    return name.hasSuffix("镇") || name.hasSuffix("乡") ? .town : nil
  }
}
