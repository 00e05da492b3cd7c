import CareModel
import Tables
import Wording

extension InputKind {
  /// Care rooms that belong to new estates.
  public static let rooms = InputKind(
    "rooms", title: Message(en: "care rooms of new estates", zh: "新建小区配建用房"),
    help: Message(
      en: "Care rooms tied to new estates.",
      zh: "新建小区的配建用房。"),
    uses: [.compliance], form: .register(RoomReader.self))
}

/// The fields of a table of such rooms.
package enum RoomField: String, TableField {
  case id, name, estate, group, phase, community, handover, opening, lon, lat
  case grossArea = "gross_area"
  case innerArea = "inner_area"
  case usableArea = "usable_area"
  case useStatus = "use_status"
  case handoverDate = "handover_date"
  case permitDate = "permit_date"
  case startDate = "start_date"
  case completionDate = "completion_date"
  case leaseEnd = "lease_end"

  package var synonyms: [String] {
    switch self {
    case .id: ["用房编号", "room_id", "设施编号", "编号", "ID", "代码", "code"]
    case .name: ["用房名称"] + FacilityField.name.synonyms
    case .estate: ["所属小区编号", "所属小区", "所属小区名称", "estate_id", "estate", "小区编号", "小区名称"]
    case .group: BuildingHeaders.group
    case .phase: BuildingHeaders.phase
    case .community: EstateField.community.synonyms
    case .handover: FacilityField.handover.synonyms
    case .opening: FacilityField.opening.synonyms
    case .lon: FacilityField.lon.synonyms
    case .lat: FacilityField.lat.synonyms
    case .grossArea: FacilityField.grossArea.synonyms
    case .innerArea: FacilityField.innerArea.synonyms
    case .usableArea: FacilityField.usableArea.synonyms
    case .useStatus: FacilityField.useStatus.synonyms
    case .handoverDate: ["移交日期", "移交时间", "handover_date", "交付日期", "交付使用日期", "交付时间"]
    case .permitDate: BuildingHeaders.permit
    case .startDate: BuildingHeaders.start
    case .completionDate: BuildingHeaders.completion
    case .leaseEnd: FacilityField.leaseEnd.synonyms
    }
  }
}

extension LoadedTable<ProvidedRoom> {
  /// Reads a table of rooms that belong to new estates, groups or communities; it needs no coordinates.
  ///
  /// - Throws: `CareCircleError` with every problem that prevents the table from being read. Rows that cannot be used
  ///   are issues of the table instead.
  public static func rooms(_ file: InputFile) throws(CareCircleError) -> LoadedTable<ProvidedRoom> {
    try TableLoader.load(RoomReader.self, [file], as: .rooms)
  }
}

/// Reads rooms that belong to estates.
package struct RoomReader: RowReader {
  package static let required: [RoomField] = []
  package static let lon = RoomField.lon
  package static let lat = RoomField.lat
  package static let geometry: RoomField? = nil
  package static let placing = RowPlacing.never

  private let id, name, estate, group, phase, community: Column<RoomField>
  private let status, handover: Column<RoomField>
  private let areas: [(column: Column<RoomField>, factor: Double)]
  private let dates: [Column<RoomField>]
  private var statuses = Memo<UseStatus>()
  private var handovers = Memo<Bool>()

  package init(_ columns: ColumnMap<RoomField>) {
    id = columns.column(.id)
    name = columns.column(.name)
    estate = columns.column(.estate)
    group = columns.column(.group)
    phase = columns.column(.phase)
    community = columns.column(.community)
    status = columns.column(.useStatus)
    handover = columns.column(.handover)
    areas = [RoomField.grossArea, .innerArea, .usableArea].map {
      (columns.column($0), columns.factor($0, Quantities.areaUnits))
    }
    dates = [
      RoomField.permitDate, .startDate, .completionDate, .handoverDate, .opening, .leaseEnd,
    ].map(columns.column)
  }

  package static let idField: RoomField? = .id

  package static func noteRepeat(_ row: inout ProvidedRoom, of id: String) { row.repeatedID = id }

  package mutating func read(
    _ scribe: RowScribe<RoomField>, at place: RowPlace, into rows: RowBuffer<ProvidedRoom>
  ) -> Bool {
    let name = scribe.text(name)
    var room = ProvidedRoom(id: scribe.claim(id, name: name))
    room.name = name
    room.estate = scribe.hasLostDigits(estate) ? nil : scribe.text(estate)
    room.group = scribe.text(group)
    room.phase = scribe.text(phase)
    room.community = scribe.text(community)
    let read = areas.map { scribe.area($0.column, factor: $0.factor) }
    room.area = RoomArea(gross: read[0], inner: read[1], usable: read[2])
    if room.area.contradictsItself {
      let whole = areas[read[0] == nil ? 1 : 0].column
      scribe.doubt(.areaContradiction, in: whole.field, value: scribe.text(whole), .contradiction)
    }
    room.status = scribe.word(status, &statuses, Words.status)
    room.isHandedOver = scribe.word(handover, &handovers, Words.handover)
    let found = dates.map { scribe.days($0) }
    for (day, range) in zip([.handover, .opening, .leaseEnd] as [CareDay], found[3...]) {
      if let range, range.lowerBound < range.upperBound { room.vagueDays[day] = range }
    }
    let days = found.map { range in
      range.flatMap { $0.lowerBound == $0.upperBound ? $0.lowerBound : nil }
    }
    (room.dates.permit, room.dates.start) = (days[0], days[1])
    (room.dates.acceptance, room.dates.handover) = (days[2], days[3])
    (room.opening, room.leaseEnd) = (days[4], days[5])
    room.hasUnreadableDate = zip(dates, found).contains { column, range in
      range == nil && scribe.isFilled(column)
    }
    if scribe.saysNothing(status) || scribe.saysNothing(handover) { room.hasUnreadableDate = true }
    rows.append(room)
    return true
  }
}
