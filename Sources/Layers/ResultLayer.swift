import Geodesy
import TextFormats

/// A layer of results: a name, a description of itself, typed columns, and features.
///
/// It is declared once and can be written in every format. Nothing is encoded before it is written, and then piece by
/// piece, so that memory does not grow with the layer.
public struct ResultLayer: Sendable {
  /// The type of the geometries. It never depends on the data.
  public enum GeometryKind: Sendable {
    /// Points, one for each feature.
    case point
    /// Lines, one for each feature.
    case line
    /// Areas, always as multi-polygons of one or several polygons.
    case polygon
    /// Points, multi-points and multi-polygons side by side.
    case any
    /// A table without geometry.
    case none
  }

  /// Writes the geometry of a feature.
  package typealias Shape = @Sendable (_ record: Int, _ geometry: inout GeometryWriter) -> Void

  /// The name of the layer, as in the names of its files: `gap-areas`.
  public internal(set) var name: String
  /// The type of the geometries.
  public let geometry: GeometryKind
  /// The number of features.
  public let count: Int
  /// What the layer says about itself, beginning with the schema.
  package let header: [(String, JSONValue)]
  /// The columns, in the order of the contract with GIS users.
  package private(set) var columns: [LayerColumn]
  /// The point that stands for a feature, for formats that are tables. Nil for a layer without coordinates.
  package let anchor: (@Sendable (_ record: Int) -> Coordinate?)?
  /// The index of each feature's record; nil when every record is a feature, in order.
  let records: [Int]?
  let shape: Shape?

  /// A layer of some records, or of all of `count`.
  ///
  /// Columns, `anchor` and `shape` are given the index of a record, from 0 to below `count`. `records` lists those that
  /// become features, nil for all. `header` begins with the schema.
  package init(
    _ name: String, header: [(String, JSONValue)], geometry: GeometryKind, count: Int,
    records: [Int]? = nil, columns: [LayerColumn],
    anchor: (@Sendable (Int) -> Coordinate?)? = nil, shape: Shape? = nil
  ) {
    self.name = name
    self.header = header
    self.geometry = geometry
    self.count = records?.count ?? count
    self.records = records
    self.columns = columns
    self.anchor = anchor
    self.shape = shape
  }

  /// The keys of the columns.
  public var keys: [String] { columns.map(\.key) }

  /// The versioned schema, such as `carecircle.estates/1`.
  public var schema: String {
    guard case .string(let text)? = header.first?.1 else { return "" }
    return text
  }

  /// The name of the layer as a table, which a database accepts without quotes: `gap_areas`.
  public var tableName: String {
    String(name.map { $0 == "-" ? "_" : $0 })
  }

  /// What the layer says about itself, as JSON on one line.
  package var about: String { JSONValue.object(header).line }

  /// Whether the makers of its data ask for attribution.
  package var hasAttribution: Bool { header.contains { $0.0 == "attribution" } }

  /// The index of a feature's record.
  @inline(__always)
  package func record(_ feature: Int) -> Int { records?[feature] ?? feature }

  /// Writes the geometry of a record.
  @inline(__always)
  package func write(_ record: Int, _ geometry: inout GeometryWriter) {
    if let shape { shape(record, &geometry) } else { geometry.none() }
  }

  /// The same layer with only the columns of some keys, all of which it must have.
  package func with(keys: [String]) -> ResultLayer {
    var layer = self
    layer.columns = keys.compactMap { key in columns.first { $0.key == key } }
    return layer
  }

  /// The same layer under another name.
  package func named(_ name: String) -> ResultLayer {
    var layer = self
    layer.name = name
    return layer
  }
}
