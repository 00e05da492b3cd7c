import Geodesy

/// An elder-care facility as the ledger describes it. A nil property means that the ledger does not
/// give the value.
public struct Facility: Sendable {
  /// The id, unique among the facilities of a study.
  public var id: String
  /// The name as it is in the ledger.
  public var name: String?
  /// The location of the facility; meaningless if `isPlaced` is false.
  public var coordinate: Coordinate
  /// Whether the location is known. A facility without a location counts only in the units that its row names, for
  /// clauses that ask whether facilities are present.
  public package(set) var isPlaced = true
  /// The kind of facility.
  public var kind: RoomKind?
  /// The floor areas, as far as they are known.
  public var area: RoomArea
  /// The operating status as the ledger gives it.
  public var status: UseStatus?
  /// Whether it has been handed over to its operator.
  public var isHandedOver: Bool?
  /// The day on which it was handed over.
  public var handover: CalendarDate?
  /// The day on which it opened or will open.
  public var opening: CalendarDate?
  /// The last day of its lease.
  public var leaseEnd: CalendarDate?
  /// The star rating, or known to be unrated.
  public var rating: StarRating?
  /// What the ledger says about the services that it offers.
  public var services = ServiceList()
  /// The township in which it is registered.
  public var township: String?
  /// The community or village in which it is registered.
  public var community: String?
  /// The address as it is written (地址).
  public var address: String?
  /// The villages or other units that it declares to serve (服务村).
  public var serves: [String] = []
  /// Further columns for which clauses ask, such as the prices that it pays for water.
  public var facts = Facts()
  /// The number of beds.
  public var beds: Int?
  /// The number of nursing beds (护理型床位) among them.
  public var nursingBeds: Int?
  /// The dates that are known only approximately, with the first and the last possible day of each.
  public var vagueDays: [CareDay: ClosedRange<CalendarDate>] = [:]
  /// Whether a date in the row could not be read, or the status is a formula without a stored value. In that case,
  /// the row does not settle whether the facility is in use.
  public var hasUnreadableDate = false

  /// Makes a facility with an id and a location. All other properties are initially unknown.
  public init(id: String, coordinate: Coordinate) {
    self.id = id
    self.coordinate = coordinate
    area = RoomArea()
  }

  /// Makes a facility whose location is unknown.
  package init(unplaced id: String) {
    self.init(id: id, coordinate: Coordinate(uncheckedLongitude: 0, latitude: 0))
    isPlaced = false
  }
}
