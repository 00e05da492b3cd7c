import Files
import Layers
import TextFormats
import Wording

/// Joins tables of all parts, one after another under one header.
enum JoinedTable {
  /// Copies a table. If its first column numbers the rows, they are renumbered.
  static func copy(
    _ name: String, of parts: [PartFolder], to folder: borrowing OutputFolder,
    records: Int?, isNumbered: Bool
  ) throws(CareCircleError) {
    try folder.write(name, records: records) { sink throws(CareCircleError) in
      var number = 0
      for (index, part) in parts.enumerated() {
        let (header, bytes) = try part.table(name)
        var buffer = ByteBuffer()
        if index == 0 { header.withUnsafeBufferPointer { buffer.append($0) } }
        bytes.withBytes { bytes in
          let rows = UnsafeBufferPointer(rebasing: bytes[header.count...])
          if isNumbered { buffer.appendNumbered(rows, &number) } else { buffer.append(rows) }
        }
        try sink.write(buffer)
      }
    }
  }
}

extension ByteBuffer {
  /// Appends rows of CSV with new numbers in their first cells. Line ends within quotes do not end a row.
  fileprivate mutating func appendNumbered(_ rows: UnsafeBufferPointer<UInt8>, _ number: inout Int)
  {
    var start = 0
    var isQuoted = false
    for index in rows.indices {
      if rows[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
      guard rows[index] == UInt8(ascii: "\n"), !isQuoted else { continue }
      let row = rows[start...index]
      start = index + 1
      number += 1
      appendInt(number)
      append(UnsafeBufferPointer(rebasing: row.drop { $0 != UInt8(ascii: ",") }))
    }
  }
}
