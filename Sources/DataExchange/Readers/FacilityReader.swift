import CareModel
import Geodesy

extension LoadedTable<Facility> {
  /// Reads a table or layer of care facilities.
  public static func facilities(_ file: InputFile) throws(CareCircleError) -> LoadedTable<Facility>
  {
    try TableLoader.load(file, with: FacilityReader.init)
  }
}

/// Reads care facilities.
struct FacilityReader: RowReader {
  static let role = "facilities"
  static let required: [FacilityField] = []
  static let lon = FacilityField.lon
  static let lat = FacilityField.lat
  static let geometry: FacilityField? = nil

  private let id, name, township, level, kind, star, services: Column<FacilityField>
  private let area: RoomAreaReader
  private let use: RoomUseReader
  private var kinds: [Kinds.Level?: Memo<RoomKind>] = [:]
  private var levels = Memo<Kinds.Level>()
  private var ratings = Memo<StarRating>()
  private var statuses = Memo<UseStatus>()
  private var handovers = Memo<Bool>()

  init(_ columns: ColumnMap<FacilityField>) {
    id = columns.column(.id)
    name = columns.column(.name)
    township = columns.column(.township)
    level = columns.column(.level)
    kind = columns.column(.facilityType)
    star = columns.column(.star)
    services = columns.column(.services)
    area = RoomAreaReader(columns)
    use = RoomUseReader(columns)
  }

  static let idField: FacilityField? = .id
  static func id(of row: Facility) -> String { row.id }
  static func rename(_ row: inout Facility, to id: String) { row.id = id }

  mutating func read(
    _ scribe: RowScribe<FacilityField>, at place: RowPlace, into rows: RowBuffer<Facility>
  ) -> Bool {
    guard case .point(let point) = place else {
      scribe.reject(.geometryType, .notAPoint)
      return false
    }
    let name = scribe.text(name)
    var facility = Facility(id: scribe.claim(id, name: name), coordinate: point)
    facility.name = name
    facility.township = scribe.text(township)
    // A level of other words, such as 省级, tells no centre from another; it is listed.
    let known = scribe.word(level, &levels, Kinds.level)
    let level = scribe.text(level)
    facility.kind = scribe.word(kind, &kinds[known, default: Memo()]) {
      Kinds.kind($0, level: level)
    }
    facility.rating = scribe.word(star, &ratings, Stars.rating)
    facility.services = scribe.value(services, Services.reading) ?? []
    area.read(scribe, &facility)
    use.read(scribe, &facility, &statuses, &handovers)
    rows.append(facility)
    return true
  }
}

/// Reads the areas of a room.
struct RoomAreaReader {
  private let columns: [Column<FacilityField>]
  private let factors: [Double]

  init(_ map: ColumnMap<FacilityField>) {
    let fields: [FacilityField] = [.grossArea, .innerArea, .usableArea]
    columns = fields.map(map.column)
    factors = fields.map { map.factor($0, Quantities.areaUnits) }
  }

  func read(_ scribe: RowScribe<FacilityField>, _ facility: inout Facility) {
    let areas = zip(columns, factors).map { column, factor in
      scribe.value(column) { Quantities.area($0, factor: factor) }
    }
    facility.area = RoomArea(gross: areas[0], inner: areas[1], usable: areas[2])
    if facility.area.contradictsItself {
      let whole = columns[areas[0] == nil ? 1 : 0]
      scribe.doubt(
        .areaContradiction, in: whole.field, value: scribe.text(whole), .contradiction)
    }
  }
}

/// Reads whether a room is in use.
struct RoomUseReader {
  private let status, handover: Column<FacilityField>
  private let dates: [Column<FacilityField>]

  init(_ map: ColumnMap<FacilityField>) {
    status = map.column(.useStatus)
    handover = map.column(.handover)
    dates = [FacilityField.opening, .handoverDate, .leaseEnd].map(map.column)
  }

  func read(
    _ scribe: RowScribe<FacilityField>, _ facility: inout Facility,
    _ statuses: inout Memo<UseStatus>, _ handovers: inout Memo<Bool>
  ) {
    facility.status = scribe.word(status, &statuses, Words.status)
    facility.isHandedOver = scribe.word(handover, &handovers, Words.handover)
    let read = dates.map { scribe.value($0, Quantities.date) }
    (facility.opening, facility.handover, facility.leaseEnd) = (read[0], read[1], read[2])
    facility.hasUnreadableDate = zip(dates, read).contains { column, date in
      date == nil && scribe.text(column) != nil
    }
  }
}

extension Message {
  fileprivate static let notAPoint = Message(
    en: "a facility is a point; give the position of its entrance", zh: "设施应为点；请给出其出入口的位置")

  fileprivate static let contradiction = Message(
    en: "an inner or usable area is larger than the area it is part of; "
      + "neither is used until one is corrected",
    zh: "使用面积或套内面积大于其所属的面积；更正之前均不采用")
}
