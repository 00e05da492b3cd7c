import CareModel
import Registers
import Wording

/// The numbers in a field: their distribution, and those outside the ordinary range.
public struct MeasureReport: Sendable {
  /// The field, by its name in the study file.
  public let field: String
  /// The unit; nil for counts and years.
  public let unit: String?
  /// The number of rows with an exact number.
  public let count: Int
  /// The smallest number; nil if there are none.
  public let least: Double?
  /// The median; nil if there are none.
  public let median: Double?
  /// The greatest number; nil if there are none.
  public let greatest: Double?
  /// The ordinary range, both ends included.
  public let ordinary: ClosedRange<Double>
  /// The number of rows outside the ordinary range.
  public let outside: Int
  /// The rows farthest outside the range, each with its number.
  public let examples: [RowExample]

  package init<Row: RegisterRow>(
    _ kind: Measure, _ rows: InspectedRows<Row>, _ value: (Row) -> Double?
  ) {
    let values = rows.rows.indices.compactMap { index in
      value(rows.rows[index]).map { (index: index, value: $0) }
    }
    let sorted = values.map(\.value)
    let outside = values.filter { !kind.ordinary.contains($0.value) }
    field = kind.rawValue
    unit = kind.unit
    count = values.count
    least = sorted.min()
    median = Median.of(sorted)
    greatest = sorted.max()
    ordinary = kind.ordinary
    self.outside = outside.count
    examples = outside.sorted { kind.excess($0.value) > kind.excess($1.value) }
      .prefix(RowExample.limit).map { rows.example($0.index, kind.text($0.value)) }
  }
}

/// The fields that contain numbers, with their ordinary ranges.
///
/// The ranges are wide, since they are meant to catch typing errors and wrong units, not to judge. There is no clock
/// here, so the latest ordinary year is a constant.
package enum Measure: String {
  case builtYear = "built_year"
  case households, elders
  case grossArea = "gross_area"
  case innerArea = "inner_area"
  case usableArea = "usable_area"

  package var ordinary: ClosedRange<Double> {
    switch self {
    case .builtYear: 1949...2035
    // A single stairwell has ten dwellings; the largest estates in China have about twenty thousand.
    case .households: 10...20_000
    case .elders: 1...20_000
    // An institution of 500 beds has 17,500 m² (GB 50180).
    case .grossArea, .innerArea, .usableArea: 10...20_000
    }
  }

  package var unit: String? {
    switch self {
    case .builtYear, .households, .elders: nil
    case .grossArea, .innerArea, .usableArea: "m2"
    }
  }

  /// How far a number is outside the range: as a difference for years, as a factor for numbers that vary by orders of
  /// magnitude.
  func excess(_ value: Double) -> Double {
    if self == .builtYear { return max(ordinary.lowerBound - value, value - ordinary.upperBound) }
    return max(ordinary.lowerBound / max(value, 0.01), value / ordinary.upperBound)
  }

  package func text(_ value: Double) -> String {
    Decimals.text(value, 2, keepingZeros: false) + (unit.map { " \($0)" } ?? "")
  }
}

extension MeasureReport {
  /// The reports on the numbers of rows; empty for kinds of rows whose numbers are not inspected.
  static func all<Row>(of rows: InspectedRows<Row>) -> [MeasureReport] {
    switch rows {
    case let rows as InspectedRows<Estate>: of(rows)
    case let rows as InspectedRows<Facility>: of(rows)
    default: []
    }
  }

  package static func of(_ rows: InspectedRows<Estate>) -> [MeasureReport] {
    [
      MeasureReport(.builtYear, rows) { $0.built?.exact.map(Double.init) },
      MeasureReport(.households, rows) { $0.households.map(Double.init) },
      MeasureReport(.elders, rows) { $0.elders.map(Double.init) },
    ]
  }

  package static func of(_ rows: InspectedRows<Facility>) -> [MeasureReport] {
    [
      MeasureReport(.grossArea, rows) { $0.area.gross?.exact?.squareMetres },
      MeasureReport(.innerArea, rows) { $0.area.inner?.exact?.squareMetres },
      MeasureReport(.usableArea, rows) { $0.area.usable?.exact?.squareMetres },
    ]
  }
}
