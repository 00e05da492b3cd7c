import CareModel
import Geodesy

extension LoadedTable<Facility> {
  /// Reads a table or layer of care facilities.
  public static func facilities(_ file: InputFile) throws(CareCircleError) -> LoadedTable<Facility>
  {
    try TableLoader.load(file, with: FacilityReader())
  }
}

/// Reads care facilities.
struct FacilityReader: RowReader {
  static let role = "facilities"
  static let required: [FacilityField] = []
  static let lon = FacilityField.lon
  static let lat = FacilityField.lat

  private var identities = RowIdentities()

  mutating func read(_ scribe: RowScribe<FacilityField>, at place: RowPlace) -> Facility? {
    guard case .points(let points) = place, points.count == 1 else {
      scribe.reject(.geometryType, .notAPoint)
      return nil
    }
    let name = scribe.text(.name)
    guard let id = identities.id(scribe, .id, name: name) else { return nil }
    var facility = Facility(id: id, coordinate: points[0])
    facility.name = name
    facility.township = scribe.text(.township)
    let level = scribe.text(.level)
    facility.kind = scribe.value(.facilityType) { Kinds.kind($0, level: level) }
    readArea(scribe, &facility)
    readUse(scribe, &facility)
    return facility
  }

  private func readArea(_ scribe: RowScribe<FacilityField>, _ facility: inout Facility) {
    facility.area = RoomArea(
      gross: scribe.value(.grossArea, Quantities.area),
      inner: scribe.value(.innerArea, Quantities.area),
      usable: scribe.value(.usableArea, Quantities.area))
    if facility.area.contradictsItself {
      let field = facility.area.gross == nil ? FacilityField.innerArea : .grossArea
      scribe.doubt(.areaContradiction, in: field, value: scribe.text(field), .contradiction)
    }
  }

  private func readUse(_ scribe: RowScribe<FacilityField>, _ facility: inout Facility) {
    facility.status = scribe.value(.useStatus, Words.status)
    facility.isHandedOver = scribe.value(.handover, Words.handover)
    facility.opening = scribe.value(.opening, Quantities.date)
    facility.handover = scribe.value(.handoverDate, Quantities.date)
    facility.leaseEnd = scribe.value(.leaseEnd, Quantities.date)
    let dates: [(FacilityField, CalendarDate?)] = [
      (.opening, facility.opening), (.handoverDate, facility.handover),
      (.leaseEnd, facility.leaseEnd),
    ]
    facility.hasUnreadableDate = dates.contains { field, date in
      date == nil && scribe.text(field) != nil
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
