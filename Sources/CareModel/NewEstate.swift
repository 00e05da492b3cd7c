import Geodesy

/// A housing estate whose own care rooms a rule demands, as permits and sales describe it. Nil means
/// that the table does not say.
///
/// A phased estate has a row for each phase, with the same id.
public struct NewEstate: Sendable {
  /// Unique among the new estates of a study, but for the phases of one estate.
  public var id: String
  /// The name, as read.
  public var name: String?
  /// The phase that the row is about; nil when the estate is built in one.
  public var phase: String?
  /// The estates that share a room with this one have the same text here (共用组).
  public var group: String?
  /// Where it is, if the table says.
  public var place: EstatePlace?
  /// The township it is registered in.
  public var township: String?
  /// The community it is registered in.
  public var community: String?
  /// Town or country; town unless the table has a column for it.
  public var setting: Setting? = .urban
  /// Dwellings on the permit.
  public var households: Int?
  /// 总建筑面积.
  public var floorArea: AreaBounds?
  /// 地上建筑面积.
  public var floorAreaAboveGround: AreaBounds?
  /// 住宅建筑面积.
  public var residentialFloorArea: AreaBounds?
  /// The day of the planning conditions of the land (规划条件日期).
  public var planningConditions: CalendarDate?
  /// The day on which the land was sold (土地出让日期).
  public var landSale: CalendarDate?
  /// When it was permitted, begun, accepted and handed over.
  public var dates = BuildingDates()

  /// A new estate of which only the id is known; set what else is.
  public init(id: String) {
    self.id = id
  }

  /// The day by which the version of a rule is chosen: the planning conditions of the land sale, else
  /// the sale, else the permit, else completion.
  public var decidingDate: CalendarDate? {
    planningConditions ?? landSale ?? dates.permit ?? dates.acceptance
  }
}

/// The four days of a building that 四同步 compares.
public struct BuildingDates: Hashable, Sendable {
  /// 规划许可日期.
  public var permit: CalendarDate?
  /// 开工日期.
  public var start: CalendarDate?
  /// 竣工验收日期.
  public var acceptance: CalendarDate?
  /// 移交日期 of a room, 交付日期 of an estate.
  public var handover: CalendarDate?

  /// Nothing known.
  public init() {}
}
