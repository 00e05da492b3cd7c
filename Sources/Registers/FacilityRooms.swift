import CareModel
import Tables
import Wording

/// Reads the areas of a room.
package struct RoomAreaReader {
  /// A column of areas, with the factor of its unit.
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
    facility.opening = date(opening, .opening, scribe, &facility)
    facility.handover = date(handoverDate, .handover, scribe, &facility)
    facility.leaseEnd = date(leaseEnd, .leaseEnd, scribe, &facility)
    // A status that is a formula without a stored value could be any status, whatever the other columns say.
    if scribe.saysNothing(status) || scribe.saysNothing(handover) {
      facility.hasUnreadableDate = true
    }
  }

  /// The date in a column; nil if it cannot be read or only its month or year is known. Both cases are recorded on the
  /// facility.
  private func date(
    _ column: Column<FacilityField>, _ day: CareDay, _ scribe: RowScribe<FacilityField>,
    _ facility: inout Facility
  ) -> CalendarDate? {
    guard let days = scribe.days(column) else {
      if scribe.isFilled(column) { facility.hasUnreadableDate = true }
      return nil
    }
    guard days.lowerBound < days.upperBound else { return days.lowerBound }
    facility.vagueDays[day] = days
    return nil
  }
}

extension Message {

  package static let contradiction = Message(
    en: "an inner or usable area is larger than the area it is part of; "
      + "neither is used until one is corrected",
    zh: "使用面积或套内面积大于其所属的面积；更正之前均不采用")
}
