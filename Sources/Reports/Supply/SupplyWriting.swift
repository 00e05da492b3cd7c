import Coverage
import Files
import Layers
import TextFormats
import Wording

extension SupplyResults {
  private static let pieceSize = 512

  /// Writes `supply.geojson` to a file, which appears whole or not at all; `-` is standard output.
  public func writeLayer(toPath path: String) throws(CareCircleError) {
    try OutputFile.write(to: path) { sink throws(CareCircleError) in try writeLayer(to: sink) }
  }

  /// Writes `supply.geojson`: a feature for each estate.
  public func writeLayer(to sink: ByteSink) throws(CareCircleError) {
    let record = SupplyRecord(results: self)
    let encoder = RecordEncoder<SupplyRecord, JSONValues>(record, keys: SupplyKey.allCases)
    var opening = ByteBuffer()
    opening.beginFeatureCollection("supply", header(schema: "carecircle.supply/1"))
    try sink.write(opening)
    try encode(to: sink) { place, buffer in
      if place > 0 { buffer.append(",\n") }
      encoder.append(place, to: &buffer)
      record.appendGeometry(of: place, to: &buffer)
      buffer.append("}")
    }
    var closing = ByteBuffer()
    closing.endFeatureCollection()
    try sink.write(closing)
  }

  /// Writes `supply.csv`: a row for each estate.
  public func writeTable(to sink: ByteSink) throws(CareCircleError) {
    let record = SupplyRecord(results: self)
    let encoder = RecordEncoder<SupplyRecord, CSVValues>(record, keys: SupplyKey.allCases)
    var opening = ByteBuffer()
    let keys = SupplyKey.allCases.map(\.rawValue) + ["longitude", "latitude"]
    opening.append("\u{FEFF}" + keys.joined(separator: ",") + "\r\n")
    try sink.write(opening)
    try encode(to: sink) { place, buffer in
      encoder.append(place, to: &buffer)
      let anchor = record.anchor(of: place)
      for ordinate in [anchor?.longitude, anchor?.latitude] {
        buffer.append(",")
        if let ordinate { buffer.appendFixed(ordinate, decimals: 7) }
      }
      buffer.append("\r\n")
    }
  }

  private func encode(
    to sink: ByteSink, _ append: @Sendable (Int, inout ByteBuffer) -> Void
  ) throws(CareCircleError) {
    let count = coverage.estates.count
    let pieces = (count + Self.pieceSize - 1) / Self.pieceSize
    try OutputPieces.encode(pieces) { piece, buffer in
      for place in piece * Self.pieceSize..<min((piece + 1) * Self.pieceSize, count) {
        append(place, &buffer)
      }
    } write: { (_, buffer) throws(CareCircleError) in
      try sink.write(buffer)
    }
  }

  package func header(schema: String) -> [(String, JSONValue)] {
    let zones = decay.zones.map { zone -> JSONValue in
      .object([
        ("circle", .string(zone.circle.code(by: coverage.method))),
        ("weight", .number(zone.weight)),
      ])
    }
    return coverage.header(schema: schema) + [
      ("decay", .string(decay.code)), ("zones", .array(zones)),
    ]
  }
}
