import Layers
import TextFormats
import Wording
import Workbooks

extension ReportBook {
  /// A workbook with a sheet for each layer.
  static func of(_ layers: [ResultLayer]) throws(CareCircleError) -> ByteBuffer {
    var book = try ReportBook(Signature(unit: nil, day: nil, language: .english))
    for layer in layers { try book.add(layer) }
    return try book.finished()
  }

  /// Adds a layer as a plain sheet: its keys as the header, then typed cells. If the layer has a point for each
  /// feature, longitude and latitude are the last columns.
  package mutating func add(_ layer: ResultLayer) throws(CareCircleError) {
    let places = layer.anchor == nil ? [] : ["longitude", "latitude"]
    let widths = layer.columns.map { $0.kind == .text ? 18 : 12 } + places.map { _ in 13 }
    try add(sheet: layer.tableName, widths: widths) { sheet in
      sheet.beginRow()
      for key in layer.keys + places { sheet.text(key, .header) }
      var cells = CellWriter(.sheet)
      for feature in 0..<layer.count {
        let record = layer.record(feature)
        sheet.beginRow()
        for column in layer.columns {
          column.write(record, &cells)
          sheet.add(cells)
        }
        if let anchor = layer.anchor { sheet.place(anchor(record)) }
      }
    }
  }
}

extension SheetWriter {
  /// Adds the last value of a writer.
  fileprivate mutating func add(_ cells: borrowing CellWriter) {
    switch cells.value {
    case .null: empty(.text)
    case .text: text(cells.buffer.withBytes { String(decoding: $0, as: UTF8.self) })
    case .integer(let number): integer(number)
    case .number(let number): self.number(number, .general)
    case .flag(let flag): text(flag ? "true" : "false")
    }
  }
}
