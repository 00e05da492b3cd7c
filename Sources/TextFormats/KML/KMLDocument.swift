/// A KML document: a layer for every document or folder that has placemarks of its own.
///
/// The columns are all names of `Data`, `SimpleData` and other elements of `ExtendedData`; placemarks may lack any
/// of them. Nothing outside the document is read.
public struct KMLDocument: Sendable {
  /// The placemarks of one document or folder.
  public struct Layer: Sendable {
    /// The name of the folder; distinct from those of the other layers.
    public let name: String
    /// The placemarks of the folder as features.
    public let document: GeoJSONDocument
    /// The bytes that contain their values.
    public let bytes: FileBytes
    /// The geometry type of all placemarks that have one, such as "Point"; "Geometry" if they differ.
    public let geometryType: String
    /// Doubts about individual placemarks.
    public let doubts: [Doubt]
  }

  /// A doubt about one placemark.
  public struct Doubt: Sendable, Hashable {
    /// The kinds of doubt.
    public enum Kind: Sendable, Hashable {
      /// The placemark has two different values for one name. The first one is used.
      case repeatedValue
      /// The placemark has polygons and points. The polygons are used.
      case polygonWithPoint
    }

    /// The kind of doubt.
    public let kind: Kind
    /// The number of the placemark in its layer, from 1.
    public let line: Int
    /// The name of the value that is not used.
    public var key: String?
    /// The value that is not used.
    public var value: String?
  }

  /// The layers in the order in which their folders begin.
  public let layers: [Layer]
  /// The number of links to other documents, which are not followed.
  public let linkCount: Int

  /// Reads a document in UTF-8.
  ///
  /// - Throws: `KMLFault` if the text is not a valid KML document.
  public init(_ bytes: FileBytes) throws(KMLFault) {
    let reader = KMLReader()
    guard let xml = XMLReader(reader, isUTF8: true) else { throw .outOfMemory }
    bytes.withBytes { bytes in
      let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      xml.read(UnsafeBufferPointer(rebasing: bytes[start...]))
    }
    xml.finish()
    if let fault = reader.fault(of: xml) { throw fault }
    layers = reader.finishedLayers()
    linkCount = reader.linkCount
  }
}
