import Coverage
import Layers
import TextFormats

/// `townships.csv`: a row for the whole, for each township and for each community.
package enum UnitTable {
  /// The table with a byte order mark, by which Excel knows that it is UTF-8; `shared` ends every row.
  package static func csv(_ rows: [UnitRow], _ shared: [(String, JSONValue)]) -> ByteBuffer {
    var buffer = ByteBuffer()
    buffer.append("\u{FEFF}")
    let header = UnitRow(level: .whole).members.map(\.0) + shared.map(\.0)
    buffer.append(header.joined(separator: ","))
    buffer.append("\r\n")
    for row in rows {
      for (place, (_, value)) in (row.members + shared).enumerated() {
        if place > 0 { buffer.append(",") }
        value.appendCell(to: &buffer)
      }
      buffer.append("\r\n")
    }
    return buffer
  }
}

extension JSONValue {
  /// Appends a single value as a cell of a table: nothing for null.
  fileprivate func appendCell(to buffer: inout ByteBuffer) {
    switch self {
    case .string(let text): buffer.appendCSVField(text, neutralisingFormulas: true)
    case .written(let text):
      // A string keeps its quotes as it is written.
      let bare = text.hasPrefix("\"") ? String(text.dropFirst().dropLast()) : text
      buffer.appendCSVField(bare, neutralisingFormulas: true)
    case .null: break
    default: append(to: &buffer)
    }
  }
}
