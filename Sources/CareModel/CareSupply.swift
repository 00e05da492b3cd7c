/// The properties of a facility or room that decide whether it is in use.
public protocol CareSupply {
  /// The current operating status; nil if it is unknown.
  var status: UseStatus? { get }
  /// Whether it has been handed over to its operator.
  var isHandedOver: Bool? { get }
  /// The day on which it was handed over.
  var handover: CalendarDate? { get }
  /// The day on which it opened or will open.
  var opening: CalendarDate? { get }
  /// The last day of its lease.
  var leaseEnd: CalendarDate? { get }
  /// The days of which the ledger says only about when they are, such as 2026年6月: the first and the last day that each
  /// may be.
  var vagueDays: [CareDay: ClosedRange<CalendarDate>] { get }
  /// Whether one of its dates could not be read, in which case none of them is conclusive.
  var hasUnreadableDate: Bool { get }
}

/// The days that decide whether a facility or room is in use.
public enum CareDay: Sendable {
  /// The day on which it opened or will open.
  case opening
  /// The day on which it was handed over.
  case handover
  /// The last day of its lease.
  case leaseEnd
}

extension CareSupply {
  /// The first and the last day that a day may be; the same day twice if it is known; nil if nothing is known of it.
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
