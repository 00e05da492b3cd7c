import Geodesy

/// What is known of a room's size.
///
/// A room's usable area is at most its inner area (套内建筑面积), which is at most its gross area
/// (建筑面积). Each is used as far as it proves something about the gross area.
public struct RoomArea: Hashable, Sendable {
  /// 建筑面积.
  public var gross: Area?
  /// 套内建筑面积.
  public var inner: Area?
  /// 使用面积.
  public var usable: Area?

  /// A room of which these areas are known.
  public init(gross: Area? = nil, inner: Area? = nil, usable: Area? = nil) {
    self.gross = gross
    self.inner = inner
    self.usable = usable
  }

  /// Whether an area is larger than one it is part of: usable than inner, or either than gross.
  public var contradictsItself: Bool {
    let parts = [usable, inner, gross].compactMap(\.self)
    return zip(parts, parts.dropFirst()).contains { part, whole in part > whole }
  }

  /// Whether the gross area is at least `minimum` (which counts): true, false, or nil where what is
  /// known proves neither. Figures that contradict each other prove nothing.
  public func isAtLeast(_ minimum: Area) -> Bool? {
    if contradictsItself { return nil }
    if let gross { return gross >= minimum }
    let provesEnough = [inner, usable].contains { part in part.map { $0 >= minimum } ?? false }
    return provesEnough ? true : nil
  }
}
