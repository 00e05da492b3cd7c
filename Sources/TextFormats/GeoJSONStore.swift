/// What a parse found, in flat arrays: no object per feature, ring or value.
///
/// A document has less than 4 GB, so that every offset and every index fits 32 bits.
struct GeoJSONStore: Sendable {
  var features: [FeatureRecord] = []
  var cells: [CellRecord] = []
  var positions: [Position] = []
  /// The lengths of all arrays above the positions, each before those of the arrays inside it.
  var shape: [Int32] = []
  var keys: [String] = []
  var crsName: String?
  /// Whether the document is a plain array of objects, without geometries.
  var isTable = false
}

/// One property: which key, and where its value is in the file.
struct CellRecord: Sendable {
  var key: UInt32 = 0
  var start: UInt32 = 0
  var length: UInt32 = 0
  var kind = JSONKind.absent
  var hasEscapes = false

  init() {}

  init(key: Int, kind: JSONKind, text: JSONText) {
    self.key = UInt32(truncatingIfNeeded: key)
    self.kind = kind
    // Null has a text in the file, but none as a value.
    guard kind != .absent else { return }
    start = UInt32(truncatingIfNeeded: text.start)
    length = UInt32(truncatingIfNeeded: text.length)
    hasEscapes = text.hasEscapes
  }

  var text: JSONText {
    JSONText(start: Int(start), length: Int(length), hasEscapes: hasEscapes)
  }
}

/// One feature: where it is, and where its parts are in the store.
struct FeatureRecord: Sendable {
  var start: UInt32
  var end: UInt32
  var line: UInt32
  /// The feature's cells, in the order of their keys, each key once.
  var firstCell: UInt32 = 0
  var cellCount: UInt32 = 0
  var hasBadProperties = false
  var isFeature = false
  var id = CellRecord()
  var geometry = GeometryRecord()
}

/// One geometry as it was found, not yet judged.
struct GeometryRecord: Sendable {
  enum Kind: UInt8, Sendable {
    case absent, notAnObject, missing, unknown
    case point, multiPoint, lineString, multiLineString, polygon, multiPolygon, collection
  }

  enum Damage: UInt8, Sendable {
    case none, noCoordinates, notAnArray, notANumber, tooFewOrdinates, wrongNesting
  }

  var kind = Kind.absent
  var damage = Damage.noCoordinates
  /// How many arrays are around each position, not counting its own; -1 without positions.
  var level: Int8 = -1
  /// Where the name of an unknown type is.
  var typeName = CellRecord()
  var firstPosition: UInt32 = 0
  var firstShape: UInt32 = 0
}
