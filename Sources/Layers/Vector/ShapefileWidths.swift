import TextFormats
import VectorFormats

#if GDAL
  import TextFormats
  import VectorFormats

  /// How wide the columns of a shapefile's table have to be, and which texts do not fit into any.
  package struct ShapefileWidths {
    /// The widths, in the order of the columns.
    package private(set) var widths: [Int] = []
    private var long: [(feature: Int, column: Int, text: String)] = []

    /// No text of a DBF is longer.
    private static let mostBytes = 254

    package init(_ plan: LayerPlan, _ document: GeoJSONDocument) {
      for (place, column) in plan.columns.enumerated() {
        switch column.kind {
        case .integer: widths.append(18)
        case .boolean: widths.append(1)
        case .real: widths.append(24)
        default:
          var longest = 1
          for (number, feature) in plan.features.enumerated() {
            let count = document.withCell(feature: feature, key: column.key) { bytes, _ in
              bytes.count
            }
            longest = max(longest, count)
            guard count > Self.mostBytes else { continue }
            long.append(
              (number + 1, place, document.text(feature: feature, key: column.key) ?? ""))
          }
          widths.append(min(longest, Self.mostBytes))
        }
      }
    }

    /// Whether some text does not fit.
    var hasOverlong: Bool { !long.isEmpty }

    /// The texts that do not fit, whole, by the number of the feature from 1.
    package func overlong(_ keys: [String]) -> ByteBuffer {
      var buffer = ByteBuffer()
      buffer.append("\u{FEFF}feature,key,value\r\n")
      for (feature, column, text) in long {
        buffer.appendInt(feature)
        buffer.append(",")
        buffer.appendCSVField(keys[column], neutralisingFormulas: false)
        buffer.append(",")
        buffer.appendCSVField(text, neutralisingFormulas: true)
        buffer.append("\r\n")
      }
      return buffer
    }
  }

  /// What a column of our results holds when no record has a value in it: by the endings of the contract.
  package enum ResultColumns {
    private static let counts: Set<String> = [
      "in_reach", "built_year", "built_from", "built_to", "households", "elders", "fails",
      "binding_fails", "group_index",
    ]

    package static func kind(_ key: String) -> VectorField.Kind {
      if counts.contains(key) { return .integer }
      return ["_m", "_m2", "_min"].contains(where: key.hasSuffix) ? .real : .text
    }
  }
#endif
