import Archives
import Files
import TextFormats
import Wording

/// A KML document, plain or packed as KMZ, which is read without GDAL.
package struct KMLSource {
  package let document: KMLDocument
  private let file: InputFile
  private let kind: SourceKind
  private let encoding: TextEncoding
  private let byteCount: Int
  private let sha256: String

  /// Reads the whole document.
  package init(_ file: InputFile, _ kind: SourceKind) throws(CareCircleError) {
    guard file.query == nil else { throw .badData([.queryOfKML(file)]) }
    (self.file, self.kind) = (file, kind)
    let whole = try Table.read(file)
    byteCount = whole.count
    sha256 = whole.withBytes(Checksum.sha256)
    let (text, encoding) = try Table.decoded(kind == .kmz ? Self.unpacked(file) : whole, file)
    self.encoding = encoding
    do throws(KMLFault) {
      document = try KMLDocument(text)
    } catch {
      throw .badData([.badKML(file, error)])
    }
  }

  private static func unpacked(_ file: InputFile) throws(CareCircleError) -> FileBytes {
    let source = try PackedSource(file)
    let documents = source.placemarkFiles
    guard let only = documents.first, documents.count == 1 else {
      throw .badData([.severalDocuments(file, documents.map(\.text))])
    }
    return try source.bytes(only, of: file)
  }

  /// The placemarks of the folder that the user names, or of the only folder.
  package func table() throws(CareCircleError) -> Table {
    let layer = try chosen()
    var facts = LayerFacts()
    facts.isLayer = true
    facts.findings = layer.doubts.map(LayerFacts.Finding.init)
    if document.linkCount > 0 { facts.findings.append(.links(document.linkCount)) }
    return Table(
      file, .json(layer.document, layer.bytes), headers: layer.document.keys,
      origin: TableOrigin(
        format: kind.rawValue, encoding: encoding, delimiter: nil, headerLine: nil,
        layer: layer.name),
      byteCount: byteCount, sha256: sha256, layer: facts)
  }

  private func chosen() throws(CareCircleError) -> KMLDocument.Layer {
    let layers = document.layers
    if let wanted = file.layer {
      guard let found = layers.first(where: { $0.name == wanted }) else {
        throw .badData([.noLayer(file, wanted, kind, layers.map(\.name))])
      }
      return found
    }
    guard let first = layers.first else {
      throw .badData([.noPlacemarks(file, document.linkCount)])
    }
    guard layers.count == 1 else {
      throw .badData([.severalLayers(file, kind, layers.map(\.name))])
    }
    return first
  }
}

extension LayerFacts.Finding {
  fileprivate init(_ doubt: KMLDocument.Doubt) {
    switch doubt.kind {
    case .repeatedValue:
      self.init(
        line: doubt.line, field: doubt.key, value: doubt.value, code: .attributeContradiction,
        severity: .doubtful,
        message: Message(
          en: "the placemark already has a value of this name, which is used; keep only one",
          zh: "该地标中同名的值已出现过，采用前一个值；请只保留一个"))
    case .polygonWithPoint:
      self.init(
        line: doubt.line, code: .geometryMended, severity: .doubtful,
        message: Message(
          en: "the placemark has both a polygon and a point; the polygon is used",
          zh: "该地标既有面又有点；采用面"))
    }
  }

  fileprivate static func links(_ count: Int) -> LayerFacts.Finding {
    LayerFacts.Finding(
      value: String(count), code: .linesSkipped, severity: .doubtful,
      message: Message(
        en: "links to other documents (NetworkLink) are not followed, and their content is not "
          + "read; save the placemarks themselves",
        zh: "指向其他文档的链接（NetworkLink）不予读取，其内容未计入；请保存地标本身"))
  }
}
