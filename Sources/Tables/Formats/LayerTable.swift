import TextFormats
import VectorFormats
import Wording

/// Opens a layer, a sheet or a table of a database in the same form as any other table.
package enum LayerTable {
  package static func table(
    _ file: InputFile, _ kind: SourceKind, isKnown: @escaping (Header) -> Bool
  ) throws(CareCircleError) -> Table {
    #if GDAL
      let source = try LayerSource(file, kind)
      return kind.isWorkbook && file.query == nil
        ? try source.sheet(isKnown: isKnown) : try source.layer()
    #else
      throw .badData([.needsLibrary(file, kind, nil)])
    #endif
  }
}

extension LayerTable {
  /// The names of all layers of a source, or of its sheets that are not empty.
  package static func names(
    of file: InputFile, _ kind: SourceKind
  ) throws(CareCircleError) -> [String] {
    #if GDAL
      if kind == .packedShapefile { return try PackedSource(file).shapefiles.map(\.name) }
      var whole = file
      whole.layer = nil
      let source = try LayerSource(whole, kind)
      return try kind.isWorkbook ? source.filledSheets().map(\.name) : source.layers.map(\.name)
    #else
      throw .badData([.needsLibrary(file, kind, nil)])
    #endif
  }
}

#if GDAL
  extension LayerSource {
    /// The features of the chosen layer.
    package func layer() throws(CareCircleError) -> Table {
      let layer = try chosenLayer()
      let encoding = try encoding(of: layer)
      var reader = LayerReader(layer, encoding: encoding)
      var store: FeatureStoreBuilder
      do throws(VectorFault) {
        store = try reader.read()
      } catch {
        throw .badData([problem(error, in: layer.name)])
      }
      var facts = LayerFacts()
      facts.isLayer = true
      facts.cutsNames = kind.cutsNames
      facts.unreadable = reader.unreadable.map {
        LayerFacts.Unreadable(line: $0.line, field: reader.keys[$0.field], text: $0.text)
      }
      if layer.hasGeometry {
        switch layer.system {
        case .code(let text), .definition(let text): store.crsName = text
        case .local(let definition): facts.localSystem = definition
        case .none: break
        }
      }
      let (document, bytes) = store.document()
      let whole = checksum(of: layer, orOf: bytes)
      try checkUnchanged()
      return Table(
        file, .json(document, bytes), headers: document.keys,
        origin: TableOrigin(
          format: kind.rawValue, encoding: encoding ?? .utf8, delimiter: nil, headerLine: nil,
          layer: shownName(layer)),
        byteCount: whole.count, sha256: whole.sha256, layer: facts)
    }

    /// The rows of the chosen sheet; its header is found by the same rules as in texts.
    package func sheet(isKnown: @escaping (Header) -> Bool) throws(CareCircleError) -> Table {
      let chosen = try chosenSheet()
      let sheet = try text(of: chosen)
      var facts = LayerFacts()
      facts.rowOfLine = sheet.rowOfLine
      let bytes = sheet.text.withBytes { FileBytes(copying: $0) }
      var cells = file
      cells.delimiter = Delimiter(",")
      let found = bytes.withBytes { buffer -> TableLayout? in
        var finder = LayoutFinder(buffer, cells, isKnown: isKnown)
        return finder.layout()
      }
      guard var layout = found else { throw .badData([.noHeader(bytes, file)]) }
      if let rows = sheet.rowOfLine { layout.count(in: rows) }
      let whole = checksum(of: chosen, orOf: bytes)
      try checkUnchanged()
      return Table(
        file, .text(bytes, layout), headers: layout.headers,
        origin: TableOrigin(
          format: kind.rawValue, encoding: .utf8, delimiter: nil, headerLine: layout.headerLine,
          layer: chosen.name),
        byteCount: whole.count, sha256: whole.sha256, layer: facts)
    }
  }

  extension TableLayout {
    /// Replaces lines of a text by the rows of the sheet from which it was made.
    fileprivate mutating func count(in rows: [Int32]) {
      let row = { LayerFacts.row(ofLine: $0, rows) }
      headerLine = headerLine.map(row)
      skipped = skipped.map { (row($0.line), $0.text) }
      lowerHeaderLines = lowerHeaderLines.map(row)
      unitLines = unitLines.map(row)
    }
  }
#endif
