import Geodesy
import Registers
import Wording

/// Rows that lie far from the rest.
///
/// The middle is the median longitude and latitude. A row is far when its distance from there is more
/// than the median distance by ten times the spread (1.4826 times the median absolute deviation, which
/// is the standard deviation where the distances are normal), and by 5 km at least.
public struct FarPlaces: Sendable {
  /// The middle of the rows.
  public let middle: Coordinate
  /// How far half of the rows lie from it at most.
  public let medianDistance: Length
  /// Rows beyond this are far.
  public let limit: Length
  /// How many are.
  public let count: Int
  /// The farthest, each with its distance in km.
  public let examples: [RowExample]

  /// The least by which a far row is farther than the median.
  static let leastExcess = Length.kilometres(5)
  /// How many spreads a far row is farther than the median.
  package static let spreads = 10.0

  /// Looks at places; nil without any. Takes n log n.
  package init?<Row: RegisterRow>(_ rows: InspectedRows<Row>) {
    let anchors = rows.rows.map(\.anchor)
    let known = anchors.compactMap { $0 }
    guard let longitude = Median.of(known.map(\.longitude)),
      let latitude = Median.of(known.map(\.latitude))
    else { return nil }
    let middle = Coordinate(uncheckedLongitude: longitude, latitude: latitude)
    let distances = anchors.map { $0.map { Geodesic.distance(middle, $0).metres } }
    let lengths = distances.compactMap { $0 }
    guard let median = Median.of(lengths),
      let deviation = Median.of(lengths.map { abs($0 - median) })
    else { return nil }
    let limit = median + max(Self.spreads * 1.4826 * deviation, Self.leastExcess.metres)
    let far = distances.indices.compactMap { index in
      distances[index].flatMap { $0 > limit ? (index: index, metres: $0) : nil }
    }
    self.middle = middle
    medianDistance = .metres(median)
    self.limit = .metres(limit)
    count = far.count
    examples = far.sorted { ($1.metres, $0.index) < ($0.metres, $1.index) }
      .prefix(RowExample.limit)
      .map { rows.example($0.index, "\(Decimals.text($0.metres / 1000, 1)) km") }
  }
}

/// Medians.
package enum Median {
  /// The middle value, or the mean of the two middle ones; nil of nothing.
  package static func of(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let half = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
  }
}
