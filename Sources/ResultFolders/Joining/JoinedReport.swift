import Files
import Layers
import Reports
import TextFormats
import Wording

/// Writes the figures of joined units as `townships.csv` and `coverage.geojson`.
package struct JoinedReport {
  private let units: JoinedUnits
  private let shared: [(String, JSONValue)]

  /// The units of a study whose layers say `header` of themselves.
  package init(_ units: JoinedUnits, _ header: JSONValue, notPlaced: Int) {
    self.units = units
    shared = [
      ("method", header["method"] ?? .null), ("estimated", header["estimated"] ?? .null),
      ("circle", header["circle"]?["code"] ?? .null),
    ]
  }

  package func table() -> ByteBuffer {
    UnitTable.csv(units.units.map(\.row), shared)
  }

  func writeFeatures(to sink: ByteSink) throws(CareCircleError) {
    for (place, unit) in units.units.enumerated() {
      var buffer = ByteBuffer()
      if place > 0 { buffer.append(",\n") }
      buffer.append("{\"type\":\"Feature\",\"properties\":")
      JSONValue.object(unit.row.members + shared).append(to: &buffer)
      buffer.append(",\"geometry\":")
      buffer.append(unit.ground)
      buffer.append("}")
      try sink.write(buffer)
    }
    var closing = ByteBuffer()
    closing.endFeatureCollection()
    try sink.write(closing)
  }
}
