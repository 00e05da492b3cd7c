import Coverage
import TextFormats

/// How a format writes a record: what stands around it and before each value, and the values.
package protocol ValueWriter {
  /// Appends what stands before the first key.
  static func begin(_ buffer: inout ByteBuffer)
  /// Appends what stands before a value.
  static func key(_ key: String, isFirst: Bool, to buffer: inout ByteBuffer)
  /// Appends what stands after the last value.
  static func end(_ buffer: inout ByteBuffer)

  static func text(_ value: String?, to buffer: inout ByteBuffer)
  static func integer(_ value: Int?, to buffer: inout ByteBuffer)
  /// Two decimals: metres and minutes.
  static func decimal(_ value: Double?, to buffer: inout ByteBuffer)
  static func flag(_ value: Bool, to buffer: inout ByteBuffer)
  static func codes(_ values: [BorderlineCause]?, to buffer: inout ByteBuffer)
  static func misses(
    _ values: [NearMiss], among labels: [FacilityLabel], to buffer: inout ByteBuffer)
}

/// Writes a record as the properties of a GeoJSON feature.
package enum JSONValues: ValueWriter {
  package static func begin(_ buffer: inout ByteBuffer) {
    buffer.append("{\"type\":\"Feature\",\"properties\":{")
  }

  package static func key(_ key: String, isFirst: Bool, to buffer: inout ByteBuffer) {
    if !isFirst { buffer.append(",") }
    buffer.appendJSONString(key)
    buffer.append(":")
  }

  package static func end(_ buffer: inout ByteBuffer) {
    buffer.append("},\"geometry\":")
  }

  package static func text(_ value: String?, to buffer: inout ByteBuffer) {
    if let value { buffer.appendJSONString(value) } else { buffer.append("null") }
  }

  package static func integer(_ value: Int?, to buffer: inout ByteBuffer) {
    if let value { buffer.appendInt(value) } else { buffer.append("null") }
  }

  package static func decimal(_ value: Double?, to buffer: inout ByteBuffer) {
    if let value { buffer.appendFixed(value, decimals: 2) } else { buffer.append("null") }
  }

  package static func flag(_ value: Bool, to buffer: inout ByteBuffer) {
    if value { buffer.append("true") } else { buffer.append("false") }
  }

  package static func codes(_ values: [BorderlineCause]?, to buffer: inout ByteBuffer) {
    guard let values else { return buffer.append("null") }
    buffer.append("[")
    var isFirst = true
    for value in values {
      if !isFirst { buffer.append(",") }
      isFirst = false
      buffer.appendJSONString(value.rawValue)
    }
    buffer.append("]")
  }

  package static func misses(
    _ values: [NearMiss], among labels: [FacilityLabel], to buffer: inout ByteBuffer
  ) {
    buffer.append("[")
    var isFirst = true
    for miss in values {
      if !isFirst { buffer.append(",") }
      isFirst = false
      buffer.append("{\"id\":")
      buffer.appendJSONString(labels[miss.facility].id)
      buffer.append(",\"why\":")
      buffer.appendJSONString(miss.why.code ?? "")
      buffer.append(",\"straight_m\":")
      buffer.appendFixed(miss.straight.metres, decimals: 2)
      buffer.append(",\"walk_m\":")
      decimal(miss.walk?.metres, to: &buffer)
      buffer.append("}")
    }
    buffer.append("]")
  }
}
