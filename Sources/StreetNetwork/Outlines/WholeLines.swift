extension ClosedRange<Int> {
  /// The whole numbers of a range without negative ones from `low` to `high`, both included; nil where there is
  /// none.
  @inline(__always)
  func within(_ low: Double, _ high: Double) -> ClosedRange<Int>? {
    guard high >= Double(lowerBound), low <= Double(upperBound) else { return nil }
    let last = high >= Double(upperBound) ? upperBound : Int(high)
    guard low > Double(lowerBound) else { return ClosedRange(uncheckedBounds: (lowerBound, last)) }
    // Rounded up by hand: a call for it takes longer than the rest.
    let below = Int(low)
    let first = Double(below) < low ? below + 1 : below
    return first <= last ? ClosedRange(uncheckedBounds: (first, last)) : nil
  }
}
