import Geodesy

/// A care room that belongs to a new estate, a group of them, or a community. Nil means that the table
/// does not say.
public struct ProvidedRoom: Sendable {
  /// Unique among the rooms of a study.
  public var id: String
  /// The name, as read.
  public var name: String?
  /// The estate that provides it (所属小区编号), by its id or its name.
  public var estate: String?
  /// The group of estates that share it (共用组).
  public var group: String?
  /// The phase of the estate that it belongs to.
  public var phase: String?
  /// The community it serves.
  public var community: String?
  /// How large it is.
  public var area: RoomArea
  /// How it stands.
  public var status: UseStatus?
  /// Whether it has been handed over.
  public var isHandedOver: Bool?
  /// When it was permitted, begun, accepted and handed over.
  public var dates = BuildingDates()
  /// The day it opened or will open.
  public var opening: CalendarDate?
  /// The last day of its lease.
  public var leaseEnd: CalendarDate?
  /// Whether a date in its row could not be read, so that the dates prove nothing.
  public var hasUnreadableDate = false

  /// A room of which only the id is known; set what else is.
  public init(id: String) {
    self.id = id
    area = RoomArea()
  }
}

extension ProvidedRoom: CareSupply {
  /// The day of its handover.
  public var handover: CalendarDate? { dates.handover }
}
