import CareModel
import Coverage
import Geodesy

/// What a facility must be, written from the documents: the naive twin of `RoomRequirement.judge`.
public enum NaiveJudge {
  /// Nil when the facility counts; else why it certainly does not, else what is missing.
  ///
  /// Certain failures come before gaps in knowledge, and in both the kind before the use before the
  /// size: a room that is "too small" is of the right kind and can be used.
  public static func code(_ facility: Facility, _ rule: RoomRequirement) -> String? {
    if rule.acceptsAny { return nil }
    let size = size(facility.area, rule.minimumArea)
    if let kind = facility.kind, !rule.kinds.contains(kind) { return "other_kind" }
    if let failure = failureOfUse(facility, rule.asOf) { return failure }
    if size == false { return "undersized" }
    if facility.kind == nil { return "kind_unknown" }
    if !isCertainlyInUse(facility, rule) { return "status_unknown" }
    return size == nil ? "area_unknown" : nil
  }

  private static func failureOfUse(_ facility: Facility, _ day: CalendarDate?) -> String? {
    if facility.isHandedOver == false { return "not_handed_over" }
    if let status = facility.status, status != .inUse { return status.rawValue }
    guard let day, !facility.hasUnreadableDate else { return nil }
    if facility.opening.map({ day < $0 }) == true { return "not_yet_open" }
    if facility.handover.map({ day < $0 }) == true { return "not_handed_over" }
    return facility.leaseEnd.map { $0 < day } == true ? "lease_expired" : nil
  }

  private static func isCertainlyInUse(_ facility: Facility, _ rule: RoomRequirement) -> Bool {
    if facility.hasUnreadableDate { return false }
    let says = facility.status == .inUse
    guard says || rule.assumesInUse else { return false }
    if rule.asOf != nil { return true }
    // Without a day a lease may have ended; a beginning matters only if nobody says "in use".
    return facility.leaseEnd == nil
      && (says || (facility.opening == nil && facility.handover == nil))
  }

  /// Whether a room is at least so large, from usable <= inner <= gross.
  static func size(_ area: RoomArea, _ minimum: Area) -> Bool? {
    let chain = [area.usable, area.inner, area.gross].compactMap { $0?.exact?.squareMetres }
    guard chain == chain.sorted() else { return nil }
    if let largest = chain.last, largest >= minimum.squareMetres { return true }
    return area.gross == nil ? nil : false
  }
}

/// Which estates are asked about, written from the documents.
enum NaiveAge {
  /// The code of what would settle whether the estate is asked about; nil when that is settled.
  static func unknown(_ estate: Estate, _ rule: OldEstateRule) -> String? {
    if rule.includesAllAges || estate.setting == .rural { return nil }
    guard let old = isOld(estate, rule) else { return "year_unknown" }
    return old && estate.setting == nil ? "setting_unknown" : nil
  }

  /// Whether the estate is asked about, where that is settled.
  static func isAsked(_ estate: Estate, _ rule: OldEstateRule) -> Bool {
    rule.includesAllAges || (estate.setting == .urban && isOld(estate, rule) == true)
  }

  private static func isOld(_ estate: Estate, _ rule: OldEstateRule) -> Bool? {
    if estate.isOld == true || estate.isOnRenovationRoster == true { return true }
    if estate.isOld == false { return false }
    if let latest = estate.built?.latest, latest <= rule.lastYear { return true }
    if let earliest = estate.built?.earliest, earliest > rule.lastYear { return false }
    return nil
  }
}
