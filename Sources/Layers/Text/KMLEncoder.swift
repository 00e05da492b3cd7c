import TextFormats

/// A KML document with a placemark for each feature.
///
/// The column `name` becomes the placemark's name, which a globe shows; all other values go into its typed data. What
/// the layer says about itself is in the data of the document, and the attribution in its description as well.
package struct KMLEncoder: LayerEncoder {
  private let layer: ResultLayer

  package init(_ layer: ResultLayer) { self.layer = layer }

  package func open(_ buffer: inout ByteBuffer) {
    buffer.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    buffer.append("<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document id=\"")
    buffer.append(layer.tableName)
    buffer.append("\">\n<name>")
    buffer.appendXML(layer.name)
    buffer.append("</name>\n")
    if case .string(let text)? = layer.header.first(where: { $0.0 == "attribution" })?.1 {
      buffer.append("<description>")
      buffer.appendXML(text)
      buffer.append("</description>\n")
    }
    appendSchema(&buffer)
    buffer.append("<ExtendedData><Data name=\"carecircle\"><value>")
    buffer.appendXML(layer.about)
    buffer.append("</value></Data></ExtendedData>\n")
  }

  private func appendSchema(_ buffer: inout ByteBuffer) {
    buffer.append("<Schema name=\"")
    buffer.append(layer.tableName)
    buffer.append("\" id=\"")
    buffer.append(layer.tableName)
    buffer.append(".schema\">\n")
    for column in layer.columns where !column.isName {
      buffer.append("<SimpleField name=\"")
      buffer.append(column.key)
      buffer.append("\" type=\"")
      buffer.append(column.kind.kmlType)
      buffer.append("\"/>\n")
    }
    buffer.append("</Schema>\n")
  }

  package func append(_ range: Range<Int>, to buffer: inout ByteBuffer) {
    var cells = CellWriter(.value)
    var geometry = GeometryWriter(.binary)
    for feature in range {
      let record = layer.record(feature)
      buffer.append("<Placemark id=\"")
      buffer.append(layer.tableName)
      buffer.append(".")
      buffer.appendInt(feature + 1)
      buffer.append("\">")
      appendValues(record, &cells, to: &buffer)
      geometry.buffer.removeAll(keepingCapacity: true)
      layer.write(record, &geometry)
      if geometry.kind != nil {
        geometry.buffer.withBytes { KMLGeometryText.append($0, to: &buffer) }
      }
      buffer.append("</Placemark>\n")
    }
  }

  private func appendValues(
    _ record: Int, _ cells: inout CellWriter, to buffer: inout ByteBuffer
  ) {
    if let name = layer.columns.first(where: \.isName) {
      name.write(record, &cells)
      if cells.value != .null {
        buffer.append("<name>")
        cells.append(to: &buffer)
        buffer.append("</name>")
      }
    }
    buffer.append("<ExtendedData><SchemaData schemaUrl=\"#")
    buffer.append(layer.tableName)
    buffer.append(".schema\">")
    for column in layer.columns where !column.isName {
      column.write(record, &cells)
      guard cells.value != .null else { continue }
      buffer.append("<SimpleData name=\"")
      buffer.append(column.key)
      buffer.append("\">")
      cells.append(to: &buffer)
      buffer.append("</SimpleData>")
    }
    buffer.append("</SchemaData></ExtendedData>")
  }

  package func close(_ buffer: inout ByteBuffer) { buffer.append("</Document>\n</kml>\n") }
}

extension LayerColumn {
  fileprivate var isName: Bool { key == "name" }
}

extension LayerColumn.Kind {
  /// The corresponding type of a simple field.
  fileprivate var kmlType: String {
    switch self {
    case .text, .list, .date: "string"
    case .integer: "int"
    case .number: "double"
    case .flag: "bool"
    }
  }
}

extension CellWriter {
  /// Appends the last value as text of XML. A flag is 1 or 0, which every reader of its type understands.
  fileprivate borrowing func append(to output: inout ByteBuffer) {
    switch value {
    case .null: break
    case .text, .number: buffer.withBytes { output.appendXML($0) }
    case .integer(let number): output.appendInt(number)
    case .flag(let flag): output.append(flag ? "1" : "0")
    }
  }
}
