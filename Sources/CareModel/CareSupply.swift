/// What decides whether a place of care can be used.
public protocol CareSupply {
  /// How it stands.
  var status: UseStatus? { get }
  /// Whether it has been handed over to those who run it.
  var isHandedOver: Bool? { get }
  /// The day of its handover.
  var handover: CalendarDate? { get }
  /// The day it opened or will open.
  var opening: CalendarDate? { get }
  /// The last day of its lease.
  var leaseEnd: CalendarDate? { get }
  /// Whether a date of it could not be read, so that its dates prove nothing.
  var hasUnreadableDate: Bool { get }
}

extension Facility: CareSupply {}
