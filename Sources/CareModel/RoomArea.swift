import Geodesy

/// An area of which at least the bounds are known.
public struct AreaBounds: Hashable, Sendable {
  /// It is at least this.
  public let lower: Area
  /// It is at most this; nil when nothing bounds it.
  public let upper: Area?
  /// Whether the upper bound itself is excluded, as in 不足200.
  public let isBelowUpper: Bool

  /// An area known exactly.
  public init(_ exact: Area) {
    lower = exact
    upper = exact
    isBelowUpper = false
  }

  /// An area between two bounds; nil when they exclude each other.
  public init?(lower: Area, upper: Area?, isBelowUpper: Bool = false) {
    if let upper, upper < lower || (isBelowUpper && upper == lower) { return nil }
    self.lower = lower
    self.upper = upper
    self.isBelowUpper = isBelowUpper
  }

  /// The area, where it is known exactly.
  public var exact: Area? { lower == upper ? lower : nil }

  /// Whether the area is at least `minimum`, which counts: true, false, or nil where the bounds prove
  /// neither.
  public func isAtLeast(_ minimum: Area) -> Bool? {
    if lower >= minimum { return true }
    guard let upper, upper < minimum || (isBelowUpper && upper == minimum) else { return nil }
    return false
  }
}

/// What is known of a room's size.
///
/// A room's usable area is at most its inner area (套内建筑面积), which is at most its gross area
/// (建筑面积). Each is used as far as it proves something about the gross area.
public struct RoomArea: Hashable, Sendable {
  /// 建筑面积.
  public var gross: AreaBounds?
  /// 套内建筑面积.
  public var inner: AreaBounds?
  /// 使用面积.
  public var usable: AreaBounds?

  /// A room of which these areas are known.
  public init(gross: AreaBounds? = nil, inner: AreaBounds? = nil, usable: AreaBounds? = nil) {
    self.gross = gross
    self.inner = inner
    self.usable = usable
  }

  /// A room of which these areas are known exactly.
  public init(gross: Area? = nil, inner: Area? = nil, usable: Area? = nil) {
    self.init(
      gross: gross.map { AreaBounds($0) }, inner: inner.map { AreaBounds($0) },
      usable: usable.map { AreaBounds($0) })
  }

  /// A room of unknown size.
  public init() {}

  /// Whether an area is certainly larger than one it is part of: usable than inner, or either than
  /// gross.
  public var contradictsItself: Bool {
    exceeds(usable, inner) || exceeds(usable, gross) || exceeds(inner, gross)
  }

  private func exceeds(_ part: AreaBounds?, _ whole: AreaBounds?) -> Bool {
    guard let part, let upper = whole?.upper else { return false }
    return part.lower > upper
  }

  /// Whether the gross area is at least `minimum` (which counts): true, false, or nil where what is
  /// known proves neither. Figures that contradict each other prove nothing.
  public func isAtLeast(_ minimum: Area) -> Bool? {
    if contradictsItself { return nil }
    if let answer = gross?.isAtLeast(minimum) { return answer }
    let provesEnough = [inner, usable].contains { $0?.isAtLeast(minimum) == true }
    return provesEnough ? true : nil
  }
}
