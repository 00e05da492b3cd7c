import Geodesy
import Tables
import TextFormats
import VectorFormats
import Wording

/// The contents of a source with several layers, sheets or tables, which are listed so that one of them can be chosen.
public struct SourceListing: Sendable {
  /// A layer, sheet or table.
  public struct Entry: Sendable {
    /// The name of the layer, sheet or table.
    public let name: String
    /// The number of features or rows.
    public let count: Int
    /// The type of the geometries; nil for a table or sheet.
    public let geometry: String?
    /// The coordinate reference system; nil if there is none.
    public let system: String?
    /// The columns; for a sheet, the cells of the first row that is not empty.
    public let fields: [String]
  }

  /// The name of the file.
  public let file: String
  /// The name of the format of the file.
  public let format: String
  /// The layers, sheets or tables, in their order.
  public let entries: [Entry]

  /// Lists a source; nil if it has only one layer, if a layer has been chosen, or if it is a text: these can be
  /// inspected.
  ///
  /// - Throws: `CareCircleError` if the source does not exist or cannot be opened.
  public static func of(_ file: InputFile) throws(CareCircleError) -> SourceListing? {
    guard file.layer == nil, file.query == nil, let kind = try SourceKind.of(file) else {
      return nil
    }
    if kind.isWorkbook { return try workbook(file, kind) }
    if kind.isKML { return try placemarks(file, kind) }
    #if GDAL
      guard kind != .packedShapefile else { return try packed(file) }
      let source = try LayerSource(file, kind)
      let layers = source.layers
      guard layers.count > 1 else { return nil }
      var entries: [Entry] = []
      for layer in layers { entries.append(try Self.layer(layer, of: source)) }
      return SourceListing(file: file.name, format: kind.rawValue, entries: entries)
    #else
      throw .badData([.needsLibrary(file, kind, nil)])
    #endif
  }

  /// The sheets of a workbook; nil if only one visible sheet has any content.
  private static func workbook(
    _ file: InputFile, _ kind: SourceKind
  ) throws(CareCircleError) -> SourceListing? {
    let source = try WorkbookSource(file, kind)
    guard source.sheets.count > 1, try source.filledSheets().count != 1 else { return nil }
    var entries: [Entry] = []
    for sheet in source.sheets { entries.append(try entry(sheet, of: source)) }
    return SourceListing(file: file.name, format: kind.rawValue, entries: entries)
  }

  private static func entry(
    _ sheet: WorkbookSource.Sheet, of source: WorkbookSource
  ) throws(CareCircleError) -> Entry {
    let text = try source.text(of: sheet)
    let head = text.text.withBytes { bytes in
      LeadingRecord.all(in: bytes, UInt8(ascii: ",")).max { $0.filled < $1.filled }
    }
    return Entry(
      name: sheet.name, count: text.filledRows, geometry: nil, system: nil,
      fields: head?.cells.filter { !$0.isEmpty } ?? [])
  }

  /// The folders of a KML document; nil if it has only one.
  private static func placemarks(
    _ file: InputFile, _ kind: SourceKind
  ) throws(CareCircleError) -> SourceListing? {
    let layers = try KMLSource(file, kind).document.layers
    guard layers.count > 1 else { return nil }
    return SourceListing(
      file: file.name, format: kind.rawValue,
      entries: layers.map { layer in
        Entry(
          name: layer.name, count: layer.document.featureCount, geometry: layer.geometryType,
          system: layer.document.crsName, fields: layer.document.keys)
      })
  }

  #if GDAL
    private static func layer(
      _ layer: VectorLayer, of source: LayerSource
    ) throws(CareCircleError) -> Entry {
      let encoding = try source.encoding(of: layer)
      let count: Int
      do throws(VectorFault) {
        count = try layer.countedCount()
      } catch {
        throw .badData([source.problem(error, in: layer.name)])
      }
      let system: String? =
        switch layer.system {
        case .code(let text): text
        case .definition(let text), .local(let text):
          (try? CoordinateReferenceSystem(text))?.name ?? "local"
        case .none: nil
        }
      return Entry(
        name: layer.name, count: count, geometry: layer.geometryType,
        system: layer.hasGeometry ? system : nil,
        fields: LayerReader(layer, encoding: encoding).keys)
    }

    /// Lists the shapefiles of an archive; nil if there is only one.
    private static func packed(_ file: InputFile) throws(CareCircleError) -> SourceListing? {
      let names = try PackedSource(file).shapefiles.map(\.name)
      guard names.count > 1 else { return nil }
      var entries: [Entry] = []
      for name in names {
        var chosen = file
        chosen.layer = name
        let source = try LayerSource(chosen, .packedShapefile)
        guard let layer = source.dataset.layers.first else { continue }
        let entry = try Self.layer(layer, of: source)
        entries.append(
          Entry(
            name: name, count: entry.count, geometry: entry.geometry, system: entry.system,
            fields: entry.fields))
      }
      return SourceListing(
        file: file.name, format: SourceKind.packedShapefile.rawValue, entries: entries)
    }
  #endif
}
