import TextFormats

/// Encodes records of some keys, in the order of the keys.
///
/// What does not change from record to record is written once, here: the keys themselves and the values
/// that a whole layer shares. A record is then a few copies with its own values between them.
package struct RecordEncoder<Record: FeatureRecord, Values: ValueWriter>: Sendable {
  /// A value, and the bytes that stand before it.
  private struct Step {
    let constant: Range<Int>
    let key: Record.Key
  }

  private let record: Record
  private let constants: [UInt8]
  private let steps: [Step]
  private let ending: Range<Int>

  package init(_ record: Record, keys: [Record.Key]) {
    var buffer = ByteBuffer()
    var steps: [Step] = []
    var start = 0
    Values.begin(&buffer)
    for (place, key) in keys.enumerated() {
      Values.key(key.rawValue, isFirst: place == 0, to: &buffer)
      if Record.Key.shared.contains(key) {
        record.append(key, of: 0, to: &buffer, as: Values.self)
      } else {
        steps.append(Step(constant: start..<buffer.count, key: key))
        start = buffer.count
      }
    }
    Values.end(&buffer)
    self.record = record
    self.steps = steps
    ending = start..<buffer.count
    constants = buffer.bytes
  }

  /// Appends the properties of one feature.
  @inline(__always)
  package func append(_ place: Int, to buffer: inout ByteBuffer) {
    constants.withUnsafeBufferPointer { constants in
      for step in steps {
        buffer.append(UnsafeBufferPointer(rebasing: constants[step.constant]))
        record.append(step.key, of: place, to: &buffer, as: Values.self)
      }
      buffer.append(UnsafeBufferPointer(rebasing: constants[ending]))
    }
  }
}
