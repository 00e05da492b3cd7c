import Coverage
import Layers
import TextFormats

extension CellWriter {
  /// Writes the near misses; in a table, each as `id why metres`.
  mutating func nearMisses(_ misses: [NearMiss], among labels: [FacilityLabel]) {
    list(isEmpty: misses.isEmpty) { buffer in
      buffer.append("[")
      for (number, miss) in misses.enumerated() {
        if number > 0 { buffer.append(",") }
        buffer.append("{\"id\":")
        buffer.appendJSONString(labels[miss.facility].id)
        buffer.append(",\"why\":")
        buffer.appendJSONString(miss.why.code ?? "")
        buffer.append(",\"straight_m\":")
        buffer.appendFixed(miss.straight.metres, decimals: 2)
        buffer.append(",\"walk_m\":")
        if let walk = miss.walk {
          buffer.appendFixed(walk.metres, decimals: 2)
        } else {
          buffer.append("null")
        }
        buffer.append("}")
      }
      buffer.append("]")
    } text: { buffer in
      for (number, miss) in misses.enumerated() {
        if number > 0 { buffer.append(";") }
        buffer.append(labels[miss.facility].id)
        buffer.append(" ")
        buffer.append(miss.why.code ?? "")
        buffer.append(" ")
        buffer.appendFixed((miss.walk ?? miss.straight).metres, decimals: 2)
      }
    }
  }
}
