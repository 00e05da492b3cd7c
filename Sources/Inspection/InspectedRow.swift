import CareModel
import Geodesy
import Registers

/// A row of any table, as far as an inspection looks at it.
package protocol InspectedRow: Sendable {
  var name: String? { get }
  /// The one point that stands for it.
  var anchor: Coordinate? { get }
  /// Calls `body` with every point of it, so that an extent holds all of it.
  func forEachPoint(_ body: (Coordinate) -> Void)
}

extension Facility: InspectedRow {
  package var anchor: Coordinate? { coordinate }
  package func forEachPoint(_ body: (Coordinate) -> Void) { body(coordinate) }
}

extension Estate: InspectedRow {
  package func forEachPoint(_ body: (Coordinate) -> Void) {
    switch place {
    case .point(let point): body(point)
    case .gatesOnly: break
    case .area(let ground):
      for polygon in ground.polygons { polygon.outer.corners.forEach(body) }
    }
    for gate in gates { body(gate.coordinate) }
  }
}

extension EstateGate: InspectedRow {
  package var name: String? { nil }
  package var anchor: Coordinate? { gate.coordinate }
  package func forEachPoint(_ body: (Coordinate) -> Void) { body(gate.coordinate) }
}

/// The rows that were used, with their lines.
package struct InspectedRows<Row: InspectedRow> {
  package let rows: [Row]
  package let lines: [Int32]

  /// An example of a row: its line, and its name with what is said of it.
  package func example(_ place: Int, _ remark: String? = nil) -> RowExample {
    let parts = [rows[place].name, remark].compactMap { $0 }
    return RowExample(
      line: Int(lines[place]), text: parts.isEmpty ? nil : parts.joined(separator: ", "))
  }
}
