import CareModel
import Tables
import Wording

extension LoadedTable<Facility> {
  /// Reads a table or layer of care facilities.
  public static func facilities(_ file: InputFile) throws(CareCircleError) -> LoadedTable<Facility>
  {
    try TableLoader.load(file, with: FacilityReader.init)
  }
}

/// Reads care facilities.
package struct FacilityReader: RowReader {
  package static let role = "facilities"
  package static let required: [FacilityField] = []
  package static let lon = FacilityField.lon
  package static let lat = FacilityField.lat
  package static let geometry: FacilityField? = nil

  private let id, name, township, community, level, kind, star: Column<FacilityField>
  private let services, serves, beds: Column<FacilityField>
  private let area: RoomAreaReader
  private let use: RoomUseReader
  /// Kinds by their words, where no level is known, and where one is.
  private var kinds = Memo<RoomKind>()
  private var kindsOfLevels: [Kinds.Level: Memo<RoomKind>] = [:]
  private var levels = Memo<Kinds.Level>()
  private var ratings = Memo<StarRating>()
  private var statuses = Memo<UseStatus>()
  private var handovers = Memo<Bool>()

  package init(_ columns: ColumnMap<FacilityField>) {
    id = columns.column(.id)
    name = columns.column(.name)
    township = columns.column(.township)
    community = columns.column(.community)
    level = columns.column(.level)
    kind = columns.column(.facilityType)
    star = columns.column(.star)
    services = columns.column(.services)
    serves = columns.column(.serves)
    beds = columns.column(.beds)
    area = RoomAreaReader(columns)
    use = RoomUseReader(columns)
  }

  package static let idField: FacilityField? = .id
  package static func id(of row: Facility) -> String { row.id }
  package static func rename(_ row: inout Facility, to id: String) { row.id = id }

  package mutating func read(
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
    if let known = scribe.word(level, &levels, Kinds.level) {
      let level = scribe.text(level)
      facility.kind = scribe.word(kind, &kindsOfLevels[known, default: Memo()]) {
        Kinds.kind($0, level: level)
      }
    } else {
      facility.kind = scribe.word(kind, &kinds) { Kinds.kind($0, level: scribe.text(level)) }
    }
    facility.rating = scribe.word(star, &ratings, Stars.rating)
    facility.services = scribe.value(services, Services.reading) ?? []
    if community.index != nil { facility.community = scribe.text(community) }
    if serves.index != nil {
      facility.serves = Services.list(scribe.text(serves)).filter { $0 != "无" }
    }
    if beds.index != nil { facility.beds = scribe.count(beds, factor: 1) }
    area.read(scribe, &facility)
    use.read(scribe, &facility, &statuses, &handovers)
    rows.append(facility)
    return true
  }
}

/// Reads the areas of a room.
package struct RoomAreaReader {
  /// A column of areas, and what its unit multiplies them by.
  private struct Measure {
    let column: Column<FacilityField>
    let factor: Double

    init(_ field: FacilityField, _ map: ColumnMap<FacilityField>) {
      column = map.column(field)
      factor = map.factor(field, Quantities.areaUnits)
    }

    func read(_ scribe: RowScribe<FacilityField>) -> AreaBounds? {
      scribe.area(column, factor: factor)
    }
  }

  private let gross, inner, usable: Measure

  package init(_ map: ColumnMap<FacilityField>) {
    gross = Measure(.grossArea, map)
    inner = Measure(.innerArea, map)
    usable = Measure(.usableArea, map)
  }

  package func read(_ scribe: RowScribe<FacilityField>, _ facility: inout Facility) {
    facility.area = RoomArea(
      gross: gross.read(scribe), inner: inner.read(scribe), usable: usable.read(scribe))
    if facility.area.contradictsItself {
      let whole = facility.area.gross == nil ? inner.column : gross.column
      scribe.doubt(
        .areaContradiction, in: whole.field, value: scribe.text(whole), .contradiction)
    }
  }
}

/// Reads whether a room is in use.
package struct RoomUseReader {
  private let status, handover: Column<FacilityField>
  private let opening, handoverDate, leaseEnd: Column<FacilityField>

  package init(_ map: ColumnMap<FacilityField>) {
    status = map.column(.useStatus)
    handover = map.column(.handover)
    opening = map.column(.opening)
    handoverDate = map.column(.handoverDate)
    leaseEnd = map.column(.leaseEnd)
  }

  package func read(
    _ scribe: RowScribe<FacilityField>, _ facility: inout Facility,
    _ statuses: inout Memo<UseStatus>, _ handovers: inout Memo<Bool>
  ) {
    facility.status = scribe.word(status, &statuses, Words.status)
    facility.isHandedOver = scribe.word(handover, &handovers, Words.handover)
    facility.opening = date(opening, scribe, &facility)
    facility.handover = date(handoverDate, scribe, &facility)
    facility.leaseEnd = date(leaseEnd, scribe, &facility)
  }

  /// The date in a column; one that cannot be read is noted at the facility, too.
  private func date(
    _ column: Column<FacilityField>, _ scribe: RowScribe<FacilityField>,
    _ facility: inout Facility
  ) -> CalendarDate? {
    let date = scribe.date(column)
    if date == nil, scribe.text(column) != nil { facility.hasUnreadableDate = true }
    return date
  }
}

extension Message {
  fileprivate static let notAPoint = Message(
    en: "a facility is a point; give the position of its entrance", zh: "设施应为点；请给出其出入口的位置")

  package static let contradiction = Message(
    en: "an inner or usable area is larger than the area it is part of; "
      + "neither is used until one is corrected",
    zh: "使用面积或套内面积大于其所属的面积；更正之前均不采用")
}
