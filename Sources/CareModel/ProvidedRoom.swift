import Geodesy

/// A care room that belongs to a new estate, to a group of new estates, or to a community. A nil
/// property means that the table does not give the value.
public struct ProvidedRoom: Sendable {
  /// The id, unique among the rooms of a study.
  public var id: String
  /// The name as it is in the table.
  public var name: String?
  /// The id or name of the estate that provides the room (所属小区编号).
  public var estate: String?
  /// The group of estates that share the room (共用组).
  public var group: String?
  /// The phase of the estate to which the room belongs.
  public var phase: String?
  /// The community that the room serves.
  public var community: String?
  /// The floor areas, as far as they are known.
  public var area: RoomArea
  /// The operating status as the table gives it.
  public var status: UseStatus?
  /// Whether it has been handed over to its operator.
  public var isHandedOver: Bool?
  /// The days of permit, start of construction, acceptance and handover.
  public var dates = BuildingDates()
  /// The day on which it opened or will open.
  public var opening: CalendarDate?
  /// The last day of its lease.
  public var leaseEnd: CalendarDate?
  /// The dates that are known only approximately, with the first and the last possible day of each.
  public var vagueDays: [CareDay: ClosedRange<CalendarDate>] = [:]
  /// Whether a date in its row could not be read, in which case none of its dates is conclusive.
  public var hasUnreadableDate = false

  /// Makes a room with an id. All other properties are initially unknown.
  public init(id: String) {
    self.id = id
    area = RoomArea()
  }
}

extension ProvidedRoom: CareSupply {
  /// The day on which the room was handed over.
  public var handover: CalendarDate? { dates.handover }
}
