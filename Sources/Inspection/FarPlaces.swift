import Geodesy
import Registers
import Wording

/// Rows that lie far from the others.
///
/// The middle is the median longitude and latitude. A row is far if its distance from the middle exceeds the median
/// distance by more than ten times the spread, and by more than 5 km. The spread is 1.4826 times the median absolute
/// deviation, which is the standard deviation if distances are normally distributed.
public struct FarPlaces: Sendable {
  /// The middle of the rows.
  public let middle: Coordinate
  /// The median distance of the rows from the middle.
  public let medianDistance: Length
  /// The distance beyond which a row is far.
  public let limit: Length
  /// The number of far rows.
  public let count: Int
  /// The farthest rows, each with its distance in km.
  public let examples: [RowExample]

  /// The least excess over the median distance at which a row is far.
  static let leastExcess = Length.kilometres(5)
  /// The number of spreads over the median distance at which a row is far.
  package static let spreads = 10.0

  /// Looks for far rows; nil if no row has a location. Takes time n log n.
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

package enum Median {
  /// The middle value, or the mean of the two middle values; nil if there are none.
  package static func of(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let half = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
  }
}
