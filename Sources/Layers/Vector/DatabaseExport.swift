import Tables
import VectorFormats
import Wording

/// Writes layers as tables of a PostGIS database.
public enum DatabaseExport {
  /// What to do with a table that exists already.
  public enum Mode: Sendable {
    /// Fail and leave the table as it is.
    case create
    /// Replace the table with the new one.
    case overwrite
    /// Add the features to it.
    case append
  }

  /// Writes layers in one transaction: either all of them are written, or the database is unchanged.
  ///
  /// - Parameters:
  ///   - connection: `PG:dbname=… host=…`, in the syntax of libpq.
  ///   - schema: the schema of the tables; nil for the database's default.
  ///   - table: the name of the table if there is one layer; nil for the name of the layer.
  /// - Throws: `CareCircleError.cannotWrite` with the message of the database, for example if a table exists already.
  public static func write(
    _ layers: [ResultLayer], to connection: String, mode: Mode, schema: String? = nil,
    table: String? = nil
  ) throws(CareCircleError) {
    let name = InputFile.file(connection).name
    #if GDAL
      do throws(VectorFault) {
        try VectorDataset.load()
        let text =
          connection.contains("://")
          ? ConnectionText.withPlainScheme(connection) : "PG:" + connection.dropFirst(3)
        let waiting = text.contains("connect_timeout") || text.contains("://")
        let dataset = try VectorDataset(
          opening: waiting ? text : text + " connect_timeout=10", drivers: ["PostgreSQL"],
          forWriting: true)
        try dataset.check(schema: schema)
        try dataset.inTransaction { () throws(VectorFault) in
          for layer in layers {
            try DatabaseTable(dataset: dataset, schema: schema, table: table ?? layer.tableName)
              .write(layer, mode)
          }
        }
        try dataset.close()
      } catch {
        guard error.kind != .cannotOpen else {
          throw .cannotWrite(path: name, reason: .cannotConnect(connection, error.detail))
        }
        throw .vector(name, error.firstLine)
      }
    #else
      throw .cannotWrite(path: name, reason: .noLibrary)
    #endif
  }
}

#if GDAL
  /// One table of a database.
  private struct DatabaseTable {
    let dataset: VectorDataset
    let schema: String?
    let table: String

    private var fullName: String { schema.map { "\($0).\(table)" } ?? table }

    func write(
      _ layer: ResultLayer, _ mode: DatabaseExport.Mode
    ) throws(VectorFault) {
      let feed = FeatureFeed(layer)
      let known = dataset.layer(named: fullName)
      switch mode {
      case .append:
        guard let known else {
          throw VectorFault(.cannotWrite, "there is no table \(fullName) to append to")
        }
        let writer = try VectorLayerWriter(
          appendingTo: known, in: dataset, columns: feed.columns)
        return try feed.writeAll(to: writer)
      case .create where known != nil:
        throw VectorFault(
          .cannotWrite, "the table \(fullName) is there already; say --overwrite or --append")
      case .create, .overwrite: break
      }
      let writer = try VectorLayerWriter(
        creating: table, in: dataset, geometryType: feed.geometryType, columns: feed.columns,
        options: options(layer, mode))
      try feed.writeAll(to: writer)
    }

    private func options(_ layer: ResultLayer, _ mode: DatabaseExport.Mode) -> [String] {
      var options = [
        "LAUNDER=NO", "GEOMETRY_NAME=geom", "FID=fid", "SPATIAL_INDEX=GIST",
        "DESCRIPTION=\(layer.about)",
      ]
      let lists = layer.columns.filter { $0.kind == .list }.map { "\($0.key)=jsonb" }
      if !lists.isEmpty { options.append("COLUMN_TYPES=" + lists.joined(separator: ",")) }
      if mode == .overwrite { options.append("OVERWRITE=YES") }
      if let schema { options.append("SCHEMA=\(schema)") }
      return options
    }
  }

  extension VectorDataset {
    /// Makes sure that the database has PostGIS, and the named schema.
    fileprivate func check(schema: String?) throws(VectorFault) {
      guard try has("pg_extension where extname = 'postgis'") else {
        throw VectorFault(
          .cannotWrite, "the database has no PostGIS; run CREATE EXTENSION postgis in it first")
      }
      guard let schema else { return }
      let quoted = schema.split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: "''")
      guard try has("pg_namespace where nspname = '\(quoted)'") else {
        throw VectorFault(
          .cannotWrite,
          "the database has no schema \(schema); run CREATE SCHEMA \(schema) in it first")
      }
    }

    private func has(_ condition: String) throws(VectorFault) -> Bool {
      try query("select 1 from \(condition)").countedCount() > 0
    }
  }

  extension VectorFault {
    /// The same fault with only the first line of the database's message; the rest repeats the statement.
    fileprivate var firstLine: VectorFault {
      let markers = ["LINE 1:", "DETAIL:", "CONTEXT:", "HINT:", " QUERY:"]
      let ends = markers.compactMap { detail.firstRange(of: $0)?.lowerBound }
      let text = detail[..<(ends.min() ?? detail.endIndex)]
      return VectorFault(kind, String(text.prefix(300)))
    }
  }
#endif
