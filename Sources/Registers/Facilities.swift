import CareModel
import Tables
import Wording

extension InputKind {
  /// Care facilities and care rooms, some of which count.
  public static let facilities = InputKind(
    "facilities", title: Message(en: "care facilities", zh: "养老服务设施"),
    help: Message(
      en: "Care facilities: table, workbook, layer or database (PG:…), - for standard input.",
      zh: "养老服务设施：表格、工作簿、图层或数据库（PG:…），- 为标准输入。"),
    uses: Set(InputUse.allCases), form: .register(FacilityReader.self), tiling: .whereTheyStand)
}

/// The fields of a table of care facilities.
package enum FacilityField: String, TableField {
  case id, name, lon, lat, address, township, community, level, star, services, serves, beds
  case nursingBeds = "nursing_beds"
  case facilityType = "facility_type"
  case grossArea = "gross_area"
  case innerArea = "inner_area"
  case usableArea = "usable_area"
  case useStatus = "use_status"
  case handover
  case handoverDate = "handover_date"
  case opening
  case leaseEnd = "lease_end"
  case waterPrice = "water_price"
  case electricityPrice = "electricity_price"
  case gasPrice = "gas_price"

  package var synonyms: [String] {
    switch self {
    case .id:
      [
        "设施编号", "机构编号", "用房编号", "facility_id", "统一社会信用代码", "编号", "ID", "代码", "code",
      ]
    case .name:
      [
        "设施名称", "机构名称", "养老机构名称", "组织名称", "单位名称", "站点名称", "照料中心名称", "名称", "MC",
        "name", "title",
      ]
    case .lon: CoordinateHeaders.lon
    case .lat: CoordinateHeaders.lat
    case .address: ["地址", "详细地址", "坐落", "所在地", "street_address", "DZ", "ZL"]
    case .township: PlaceHeaders.township
    case .community: PlaceHeaders.community
    case .serves: ["服务村", "共用村", "服务范围村", "服务社区", "服务乡镇", "服务范围", "serves"]
    case .beds: ["床位数", "核定床位数", "总床位", "总床位数", "beds"]
    case .nursingBeds: ["护理型床位数", "护理型床位", "nursing_beds"]
    case .level: ["层级", "级别", "level"]
    case .star: ["星级", "等级", "评定等级", "星级评定", "star", "rating"]
    case .services: ["服务类型", "服务项目", "服务内容", "服务功能", "提供服务", "services"]
    case .facilityType:
      ["设施类型", "机构类型", "组织类型", "facility_type", "类别", "类型", "kind", "type"]
    case .grossArea:
      [
        "建筑面积", "用房面积", "房屋建筑面积", "实测建筑面积", "JZMJ", "SCJZMJ", "gross_area", "面积", "area",
      ]
    case .innerArea:
      ["套内建筑面积", "套内面积", "实测套内建筑面积", "TNJZMJ", "SCTNJZMJ", "inner_area"]
    case .usableArea: ["使用面积", "实用面积", "usable_area"]
    case .useStatus:
      ["运营状态", "使用状态", "use_status", "是否投入使用", "运营情况", "目前使用情况", "使用情况", "状态", "status"]
    case .handover: ["移交状态", "是否移交", "移交情况", "handover"]
    case .handoverDate: ["移交日期", "移交时间", "handover_date"]
    case .opening: ["启用日期", "投入使用日期", "开业日期", "投用时间", "投用日期", "opening", "opening_date"]
    case .leaseEnd: ["租赁到期日", "租期至", "lease_end"]
    case .waterPrice: ["用水是否执行居民价格", "用水价格", "water_price"]
    case .electricityPrice: ["用电是否执行居民价格", "用电价格", "electricity_price"]
    case .gasPrice: ["用气是否执行居民价格", "用气价格", "gas_price"]
    }
  }
}

extension LoadedTable<Facility> {
  /// Reads a table or layer of care facilities.
  ///
  /// - Throws: `CareCircleError` with every problem that prevents the table from being read. Rows that cannot be used
  ///   are issues of the table instead.
  public static func facilities(_ file: InputFile) throws(CareCircleError) -> LoadedTable<Facility>
  {
    try TableLoader.load(FacilityReader.self, [file], as: .facilities)
  }
}

package struct FacilityReader: RowReader {
  package static let required: [FacilityField] = []
  package static let lon = FacilityField.lon
  package static let lat = FacilityField.lat
  package static let geometry: FacilityField? = nil
  package static let placing = RowPlacing.expected

  private let id, name, address, township, community, level, kind, star: Column<FacilityField>
  private let services, serves, beds, nursingBeds: Column<FacilityField>
  private let area: RoomAreaReader
  private let use: RoomUseReader
  private let facts: FactReader
  private let prices: [Column<FacilityField>]
  /// The kinds that words mean, separately for rows without and with a known level.
  private var kinds = Memo<RoomKind>()
  private var kindsOfLevels: [Kinds.Level: Memo<RoomKind>] = [:]
  private var levels = Memo<Kinds.Level>()
  private var ratings = Memo<StarRating>()
  private var statuses = Memo<UseStatus>()
  private var handovers = Memo<Bool>()
  private var offers = Memo<ServiceList>()

  package init(_ columns: ColumnMap<FacilityField>) {
    id = columns.column(.id)
    name = columns.column(.name)
    address = columns.column(.address)
    township = columns.column(.township)
    community = columns.column(.community)
    level = columns.column(.level)
    kind = columns.column(.facilityType)
    star = columns.column(.star)
    services = columns.column(.services)
    serves = columns.column(.serves)
    beds = columns.column(.beds)
    nursingBeds = columns.column(.nursingBeds)
    area = RoomAreaReader(columns)
    use = RoomUseReader(columns)
    let prices = [FacilityField.waterPrice, .electricityPrice, .gasPrice]
    facts = FactReader(columns, only: prices)
    self.prices = prices.map(columns.column)
  }

  package static let idField: FacilityField? = .id

  package mutating func read(
    _ scribe: RowScribe<FacilityField>, at place: RowPlace, into rows: RowBuffer<Facility>
  ) -> Bool {
    guard var facility = facility(scribe, at: place) else { return false }
    facility.township = scribe.text(township)
    if !facts.isEmpty {
      facility.facts = facts.facts(scribe)
      for price in prices { _ = scribe.value(price, Words.doneOrFlag) }
    }
    // Any other level, such as 省级, does not distinguish the centres; it is reported.
    if let known = scribe.word(level, &levels, Kinds.level) {
      let level = scribe.text(level)
      facility.kind = scribe.word(kind, &kindsOfLevels[known, default: Memo()]) {
        Kinds.kind($0, level: level)
      }
    } else {
      facility.kind = scribe.word(kind, &kinds) { Kinds.kind($0, level: scribe.text(level)) }
    }
    if scribe.saysNothing(level), facility.kind?.isCareCentre == true { facility.kind = nil }
    facility.rating = scribe.word(star, &ratings, Stars.rating)
    if let offered = scribe.word(services, &offers, Services.reading) {
      facility.services = offered
      if !offered.unknown.isEmpty {
        scribe.doubt(
          .serviceUnknown, in: .services, value: offered.unknown.joined(separator: "、"),
          .serviceUnknown)
      }
    }
    takeServices(ofKind: scribe.text(kind), facility.name, &facility)
    if address.index != nil { facility.address = scribe.text(address) }
    if community.index != nil { facility.community = scribe.text(community) }
    if serves.index != nil {
      facility.serves = Services.list(scribe.text(serves)).filter { $0 != "无" }
    }
    if beds.index != nil { facility.beds = scribe.count(beds, factor: 1) }
    if nursingBeds.index != nil { facility.nursingBeds = scribe.count(nursingBeds, factor: 1) }
    area.read(scribe, &facility)
    use.read(scribe, &facility, &statuses, &handovers)
    rows.append(facility)
    return true
  }

  /// Adds the services that the words for a kind or the name stand for: the kind of an institution does not show
  /// whether it is a consortium, or embedded in a community.
  private func takeServices(ofKind kind: String?, _ name: String?, _ facility: inout Facility) {
    for text in [kind, name] {
      guard let text else { continue }
      for (word, service) in Self.serviceWords where text.contains(word) {
        facility.services.add(service)
      }
    }
  }

  private static let serviceWords: [(word: String, service: CareService)] = [
    ("嵌入式", .embeddedCare), ("康养联合体", .consortium), ("特困人员供养", .extremePovertyCare),
  ]

  /// A facility with its id, name and location; nil if the row is rejected.
  private func facility(_ scribe: RowScribe<FacilityField>, at place: RowPlace) -> Facility? {
    let name = scribe.text(name)
    var facility: Facility
    if case .point(let point) = place {
      facility = Facility(id: scribe.claim(id, name: name), coordinate: point)
    } else if place.isUnknown {
      let units = [township, community, serves].compactMap(scribe.text)
      guard !units.isEmpty else {
        scribe.reject(.coordinateMissing, in: .lon, .missingCoordinate)
        return nil
      }
      facility = Facility(unplaced: scribe.claim(id, name: name))
      scribe.doubt(.facilityUnplaced, value: units.joined(separator: ", "), .unplaced)
    } else {
      scribe.reject(.geometryType, .notAPoint)
      return nil
    }
    facility.name = name
    return facility
  }
}

extension RoomKind {
  /// Whether it is a centre, for which only its level shows with certainty which unit it serves.
  fileprivate var isCareCentre: Bool { self == .communityCareCentre || self == .townshipCareCentre }
}

extension Message {
  fileprivate static let serviceUnknown = Message(
    en:
      "no known service, so clauses that ask for services may stay undecided; use words such as 助餐 or 日托",
    zh: "不是已知的服务项目，涉及服务项目的条款可能无法判定；请使用助餐、日托等规范名称")
  fileprivate static let notAPoint = Message(
    en: "a facility is a point; give the position of its entrance", zh: "设施应为点；请给出其出入口的位置")

  fileprivate static let unplaced = Message(
    en:
      "the facility has no coordinate, so it is in no service circle; it counts only for clauses that ask whether the "
      + "unit named in its row has facilities. Enter its coordinate",
    zh: "该设施没有坐标，不计入任何服务圈；仅在条款要求其所填单元内有设施时计入。请补充坐标")
}
