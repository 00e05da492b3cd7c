/// A longitude and a latitude in one cell, as in `120.68,28.0`.
package enum CellPair: Hashable {
  /// It is clear which number is the longitude.
  case place(longitude: Double, latitude: Double)
  /// It is not clear which number is the longitude.
  case ambiguous

  /// Reads a cell; nil unless it contains exactly two numbers.
  ///
  /// The longitude is recognised by the ranges of longitude and latitude in China, which do not overlap; elsewhere by
  /// being beyond 90 degrees.
  package static func read(_ text: String) -> CellPair? {
    let brackets: Set<Character> = ["(", ")", "[", "]", "（", "）", "\"", "'"]
    let separators: Set<Character> = [",", "，", ";", "；", "、", "/", "|"]
    let parts = text.filter { !brackets.contains($0) }
      .split { separators.contains($0) || $0.isWhitespace }
    guard parts.count == 2, let first = Double(parts[0]), let second = Double(parts[1]),
      first.isFinite, second.isFinite
    else { return nil }
    return ordered(first, second)
  }

  private static func ordered(_ first: Double, _ second: Double) -> CellPair {
    let isInChina = { (x: Double, y: Double) in (73...136).contains(x) && (3...54).contains(y) }
    let isOnlyOrder = { (x: Double, y: Double) in (90...180).contains(abs(x)) && abs(y) < 90 }
    for isPlain in [isInChina, isOnlyOrder] {
      if isPlain(first, second) { return .place(longitude: first, latitude: second) }
      if isPlain(second, first) { return .place(longitude: second, latitude: first) }
    }
    return .ambiguous
  }
}
