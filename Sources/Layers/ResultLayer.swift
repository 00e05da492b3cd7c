import Geodesy
import TextFormats

/// A layer of results: a name, what it says of itself, typed columns, and features.
///
/// It is declared once and has every format. Nothing is encoded before it is written, and then piece by piece, so
/// that memory does not grow with the layer.
public struct ResultLayer: Sendable {
  /// What the features are drawn as. It never depends on the data.
  public enum GeometryKind: Sendable {
    /// Points.
    case point
    /// Lines.
    case line
    /// Areas; always as multi-polygons, of one polygon or of many.
    case polygon
    /// Points, multi-points and multi-polygons side by side.
    case any
    /// A table without geometry.
    case none
  }

  /// Writes the geometry of a feature.
  package typealias Shape = @Sendable (_ record: Int, _ geometry: inout GeometryWriter) -> Void

  /// The name of the layer, as its files have it: `gap-areas`.
  public internal(set) var name: String
  /// What the features are drawn as.
  public let geometry: GeometryKind
  /// How many features there are.
  public let count: Int
  /// What the layer says of itself, the schema first.
  package let header: [(String, JSONValue)]
  /// The columns, in the order of the contract with GIS users.
  package private(set) var columns: [LayerColumn]
  /// The one point that stands for a feature: where a table puts it. Nil for a table without coordinates.
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

  /// The keys of its columns.
  public var keys: [String] { columns.map(\.key) }

  /// The versioned schema, such as `carecircle.estates/1`.
  public var schema: String {
    guard case .string(let text)? = header.first?.1 else { return "" }
    return text
  }

  /// The name of a table of it, which needs no quotes in a database: `gap_areas`.
  public var tableName: String {
    String(name.map { $0 == "-" ? "_" : $0 })
  }

  /// What the layer says of itself, as JSON on one line.
  package var about: String { JSONValue.object(header).line }

  /// Whether the makers of its data ask to be named.
  package var hasAttribution: Bool { header.contains { $0.0 == "attribution" } }

  /// The index of a feature's record.
  @inline(__always)
  package func record(_ feature: Int) -> Int { records?[feature] ?? feature }

  /// Writes the geometry of a record.
  @inline(__always)
  package func write(_ record: Int, _ geometry: inout GeometryWriter) {
    if let shape { shape(record, &geometry) } else { geometry.none() }
  }

  /// The same layer with the columns of some keys, all of which it has.
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
