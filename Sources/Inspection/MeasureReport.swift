import CareModel
import Registers
import Wording

/// The numbers in one field: how they spread, and which are out of the ordinary.
public struct MeasureReport: Sendable {
  /// The field.
  public let field: String
  /// The unit, or nil for counts and years.
  public let unit: String?
  /// How many rows have an exact number.
  public let count: Int
  /// The least; nil without any.
  public let least: Double?
  /// The middle value.
  public let median: Double?
  /// The greatest.
  public let greatest: Double?
  /// What is ordinary, both ends included.
  public let ordinary: ClosedRange<Double>
  /// How many numbers are not.
  public let outside: Int
  /// Those that are farthest from it, each with its number.
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

/// The fields that hold numbers, with what is ordinary in them.
///
/// The ranges are wide: they are to catch slips of the pen and of the unit, not to judge. There is no
/// clock here, so the latest ordinary year is a fixed one.
package enum Measure: String {
  case builtYear = "built_year"
  case households, elders
  case grossArea = "gross_area"
  case innerArea = "inner_area"
  case usableArea = "usable_area"

  package var ordinary: ClosedRange<Double> {
    switch self {
    case .builtYear: 1949...2035
    // A single stairwell has ten dwellings; the largest estates of China have some twenty thousand.
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

  /// How far a number is out of the ordinary, as a multiple where numbers spread over magnitudes.
  func excess(_ value: Double) -> Double {
    if self == .builtYear { return max(ordinary.lowerBound - value, value - ordinary.upperBound) }
    return max(ordinary.lowerBound / max(value, 0.01), value / ordinary.upperBound)
  }

  package func text(_ value: Double) -> String {
    Decimals.text(value, 2, keepingZeros: false) + (unit.map { " \($0)" } ?? "")
  }
}

extension MeasureReport {
  /// The numbers that rows carry; none of rows that carry none that are looked at.
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
