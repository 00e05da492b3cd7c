/// The KML elements that the reader handles.
enum KMLElement: String {
  case kml
  case document = "Document"
  case folder = "Folder"
  case placemark = "Placemark"
  case networkLink = "NetworkLink"
  case name, description
  case schema = "Schema"
  case simpleField = "SimpleField"
  case extendedData = "ExtendedData"
  case schemaData = "SchemaData"
  case simpleData = "SimpleData"
  case data = "Data"
  case value, displayName
  case point = "Point"
  case lineString = "LineString"
  case linearRing = "LinearRing"
  case polygon = "Polygon"
  case multiGeometry = "MultiGeometry"
  case outerBoundaryIs, innerBoundaryIs, coordinates
  /// Geometries that cannot be used.
  case track = "Track"
  case multiTrack = "MultiTrack"
  case model = "Model"
  /// Every other element.
  case other = ""

  init(_ name: String) { self = KMLElement(rawValue: name) ?? .other }

  /// Whether it may contain placemarks.
  var isContainer: Bool { self == .document || self == .folder }
  /// Whether it may be the outermost element of a document.
  var isRoot: Bool { isContainer || self == .kml || self == .placemark }
}
