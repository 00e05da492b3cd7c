extension ClosedRange<Int> {
  /// The whole numbers of this range that lie between `low` and `high`, both inclusive; nil if there are none. The
  /// range must not contain negative numbers.
  @inline(__always)
  func within(_ low: Double, _ high: Double) -> ClosedRange<Int>? {
    guard high >= Double(lowerBound), low <= Double(upperBound) else { return nil }
    let last = high >= Double(upperBound) ? upperBound : Int(high)
    guard low > Double(lowerBound) else { return ClosedRange(uncheckedBounds: (lowerBound, last)) }
    // Rounds up without a library call, which would take longer than the rest.
    let below = Int(low)
    let first = Double(below) < low ? below + 1 : below
    return first <= last ? ClosedRange(uncheckedBounds: (first, last)) : nil
  }
}
