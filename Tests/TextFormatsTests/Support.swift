import CareCircleTestSupport
import Foundation
import TextFormats

extension String {
  /// The bytes of a text.
  var bytes: [UInt8] { Array(utf8) }
}

extension ByteBuffer {
  /// The text that one call appends.
  static func text(_ write: (inout ByteBuffer) -> Void) -> String {
    var buffer = ByteBuffer()
    write(&buffer)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }
}

func double(_ text: String) -> Double? {
  text.bytes.withUnsafeBufferPointer { DecimalParser.double($0) }
}

func int(_ text: String) -> Int? {
  text.bytes.withUnsafeBufferPointer { DecimalParser.int($0) }
}

func parse(_ text: String) throws -> GeoJSONDocument {
  try GeoJSONDocument(FileBytes(text.bytes))
}

/// What a parse throws, or nil.
func fault(_ bytes: [UInt8]) -> JSONFault? {
  do throws(JSONFault) {
    _ = try GeoJSONDocument(FileBytes(bytes))
    return nil
  } catch {
    return error
  }
}

/// Bytes with a few random injuries: cut off, changed, removed, NULs, doubled runs.
func mangled(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
  var bytes = bytes
  for _ in 0...Int.random(in: 0..<4, using: &random) {
    guard !bytes.isEmpty else { return bytes }
    let at = Int.random(in: 0..<bytes.count, using: &random)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: bytes.removeSubrange(at...)
    case 1: bytes[at] = UInt8.random(in: 0...255, using: &random)
    case 2: bytes[at] = 0
    case 3: bytes.remove(at: at)
    case 4: bytes.insert(UInt8(ascii: "\""), at: at)
    default: bytes.append(contentsOf: bytes[at...])
    }
  }
  return bytes
}

/// All records of a table, or the error that ended it.
func readTable(_ bytes: [UInt8]) -> Result<[[[UInt8]]], CSVError> {
  bytes.withUnsafeBufferPointer { bytes in
    Result { () throws(CSVError) in
      var reader = CSVReader(bytes)
      var record = CSVRecord()
      var table: [[[UInt8]]] = []
      while try reader.next(&record) {
        table.append((0..<record.count).map { Array(record[$0]) })
      }
      return table
    }
  }
}
