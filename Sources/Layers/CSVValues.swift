import Coverage
import TextFormats

/// Writes a record as a row of a table. Lists are joined with semicolons; nothing is an empty cell.
package enum CSVValues: ValueWriter {
  package static func begin(_ buffer: inout ByteBuffer) {}

  package static func key(_ key: String, isFirst: Bool, to buffer: inout ByteBuffer) {
    if !isFirst { buffer.append(",") }
  }

  package static func end(_ buffer: inout ByteBuffer) {}

  package static func text(_ value: String?, to buffer: inout ByteBuffer) {
    if let value { buffer.appendCSVField(value, neutralisingFormulas: true) }
  }

  package static func integer(_ value: Int?, to buffer: inout ByteBuffer) {
    if let value { buffer.appendInt(value) }
  }

  package static func decimal(_ value: Double?, to buffer: inout ByteBuffer) {
    if let value { buffer.appendFixed(value, decimals: 2) }
  }

  package static func flag(_ value: Bool, to buffer: inout ByteBuffer) {
    if value { buffer.append("true") } else { buffer.append("false") }
  }

  package static func codes(_ values: [BorderlineCause]?, to buffer: inout ByteBuffer) {
    guard let values, !values.isEmpty else { return }
    text(values.map(\.rawValue).joined(separator: ";"), to: &buffer)
  }

  package static func misses(
    _ values: [NearMiss], among labels: [FacilityLabel], to buffer: inout ByteBuffer
  ) {
    guard !values.isEmpty else { return }
    // Joined first: whether the cell needs quotes shows only when it is whole.
    var cell = ByteBuffer()
    for (place, miss) in values.enumerated() {
      if place > 0 { cell.append(";") }
      cell.append(labels[miss.facility].id)
      cell.append(" ")
      cell.append(miss.why.code ?? "")
      cell.append(" ")
      cell.appendFixed((miss.walk ?? miss.straight).metres, decimals: 2)
    }
    text(cell.withBytes { String(decoding: $0, as: UTF8.self) }, to: &buffer)
  }
}
