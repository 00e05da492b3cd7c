import TextFormats

/// A table with a byte order mark and CRLF line ends: a row for each feature. If the layer has a point for each
/// feature, longitude and latitude are the last columns.
package struct CSVEncoder: LayerEncoder {
  private let layer: ResultLayer
  private let template: RowTemplate

  package init(_ layer: ResultLayer) {
    self.layer = layer
    template = RowTemplate(layer.columns, .csv) { _, column, buffer in
      if column > 0 { buffer.append(",") }
    }
  }

  package func open(_ buffer: inout ByteBuffer) {
    let keys = layer.keys + (layer.anchor == nil ? [] : ["longitude", "latitude"])
    buffer.append("\u{FEFF}")
    buffer.append(keys.joined(separator: ","))
    buffer.append("\r\n")
  }

  package func append(_ range: Range<Int>, to buffer: inout ByteBuffer) {
    var cells = CellWriter(.csv)
    // These are read once for all features, since every access would count references that the cores share.
    let (append, records, isWhole) = (template.append, layer.records ?? [], layer.records == nil)
    let (hasColumns, hasPoint) = (!layer.columns.isEmpty, layer.anchor != nil)
    let anchor = layer.anchor ?? { _ in nil }
    swap(&cells.buffer, &buffer)
    for feature in range {
      let record = isWhole ? feature : records[feature]
      append(record, &cells)
      if hasPoint {
        let point = anchor(record)
        if hasColumns { cells.buffer.append(",") }
        if let point { cells.buffer.appendFixed(point.longitude, decimals: 7) }
        cells.buffer.append(",")
        if let point { cells.buffer.appendFixed(point.latitude, decimals: 7) }
      }
      cells.buffer.append("\r\n")
    }
    swap(&cells.buffer, &buffer)
  }

  package func close(_ buffer: inout ByteBuffer) {}
}
