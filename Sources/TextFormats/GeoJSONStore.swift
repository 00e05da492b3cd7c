/// The result of parsing in flat arrays, without an object per feature, ring or value.
///
/// A document is smaller than 4 GB, so that every offset and every index fits in 32 bits.
struct GeoJSONStore: Sendable {
  var features: [FeatureRecord] = []
  var cells: [CellRecord] = []
  var positions: [Position] = []
  /// The lengths of all arrays that enclose positions. The length of an array comes before those of
  /// the arrays inside it.
  var shape: [Int32] = []
  var keys: [String] = []
  var crsName: String?
  /// Whether the document is a plain array of objects, without geometries.
  var isTable = false
  /// Whether the features are numbered, because they do not have lines of their own.
  var countsFeatures = false

  /// Numbers the features from 1 if several begin on one line, as in files written by programs.
  mutating func countFeaturesUnlessOnLines() {
    guard zip(features, features.dropFirst()).contains(where: { $0.line == $1.line }) else {
      return
    }
    countsFeatures = true
    for place in features.indices { features[place].line = UInt32(clamping: place + 1) }
  }
}

/// One property of a feature: its key, and the range of its value in the file.
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
    // A null has text in the file, but its value has none.
    guard kind != .absent else { return }
    start = UInt32(truncatingIfNeeded: text.start)
    length = UInt32(truncatingIfNeeded: text.length)
    hasEscapes = text.hasEscapes
  }

  var text: JSONText {
    JSONText(start: Int(start), length: Int(length), hasEscapes: hasEscapes)
  }
}

/// One feature: its range in the file, and its cells and geometry in the store.
struct FeatureRecord: Sendable {
  var start: UInt32
  var end: UInt32
  var line: UInt32
  /// The index of the feature's first cell. Its cells are sorted by key, and each key occurs once.
  var firstCell: UInt32 = 0
  var cellCount: UInt32 = 0
  var hasBadProperties = false
  var isFeature = false
  var id = CellRecord()
  var geometry = GeometryRecord()
}

/// One geometry as it was read, not yet validated.
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
  /// The number of arrays around each position, excluding its own; -1 if there are no positions.
  var level: Int8 = -1
  /// The location of the type's name, for the message about an unknown type.
  var typeName = CellRecord()
  var firstPosition: UInt32 = 0
  var firstShape: UInt32 = 0
}
