import Geodesy

/// A place where a care room could be, as the table of candidates describes it.
public struct CandidateSite: Sendable {
  /// How the room would come about.
  public enum Mode: String, Sendable, CaseIterable {
    /// A new building (新建).
    case build
    /// Conversion or extension of a building (改扩建).
    case convert
    /// The purchase of a property (购置).
    case purchase
    /// Exchange for another property (置换).
    case exchange
    /// The lease of a property (租赁).
    case lease
  }

  /// The id, unique among the candidates of a study.
  public var id: String
  /// The name as it is in the table.
  public var name: String?
  /// The township in which it lies, according to the table.
  public var township: String?
  /// What it is now, such as 闲置国有资产.
  public var kind: String?
  /// The location; meaningless if `isPlaced` is false.
  public var coordinate: Coordinate
  /// Whether the location is known.
  public package(set) var isPlaced = true
  /// The floor areas, as far as they are known.
  public var area: RoomArea
  /// How the room would come about; nil if it is not known.
  public var mode: Mode?
  /// The cost in yuan, rounded up; nil if it is not known.
  public var cost: Int64?
  /// The owner, as the table writes it.
  public var owner: String?
  /// The first day on which it can be had; nil if it is available now.
  public var available: CalendarDate?
  /// Whether every plan must take it (必选).
  public var isDemanded = false
  /// Whether no plan may take it (禁选).
  public var isForbidden = false

  /// Makes a candidate with an id and a location. Nothing else is known at first.
  public init(id: String, coordinate: Coordinate) {
    self.id = id
    self.coordinate = coordinate
    area = RoomArea()
  }

  /// Makes a candidate whose location is unknown.
  package init(unplaced id: String) {
    self.init(id: id, coordinate: Coordinate(uncheckedLongitude: 0, latitude: 0))
    isPlaced = false
  }
}
