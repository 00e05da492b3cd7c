import Geodesy

/// A place of elder care as its ledger describes it. Nil means that the ledger does not say.
public struct Facility: Sendable {
  /// Unique among the facilities of a study.
  public var id: String
  /// The name, as read.
  public var name: String?
  /// Where it is.
  public var coordinate: Coordinate
  /// What it is.
  public var kind: RoomKind?
  /// How large it is.
  public var area: RoomArea
  /// How it stands.
  public var status: UseStatus?
  /// Whether it has been handed over to those who run it.
  public var isHandedOver: Bool?
  /// The day of its handover.
  public var handover: CalendarDate?
  /// The day it opened or will open.
  public var opening: CalendarDate?
  /// The last day of its lease.
  public var leaseEnd: CalendarDate?
  /// Its rating.
  public var rating: StarRating?
  /// The services it offers, as its ledger names them.
  public var services: [String] = []
  /// The township it is registered in.
  public var township: String?
  /// The community or village it is registered in.
  public var community: String?
  /// The villages or other units that it declares to serve (服务村).
  public var serves: [String] = []
  /// Its beds.
  public var beds: Int?
  /// Whether a date in its row could not be read, so that the dates prove nothing.
  public var hasUnreadableDate = false

  /// A facility of which only its id and its place are known; set what else is.
  public init(id: String, coordinate: Coordinate) {
    self.id = id
    self.coordinate = coordinate
    area = RoomArea()
  }
}
