import Geodesy

/// A new housing estate that must provide its own care rooms, as building permits and land sales
/// describe it. A nil property means that the table does not give the value.
///
/// An estate built in phases has one row for each phase, all with the same id.
public struct NewEstate: Sendable {
  /// The id, unique among the new estates of a study. The phases of an estate share it.
  public var id: String
  /// The id in the table if an earlier row has it and the same phase or none, so that both rows may be phases of one
  /// estate; `id` then has the line added.
  public var repeatedID: String?
  /// The name as it is in the table.
  public var name: String?
  /// The phase that the row describes; nil if the estate is built in one phase.
  public var phase: String?
  /// The group of estates that share rooms (共用组). All estates of a group have the same text here.
  public var group: String?
  /// The location; nil if the table gives none.
  public var place: EstatePlace?
  /// The county or district (县、市、区) in which it is registered.
  public var county: String?
  /// The township in which it is registered.
  public var township: String?
  /// The community in which it is registered.
  public var community: String?
  /// Whether the estate is urban or rural; urban if the table has no column for it.
  public var setting: Setting? = .urban
  /// The number of dwellings on the permit.
  public var households: Int? {
    get { householdBounds?.exact }
    set { householdBounds = newValue.flatMap { CountBounds(lower: $0, upper: $0) } }
  }
  /// The bounds of the number of dwellings; nil if it is unknown.
  public var householdBounds: CountBounds?
  /// The total floor area (总建筑面积).
  public var floorArea: AreaBounds?
  /// The floor area above ground level (地上建筑面积).
  public var floorAreaAboveGround: AreaBounds?
  /// The floor area that counts for the plot ratio (计容建筑面积).
  public var plotRatioFloorArea: AreaBounds?
  /// The residential floor area (住宅建筑面积).
  public var residentialFloorArea: AreaBounds?
  /// The day of the planning conditions for the land (规划条件日期).
  public var planningConditions: CalendarDate?
  /// The day on which the land was sold (土地出让日期).
  public var landSale: CalendarDate?
  /// The days of permit, start of construction, acceptance and delivery.
  public var dates = BuildingDates()
  /// Further columns for which clauses ask, such as the area that the design states.
  public var facts = Facts()

  /// Makes a new estate with an id. All other properties have their default values.
  public init(id: String) {
    self.id = id
  }

  /// The day that decides which version of a rule applies: the first known of the planning
  /// conditions, the land sale, the permit and the acceptance.
  public var decidingDate: CalendarDate? {
    planningConditions ?? landSale ?? dates.permit ?? dates.acceptance
  }
}

/// The four days of a building project that the four-synchrony rule (四同步) compares.
public struct BuildingDates: Hashable, Sendable {
  /// The day of the planning permit (规划许可日期).
  public var permit: CalendarDate?
  /// The day on which construction started (开工日期).
  public var start: CalendarDate?
  /// The day of the acceptance on completion (竣工验收日期).
  public var acceptance: CalendarDate?
  /// The day on which a room was handed over (移交日期) or an estate was delivered (交付日期).
  public var handover: CalendarDate?

  /// Makes a set of four unknown dates.
  public init() {}
}
