import CareModel

/// The floor area of a room or building to which a rule refers.
public enum AreaBasis: String, Sendable, CaseIterable {
  /// The gross floor area (建筑面积).
  case gross
  /// The inner floor area, without the share in common parts (套内建筑面积).
  case inner
}

extension RoomArea {
  /// The bounds of one of the room's areas. Without bounds if the known areas contradict each other.
  func bounds(_ basis: AreaBasis) -> AreaInterval {
    if contradictsItself { return AreaInterval() }
    let within = max(inner?.lower.squareMetres ?? 0, usable?.lower.squareMetres ?? 0)
    switch basis {
    case .gross:
      return AreaInterval(
        lower: max(gross?.lower.squareMetres ?? 0, within), upper: gross?.upper?.squareMetres,
        isBelowUpper: gross?.isBelowUpper ?? false)
    case .inner:
      // The inner area is at most the gross area.
      guard let upper = inner?.upper ?? gross?.upper else { return AreaInterval(lower: within) }
      let source = inner?.upper == nil ? gross : inner
      return AreaInterval(
        lower: within, upper: upper.squareMetres, isBelowUpper: source?.isBelowUpper ?? false)
    }
  }
}

/// The bounds of an area in square metres, both inclusive. Without an upper bound it may be any size.
struct AreaInterval: Hashable, Sendable {
  var lower = 0.0
  var upper: Double?
  /// Whether the upper bound is exclusive.
  var isBelowUpper = false

  /// Whether the area is at least `minimum`; equality suffices. Nil if the bounds prove neither.
  func isAtLeast(_ minimum: Double) -> Bool? {
    if Amount.rounded(lower) >= Amount.rounded(minimum) { return true }
    guard let upper else { return nil }
    let (top, least) = (Amount.rounded(upper), Amount.rounded(minimum))
    return top < least || (isBelowUpper && top == least) ? false : nil
  }
}

/// Rounds amounts to four decimals, for square metres to whole square centimetres, before they are
/// compared, so that 120.1 + 79.9 equals 200.
enum Amount {
  static func rounded(_ value: Double) -> Double { (value * 1e4).rounded() / 1e4 }
}
