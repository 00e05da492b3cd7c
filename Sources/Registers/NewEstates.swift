import CareModel
import Tables
import Wording

extension InputKind {
  /// New estates, a row for each phase.
  public static let newEstates = InputKind(
    "new_estates", title: Message(en: "new estates", zh: "新建小区"),
    help: Message(
      en: "New estates, a row for each phase.",
      zh: "新建小区，分期项目每期一行。"),
    uses: [.compliance], form: .register(NewEstateReader.self))
}

/// The fields of a table of new estates.
package enum NewEstateField: String, TableField {
  case id, name, phase, group, county, township, community, setting, households, lon, lat, geometry
  case gfa
  case gfaAboveGround = "gfa_above_ground"
  case gfaPlotRatio = "gfa_plot_ratio"
  case gfaResidential = "gfa_residential"
  case planningDate = "planning_date"
  case landDate = "land_date"
  case permitDate = "permit_date"
  case startDate = "start_date"
  case completionDate = "completion_date"
  case deliveryDate = "delivery_date"
  case consultationDate = "consultation_date"
  case reviewDate = "review_date"
  case roomCondition = "room_condition"
  case designArea = "design_area"
  case designLocation = "design_location"
  case requiredArea = "required_area"
  case providedArea = "provided_area"

  package var synonyms: [String] {
    switch self {
    case .id: EstateField.id.synonyms + ["项目编号"]
    case .name: EstateField.name.synonyms
    case .phase: BuildingHeaders.phase
    case .group: BuildingHeaders.group
    case .county: PlaceHeaders.county
    case .township: EstateField.township.synonyms
    case .community: EstateField.community.synonyms
    case .setting: EstateField.setting.synonyms
    case .households: EstateField.households.synonyms
    case .lon: EstateField.lon.synonyms
    case .lat: EstateField.lat.synonyms
    case .geometry: EstateField.geometry.synonyms
    case .gfa: ["总建筑面积", "gfa", "total_floor_area", "floor_area"]
    case .gfaAboveGround: ["地上建筑面积", "gfa_above_ground"]
    case .gfaPlotRatio: ["计容建筑面积", "gfa_plot_ratio"]
    case .gfaResidential: ["住宅建筑面积", "gfa_residential"]
    case .planningDate: ["规划条件日期", "规划条件下达日期", "planning_date"]
    case .landDate: ["土地出让日期", "land_date", "land_sale_date"]
    case .permitDate: BuildingHeaders.permit
    case .startDate: BuildingHeaders.start
    case .completionDate: BuildingHeaders.completion
    case .deliveryDate: ["交付日期", "交付使用日期", "交付时间", "delivery_date"]
    case .consultationDate: ["征求民政部门意见日期", "征求意见日期", "consultation_date"]
    case .reviewDate: ["设计方案审查日期", "方案审查日期", "初步设计审查日期", "review_date"]
    case .roomCondition: ["规划条件是否载明养老用房", "是否纳入规划条件", "room_condition"]
    case .designArea: ["设计方案养老用房面积", "设计方案面积", "design_area"]
    case .designLocation: ["设计方案养老用房位置", "设计方案位置", "design_location"]
    case .requiredArea: ["应配面积", "应配建面积", "应配建养老用房面积", "required_area"]
    case .providedArea: ["配建养老用房面积", "居家养老服务用房面积", "provided_area"]
    }
  }
}

extension LoadedTable<NewEstate> {
  /// Reads a table or layer of new estates, with a row for each phase. Coordinates are optional.
  ///
  /// - Throws: `CareCircleError` with every problem that prevents the table from being read. Rows that cannot be used
  ///   are issues of the table instead.
  public static func newEstates(
    _ file: InputFile
  ) throws(CareCircleError) -> LoadedTable<NewEstate> {
    try TableLoader.load(NewEstateReader.self, [file], as: .newEstates)
  }
}

package struct NewEstateReader: RowReader {
  package static let required: [NewEstateField] = []
  package static let lon = NewEstateField.lon
  package static let lat = NewEstateField.lat
  package static let geometry: NewEstateField? = .geometry
  package static let placing = RowPlacing.optional

  private let columns: ColumnMap<NewEstateField>
  private let id, name, phase, group, county, township, community, setting,
    households: Column<NewEstateField>
  private let householdFactor: Double
  private let areas: [(column: Column<NewEstateField>, factor: Double)]
  private let dates: [Column<NewEstateField>]
  private let facts: FactReader
  private let factDays: [Column<NewEstateField>]
  private var settings = Memo<Setting>()

  package init(_ columns: ColumnMap<NewEstateField>) {
    self.columns = columns
    id = columns.column(.id)
    name = columns.column(.name)
    phase = columns.column(.phase)
    group = columns.column(.group)
    county = columns.column(.county)
    township = columns.column(.township)
    community = columns.column(.community)
    setting = columns.column(.setting)
    households = columns.column(.households)
    householdFactor = columns.factor(.households, ["万户": 1e4, "万": 1e4])
    areas = [NewEstateField.gfa, .gfaAboveGround, .gfaResidential, .gfaPlotRatio].map {
      (columns.column($0), columns.factor($0, Quantities.areaUnits))
    }
    factDays = [NewEstateField.consultationDate, .reviewDate].map(columns.column)
    facts = FactReader(
      columns,
      only: [
        .consultationDate, .reviewDate, .roomCondition, .designArea, .designLocation, .requiredArea,
        .providedArea,
      ])
    dates = [
      NewEstateField.planningDate, .landDate, .permitDate, .startDate, .completionDate,
      .deliveryDate,
    ].map(columns.column)
  }

  package static let idField: NewEstateField? = .id

  /// Several rows may be phases of one estate, so the phase is part of the key. An id cannot contain a line end.
  package static func key(of row: NewEstate) -> String {
    row.phase.map { "\(row.id)\n\($0)" } ?? row.id
  }

  package static func rename(_ row: inout NewEstate, to key: String) {
    row.id += key.dropFirst(Self.key(of: row).count)
  }

  package static func noteRepeat(_ row: inout NewEstate, of id: String) { row.repeatedID = id }

  package mutating func read(
    _ scribe: RowScribe<NewEstateField>, at place: RowPlace, into rows: RowBuffer<NewEstate>
  ) -> Bool {
    let name = scribe.text(name)
    var estate = NewEstate(id: scribe.claim(id, name: name))
    // Rows with the same id are phases of one estate. Ids that lost digits must not combine different estates.
    if scribe.lastIDHasLostDigits { estate.id += "#\(scribe.cursor.line)" }
    estate.name = name
    estate.phase = scribe.text(phase)
    estate.group = scribe.text(group)
    estate.place = place.known
    estate.county = scribe.text(county)
    estate.township = scribe.text(township)
    estate.community = scribe.text(community)
    if setting.index != nil {
      estate.setting = scribe.word(setting, &settings, Words.setting)
    }
    estate.householdBounds = scribe.countBounds(households, factor: householdFactor)
    let read = areas.map { scribe.area($0.column, factor: $0.factor) }
    (estate.floorArea, estate.floorAreaAboveGround, estate.residentialFloorArea) = (
      read[0], read[1], read[2]
    )
    estate.plotRatioFloorArea = read[3]
    let days = dates.map { scribe.date($0) }
    (estate.planningConditions, estate.landSale) = (days[0], days[1])
    (estate.dates.permit, estate.dates.start) = (days[2], days[3])
    (estate.dates.acceptance, estate.dates.handover) = (days[4], days[5])
    if !facts.isEmpty {
      estate.facts = facts.facts(scribe)
      for day in factDays { _ = scribe.value(day, Quantities.days) }
      _ = scribe.value(columns.column(.roomCondition), Words.doneOrFlag)
      for area in [NewEstateField.designArea, .requiredArea, .providedArea] {
        _ = scribe.value(columns.column(area)) { Quantities.area($0) }
      }
      _ = scribe.text(columns.column(.designLocation))
    }
    rows.append(estate)
    return true
  }
}
