import CareModel
import Tables
import Wording

extension InputKind {
  /// Housing estates, the places that a study asks about.
  public static let estates = InputKind(
    "estates", title: Message(en: "housing estates", zh: "住宅小区"),
    help: Message(
      en: "Housing estates: table, workbook, layer or database (PG:…), - for standard input.",
      zh: "住宅小区：表格、工作簿、图层或数据库（PG:…），- 为标准输入。"),
    uses: Set(InputUse.allCases), form: .register(EstateReader.self), tiling: .whereTheyStand)
}

/// The fields of a table of housing estates.
package enum EstateField: String, TableField {
  case id, name, lon, lat, township, community, setting
  case builtYear = "built_year"
  case completionDate = "completion_date"
  case oldFlag = "old_flag"
  case renovationFlag = "renovation_flag"
  case households, elders
  case geometry

  package var synonyms: [String] {
    switch self {
    case .id: ["小区编号", "estate_id", "编号", "ID", "代码", "小区代码", "code"]
    case .name:
      [
        "小区名称", "住宅小区", "项目名称", "楼盘名称", "小区地址名称", "XQMC", "estate_name", "名称", "name",
        "title",
      ]
    case .lon: CoordinateHeaders.lon
    case .lat: CoordinateHeaders.lat
    case .township: PlaceHeaders.township
    case .community: PlaceHeaders.community
    case .setting: ["城乡属性", "城乡分类", "城乡类别", "城乡类型", "城乡", "setting", "urban_rural"]
    case .builtYear:
      ["建成年份", "建成年代", "竣工年代", "竣工年份", "建造年代", "built_year", "year_built", "buildtime"]
    case .completionDate: ["竣工验收日期", "竣工备案日期", "竣工验收时间", "completion_date"]
    case .oldFlag: ["是否老旧小区", "old_flag", "is_old"]
    case .renovationFlag:
      ["是否纳入老旧小区改造计划", "是否老旧小区改造", "改造年度", "renovation_flag"]
    case .households: ["户数", "总户数", "住户数", "套数", "规划户数", "households"]
    case .elders: ["60岁以上人口", "60周岁及以上老年人口", "老年人口数", "elders"]
    case .geometry: SharedPlace.geometries
    }
  }
}

extension LoadedTable<Estate> {
  /// Reads a table or layer of housing estates.
  ///
  /// - Throws: `CareCircleError` with every problem that prevents the table from being read. Rows that cannot be used
  ///   are issues of the table instead.
  public static func estates(_ file: InputFile) throws(CareCircleError) -> LoadedTable<Estate> {
    try TableLoader.load(EstateReader.self, [file], as: .estates)
  }
}

package struct EstateReader: RowReader {
  package static let required: [EstateField] = []
  package static let lon = EstateField.lon
  package static let lat = EstateField.lat
  package static let geometry: EstateField? = .geometry

  private let id, name, township, community, setting: Column<EstateField>
  private let age: EstateAgeReader
  private let households, elders: Column<EstateField>
  private let householdFactor, elderFactor: Double
  private var settings = Memo<Setting>()
  private var flags = Memo<Bool>()
  private var years = Memo<YearRange>()

  package init(_ columns: ColumnMap<EstateField>) {
    id = columns.column(.id)
    name = columns.column(.name)
    township = columns.column(.township)
    community = columns.column(.community)
    setting = columns.column(.setting)
    age = EstateAgeReader(columns)
    households = columns.column(.households)
    elders = columns.column(.elders)
    householdFactor = columns.factor(.households, ["万户": 1e4, "万": 1e4])
    elderFactor = columns.factor(.elders, ["万人": 1e4, "万": 1e4])
  }

  package static let idField: EstateField? = .id

  package mutating func read(
    _ scribe: RowScribe<EstateField>, at place: RowPlace, into rows: RowBuffer<Estate>
  ) -> Bool {
    let name = scribe.text(name)
    var estate = Estate(id: scribe.claim(id, name: name), place: .gatesOnly)
    estate.name = name
    switch place {
    case .point(let point): estate.place = .point(point)
    case .area(let ground): estate.place = .area(ground)
    case .gates(let points):
      estate.gates = points.enumerated().map { Gate(id: String($0 + 1), coordinate: $1) }
    }
    estate.township = scribe.text(township)
    estate.community = scribe.text(community)
    // A register without this column lists urban estates. If it has the column, a blank cell means that the setting is
    // unknown.
    if setting.index != nil {
      estate.setting = scribe.word(setting, &settings, Words.setting)
    }
    age.read(scribe, &estate, &flags, &years)
    estate.householdBounds = scribe.countBounds(households, factor: householdFactor)
    if let bounds = estate.householdBounds, bounds.exact == nil {
      scribe.doubt(
        .countApproximate, in: .households, value: scribe.text(households), .approximateHouseholds)
    }
    let people = scribe.countBounds(elders, factor: elderFactor)
    estate.elders = people?.exact
    if let people, people.exact == nil {
      scribe.doubt(.countApproximate, in: .elders, value: scribe.text(elders), .approximateElders)
    }
    rows.append(estate)
    return true
  }
}

/// Reads the fields of a register from which the age of an estate follows.
package struct EstateAgeReader {
  private let oldFlag, renovationFlag, builtYear, completionDate: Column<EstateField>

  package init(_ columns: ColumnMap<EstateField>) {
    oldFlag = columns.column(.oldFlag)
    renovationFlag = columns.column(.renovationFlag)
    builtYear = columns.column(.builtYear)
    completionDate = columns.column(.completionDate)
  }

  package func read(
    _ scribe: RowScribe<EstateField>, _ estate: inout Estate, _ flags: inout Memo<Bool>,
    _ years: inout Memo<YearRange>
  ) {
    estate.isOld = scribe.word(oldFlag, &flags, Words.flag)
    estate.isOnRenovationRoster = scribe.value(renovationFlag, Words.rosterFlag)
    let year = scribe.word(builtYear, &years) {
      Reading($0, expected: Years.expected, Years.range)
    }
    let built = year ?? scribe.value(completionDate, Quantities.date).map { YearRange($0.year) }
    if built?.exact == 1900 {
      let column = year == nil ? completionDate : builtYear
      scribe.doubt(.yearUnlikely, in: column.field, value: scribe.text(column), .yearOfNought)
    } else {
      estate.built = built
    }
    estate.hasUnknownFlag = scribe.saysNothing(oldFlag) || scribe.saysNothing(renovationFlag)
    if estate.isOld == false, estate.isOnRenovationRoster == true {
      scribe.doubt(
        .flagContradiction, in: .oldFlag, value: scribe.text(oldFlag), .flagContradiction)
    }
  }
}

extension Message {
  fileprivate static let approximateHouseholds = Message(
    en:
      "the number of households is not exact: clauses use its bounds, but sums and the distribution of population leave "
      + "it out; enter the exact number",
    zh: "户数不是准确数：条款按其上下限判断，合计和人口分摊时不计入；请填写准确户数")
  fileprivate static let approximateElders = Message(
    en: "the number of people is not exact, so sums leave it out; enter the exact number",
    zh: "人数不是准确数，合计时不计入；请填写准确人数")
  fileprivate static let flagContradiction = Message(
    en:
      "marked as not old, but on the renovation roster; treated as old because of the roster",
    zh: "标为非老旧小区，却纳入老旧小区改造计划；按纳入改造计划认定为老旧小区")
}
