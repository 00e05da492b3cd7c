#if GDAL
  import TextFormats

  /// The widths of the columns in a shapefile's table, and the texts that are too long for any width.
  struct ShapefileWidths {
    /// The widths, in the order of the columns.
    private(set) var widths: [Int]
    private var long: [(feature: Int, column: Int, text: String)] = []

    /// The largest number of bytes of a text in a DBF.
    private static let mostBytes = 254

    init(_ layer: ResultLayer, _ features: [Int]) {
      widths = layer.columns.map { column in
        switch column.kind {
        case .integer: 18
        case .flag: 1
        case .number: 24
        case .date: 0
        case .text, .list: 1
        }
      }
      let texts = layer.columns.indices.filter {
        layer.columns[$0].kind == .text || layer.columns[$0].kind == .list
      }
      var cells = CellWriter(.value)
      for (number, feature) in features.enumerated() {
        for column in texts {
          layer.columns[column].write(layer.record(feature), &cells)
          guard case .text = cells.value else { continue }
          let count = cells.buffer.count
          widths[column] = max(widths[column], min(count, Self.mostBytes))
          guard count > Self.mostBytes else { continue }
          let text = cells.buffer.withBytes { String(decoding: $0, as: UTF8.self) }
          long.append((number + 1, column, text))
        }
      }
    }

    /// Whether any text is too long.
    var hasOverlong: Bool { !long.isEmpty }

    /// A table of the texts that are too long, in full, with the number of the feature from 1.
    func overlong(_ keys: [String]) -> ByteBuffer {
      var buffer = ByteBuffer()
      buffer.append("\u{FEFF}feature,key,value\r\n")
      let ordered = long.sorted { ($0.column, $0.feature) < ($1.column, $1.feature) }
      for (feature, column, text) in ordered {
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
#endif
