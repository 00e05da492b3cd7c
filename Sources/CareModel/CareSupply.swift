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
  /// Whether one of its dates could not be read, in which case none of them is conclusive.
  var hasUnreadableDate: Bool { get }
}

extension Facility: CareSupply {}
