import CareModel
import Tables
import Wording

extension InputKind {
  /// Places where care rooms could be.
  public static let candidates = InputKind(
    "candidates", title: Message(en: "candidate sites", zh: "候选点位"),
    help: Message(
      en: "Places where care rooms could be: area, mode, cost, owner, day of availability.",
      zh: "可设置养老用房的点位：面积、方式、造价、权属、可用日期。"),
    uses: [.siting, .compliance], form: .register(CandidateReader.self))
}

/// The fields of a table of candidate sites.
package enum CandidateField: String, TableField {
  case id, name, kind, lon, lat, township, mode, cost, owner, available, demanded, forbidden
  case grossArea = "gross_area"
  case innerArea = "inner_area"
  case usableArea = "usable_area"

  package var synonyms: [String] {
    switch self {
    case .id:
      [
        "点位编号", "候选点编号", "候选编号", "房产编号", "资产编号", "candidate_id", "site_id", "编号", "ID", "代码",
        "code",
      ]
    case .name:
      ["点位名称", "候选点名称", "候选点位", "房产名称", "闲置房产名称", "资产名称", "名称", "坐落", "name", "MC"]
    case .kind: ["类型", "资产类型", "房产类型", "kind", "type"]
    case .lon: CoordinateHeaders.lon
    case .lat: CoordinateHeaders.lat
    case .township: PlaceHeaders.township
    case .mode: ["设置方式", "取得方式", "配置方式", "方式", "mode"]
    case .cost: ["造价", "费用", "预算", "投资", "估算投资", "总投资", "改造费用", "cost"]
    case .owner: ["权属", "产权单位", "权属单位", "产权人", "所有人", "业主", "owner"]
    case .available: ["可用日期", "可用时间", "可移交日期", "腾空日期", "available", "available_from"]
    case .demanded: ["必选", "是否必选", "demanded", "required"]
    case .forbidden: ["禁选", "是否禁选", "不可选", "forbidden"]
    case .grossArea: FacilityField.grossArea.synonyms
    case .innerArea: FacilityField.innerArea.synonyms
    case .usableArea: FacilityField.usableArea.synonyms
    }
  }
}

extension LoadedTable<CandidateSite> {
  /// Reads a table or layer of candidate sites.
  ///
  /// - Throws: `CareCircleError` with every problem that prevents the table from being read. Rows that cannot be used
  ///   are issues of the table instead.
  public static func candidates(
    _ file: InputFile
  ) throws(CareCircleError) -> LoadedTable<CandidateSite> {
    try TableLoader.load(CandidateReader.self, [file], as: .candidates)
  }
}

package struct CandidateReader: RowReader {
  package static let required: [CandidateField] = []
  package static let lon = CandidateField.lon
  package static let lat = CandidateField.lat
  package static let geometry: CandidateField? = nil
  package static let placing = RowPlacing.optional
  package static let idField: CandidateField? = .id

  private let id, name, kind, township, mode, cost, owner, available: Column<CandidateField>
  private let demanded, forbidden: Column<CandidateField>
  private let areas: [(column: Column<CandidateField>, factor: Double)]
  private let costFactor: Double
  private var modes = Memo<CandidateSite.Mode>()
  private var flags = Memo<Bool>()

  package init(_ columns: ColumnMap<CandidateField>) {
    id = columns.column(.id)
    name = columns.column(.name)
    kind = columns.column(.kind)
    township = columns.column(.township)
    mode = columns.column(.mode)
    cost = columns.column(.cost)
    owner = columns.column(.owner)
    available = columns.column(.available)
    demanded = columns.column(.demanded)
    forbidden = columns.column(.forbidden)
    areas = [CandidateField.grossArea, .innerArea, .usableArea].map {
      (columns.column($0), columns.factor($0, Quantities.areaUnits))
    }
    costFactor = columns.factor(.cost, Quantities.moneyUnits)
  }

  package mutating func read(
    _ scribe: RowScribe<CandidateField>, at place: RowPlace, into rows: RowBuffer<CandidateSite>
  ) -> Bool {
    let name = scribe.text(name)
    let own = scribe.claim(id, name: name)
    // A parcel or a building stands for the point inside it.
    var site =
      place.known?.anchor.map { CandidateSite(id: own, coordinate: $0) }
      ?? CandidateSite(unplaced: own)
    site.name = name
    site.kind = scribe.text(kind)
    site.township = scribe.text(township)
    let read = areas.map { scribe.area($0.column, factor: $0.factor) }
    site.area = RoomArea(gross: read[0], inner: read[1], usable: read[2])
    site.mode = scribe.word(mode, &modes, CandidateWords.mode)
    let factor = costFactor
    site.cost = scribe.value(cost) { Quantities.money($0, factor: factor) }
    site.owner = scribe.text(owner)
    site.available = scribe.days(available)?.upperBound
    if site.available == nil, scribe.isFilled(available) {
      // An unreadable day is listed; the site must not count as available now.
      site.isForbidden = true
    }
    site.isDemanded = scribe.word(demanded, &flags, Words.flag) ?? false
    if scribe.word(forbidden, &flags, Words.flag) ?? false { site.isForbidden = true }
    if site.isDemanded && site.isForbidden {
      scribe.doubt(.valueUnreadable, in: .demanded, value: scribe.text(demanded), .bothFlags)
      site.isDemanded = false
    }
    rows.append(site)
    return true
  }
}

/// Words about candidate sites.
private enum CandidateWords {
  static func mode(_ text: String?) -> Reading<CandidateSite.Mode> {
    let expected = Message(
      en: "expected build, convert, purchase, exchange or lease (新建, 改扩建, 购置, 置换, 租赁)",
      zh: "应为新建、改扩建、购置、置换或租赁")
    return Reading(text, expected: expected) { text in
      switch Header.folded(text) {
      case "新建", "build": .build
      case "改扩建", "改建", "扩建", "改造", "convert": .convert
      case "购置", "购买", "purchase": .purchase
      case "置换", "exchange": .exchange
      case "租赁", "租用", "lease": .lease
      default: nil
      }
    }
  }
}

extension Message {
  fileprivate static let bothFlags = Message(
    en: "is both demanded and forbidden; it is treated as forbidden, correct one of the two",
    zh: "同时标为必选和禁选；按禁选处理，请更正其一")
}
