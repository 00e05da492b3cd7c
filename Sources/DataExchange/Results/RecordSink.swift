import CareModel
import Coverage
import Geodesy
import TextFormats

/// Takes the properties of a record one after the other; the order is the order of the contract.
protocol RecordSink {
  mutating func text(_ key: StaticString, _ value: String?)
  mutating func integer(_ key: StaticString, _ value: Int?)
  /// Two decimals: metres and minutes.
  mutating func decimal(_ key: StaticString, _ value: Double?)
  mutating func flag(_ key: StaticString, _ value: Bool?)
  mutating func codes(_ key: StaticString, _ values: [String]?)
  mutating func misses(_ key: StaticString, _ values: [NearMissRecord])
}

/// A near miss as the outputs show it.
struct NearMissRecord {
  let id: String
  let why: String
  let straight: Double
  let walk: Double?
}

/// Writes a record as the properties of a GeoJSON feature.
struct JSONSink: RecordSink {
  var buffer: ByteBuffer
  private var isFirst = true

  init(_ buffer: ByteBuffer) {
    self.buffer = buffer
  }

  mutating func begin() {
    isFirst = true
  }

  private mutating func key(_ key: StaticString) {
    buffer.append(isFirst ? "\"" : ",\"")
    isFirst = false
    buffer.append(key)
    buffer.append("\":")
  }

  mutating func text(_ key: StaticString, _ value: String?) {
    self.key(key)
    if let value { buffer.appendJSONString(value) } else { buffer.append("null") }
  }

  mutating func integer(_ key: StaticString, _ value: Int?) {
    self.key(key)
    if let value { buffer.appendInt(value) } else { buffer.append("null") }
  }

  mutating func decimal(_ key: StaticString, _ value: Double?) {
    self.key(key)
    if let value { buffer.appendFixed(value, decimals: 2) } else { buffer.append("null") }
  }

  mutating func flag(_ key: StaticString, _ value: Bool?) {
    self.key(key)
    switch value {
    case true?: buffer.append("true")
    case false?: buffer.append("false")
    case nil: buffer.append("null")
    }
  }

  mutating func codes(_ key: StaticString, _ values: [String]?) {
    self.key(key)
    guard let values else {
      buffer.append("null")
      return
    }
    buffer.append("[")
    for (place, value) in values.enumerated() {
      if place > 0 { buffer.append(",") }
      buffer.appendJSONString(value)
    }
    buffer.append("]")
  }

  mutating func misses(_ key: StaticString, _ values: [NearMissRecord]) {
    self.key(key)
    buffer.append("[")
    for (place, miss) in values.enumerated() {
      buffer.append(place > 0 ? ",{\"id\":" : "{\"id\":")
      buffer.appendJSONString(miss.id)
      buffer.append(",\"why\":")
      buffer.appendJSONString(miss.why)
      buffer.append(",\"straight_m\":")
      buffer.appendFixed(miss.straight, decimals: 2)
      buffer.append(",\"walk_m\":")
      if let walk = miss.walk {
        buffer.appendFixed(walk, decimals: 2)
      } else {
        buffer.append("null")
      }
      buffer.append("}")
    }
    buffer.append("]")
  }
}

/// Writes a record as a row of a table. Lists are joined with semicolons; nothing is an empty cell.
struct CSVSink: RecordSink {
  var buffer: ByteBuffer
  private var isFirst = true

  init(_ buffer: ByteBuffer) {
    self.buffer = buffer
  }

  mutating func begin() {
    isFirst = true
  }

  private mutating func comma() {
    if !isFirst { buffer.append(",") }
    isFirst = false
  }

  mutating func text(_ key: StaticString, _ value: String?) {
    comma()
    if let value { buffer.appendCSVField(value, neutralisingFormulas: true) }
  }

  mutating func integer(_ key: StaticString, _ value: Int?) {
    comma()
    if let value { buffer.appendInt(value) }
  }

  mutating func decimal(_ key: StaticString, _ value: Double?) {
    comma()
    if let value { buffer.appendFixed(value, decimals: 2) }
  }

  mutating func flag(_ key: StaticString, _ value: Bool?) {
    comma()
    if let value { buffer.append(value ? "true" : "false") }
  }

  mutating func codes(_ key: StaticString, _ values: [String]?) {
    text(key, values?.joined(separator: ";"))
  }

  mutating func misses(_ key: StaticString, _ values: [NearMissRecord]) {
    let shown = values.map { miss in
      var metres = ByteBuffer()
      metres.appendFixed(miss.walk ?? miss.straight, decimals: 2)
      return "\(miss.id) \(miss.why) \(String(decoding: metres.bytes, as: UTF8.self))"
    }
    text(key, shown.joined(separator: ";"))
  }
}

/// Collects the keys of a record: the header of a table.
struct KeySink: RecordSink {
  private(set) var keys: [String] = []

  private mutating func add(_ key: StaticString) {
    keys.append(key.withUTF8Buffer { String(decoding: $0, as: UTF8.self) })
  }

  mutating func text(_ key: StaticString, _ value: String?) { add(key) }
  mutating func integer(_ key: StaticString, _ value: Int?) { add(key) }
  mutating func decimal(_ key: StaticString, _ value: Double?) { add(key) }
  mutating func flag(_ key: StaticString, _ value: Bool?) { add(key) }
  mutating func codes(_ key: StaticString, _ values: [String]?) { add(key) }
  mutating func misses(_ key: StaticString, _ values: [NearMissRecord]) { add(key) }
}
