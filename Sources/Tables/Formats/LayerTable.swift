import TextFormats
import VectorFormats
import Wording

/// Opens a layer, a sheet or a table of a database in the same form as any other table.
package enum LayerTable {
  package static func table(
    _ file: InputFile, _ kind: SourceKind, isKnown: @escaping (Header) -> Bool
  ) throws(CareCircleError) -> Table {
    if kind.isWorkbook, file.query == nil {
      return try WorkbookSource(file, kind).sheet(isKnown: isKnown)
    }
    if kind.isKML { return try KMLSource(file, kind).table() }
    #if GDAL
      return try LayerSource(file, kind).layer()
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
    if kind == .packedShapefile { return try PackedSource(file).shapefiles.map(\.name) }
    var whole = file
    whole.layer = nil
    if kind.isKML { return try KMLSource(whole, kind).document.layers.map(\.name) }
    if kind.isWorkbook { return try WorkbookSource(whole, kind).filledSheets().map(\.name) }
    #if GDAL
      return try LayerSource(whole, kind).layers.map(\.name)
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
      try refuseSeveralGeometries(layer)
      let encoding = try encoding(of: layer)
      // The rows of a query do not correspond to the rows of the table.
      let parts = file.query == nil ? try parts(of: layer) : nil
      let table = parts?.table?.whole.flatMap(DBFTable.init)
      var reader = LayerReader(layer, encoding: encoding, table: table)
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
      if let parts, let table {
        facts.compare(parts, table, file, lastRecord: reader.lastRecord)
        for record in facts.refused.keys.sorted() {
          store.begin(line: record)
          store.end()
        }
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
  }
#endif
