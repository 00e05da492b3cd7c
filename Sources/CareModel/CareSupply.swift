/// The properties of a facility or room that decide whether it is in use.
public protocol CareSupply {
  /// The current operating status; nil if it is unknown.
  var status: UseStatus? { get }
  /// Whether it has been handed over to its operator.
  var isHandedOver: Bool? { get }
  /// The day on which it was handed over.
  var handover: CalendarDate? { get }
  /// The day on which it opened or is due to open.
  var opening: CalendarDate? { get }
  /// The last day of its lease.
  var leaseEnd: CalendarDate? { get }
  /// The dates that the ledger gives only approximately, such as 2026年6月: the first and the last possible day of
  /// each.
  var vagueDays: [CareDay: ClosedRange<CalendarDate>] { get }
  /// Whether one of its dates could not be read, in which case none of them is conclusive.
  var hasUnreadableDate: Bool { get }
}

/// The days that decide whether a facility or room is in use.
public enum CareDay: Sendable {
  /// The day on which it opened or is due to open.
  case opening
  /// The day on which it was handed over.
  case handover
  /// The last day of its lease.
  case leaseEnd
}

extension CareSupply {
  /// The first and the last possible day of a date; the same day twice if it is exact; nil if it is unknown.
  public func days(_ day: CareDay) -> ClosedRange<CalendarDate>? {
    let exact =
      switch day {
      case .opening: opening
      case .handover: handover
      case .leaseEnd: leaseEnd
      }
    return exact.map { $0...$0 } ?? vagueDays[day]
  }
}

extension Facility: CareSupply {}
