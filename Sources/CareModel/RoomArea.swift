import Geodesy

/// An area that is known exactly or between bounds.
public struct AreaBounds: Hashable, Sendable {
  /// The lower bound, inclusive.
  public let lower: Area
  /// The upper bound, inclusive unless `isBelowUpper`; nil if there is none.
  public let upper: Area?
  /// Whether the upper bound is exclusive, as in 不足200 (less than 200).
  public let isBelowUpper: Bool

  /// Makes an area that is known exactly.
  public init(_ exact: Area) {
    lower = exact
    upper = exact
    isBelowUpper = false
  }

  /// Makes an area between two bounds; nil if the range is empty.
  public init?(lower: Area, upper: Area?, isBelowUpper: Bool = false) {
    if let upper, upper < lower || (isBelowUpper && upper == lower) { return nil }
    self.lower = lower
    self.upper = upper
    self.isBelowUpper = isBelowUpper
  }

  /// The area if it is known exactly; nil otherwise.
  public var exact: Area? { lower == upper ? lower : nil }

  /// Whether the area is at least `minimum`; equality suffices. Nil if the bounds prove neither.
  public func isAtLeast(_ minimum: Area) -> Bool? {
    if lower >= minimum { return true }
    guard let upper, upper < minimum || (isBelowUpper && upper == minimum) else { return nil }
    return false
  }
}

/// The floor areas of a room, as far as they are known.
///
/// The usable area of a room is at most its inner area (套内建筑面积), which in turn is at most its
/// gross area (建筑面积). Known inner and usable areas are therefore lower bounds of the gross area.
public struct RoomArea: Hashable, Sendable {
  /// The gross floor area (建筑面积).
  public var gross: AreaBounds?
  /// The inner floor area, without the share in common parts (套内建筑面积).
  public var inner: AreaBounds?
  /// The usable floor area (使用面积).
  public var usable: AreaBounds?

  /// Makes the areas of a room from bounds; nil areas are unknown.
  public init(gross: AreaBounds? = nil, inner: AreaBounds? = nil, usable: AreaBounds? = nil) {
    self.gross = gross
    self.inner = inner
    self.usable = usable
  }

  /// Makes the areas of a room from exact values; nil areas are unknown.
  public init(gross: Area? = nil, inner: Area? = nil, usable: Area? = nil) {
    self.init(
      gross: gross.map { AreaBounds($0) }, inner: inner.map { AreaBounds($0) },
      usable: usable.map { AreaBounds($0) })
  }

  /// Makes the areas of a room of unknown size.
  public init() {}

  /// Whether the areas certainly contradict each other: usable exceeds inner, or one of the two
  /// exceeds gross.
  public var contradictsItself: Bool {
    exceeds(usable, inner) || exceeds(usable, gross) || exceeds(inner, gross)
  }

  private func exceeds(_ part: AreaBounds?, _ whole: AreaBounds?) -> Bool {
    guard let part, let upper = whole?.upper else { return false }
    return part.lower > upper
  }

  /// Whether the gross area is at least `minimum`; equality suffices. Nil if the known areas prove
  /// neither or contradict each other.
  public func isAtLeast(_ minimum: Area) -> Bool? {
    if contradictsItself { return nil }
    if let answer = gross?.isAtLeast(minimum) { return answer }
    let provesEnough = [inner, usable].contains { $0?.isAtLeast(minimum) == true }
    return provesEnough ? true : nil
  }
}
