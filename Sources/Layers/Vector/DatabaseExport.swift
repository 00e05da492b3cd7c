import Tables
import VectorFormats
import Wording

/// Writes layers as tables of a PostGIS database.
public enum DatabaseExport {
  /// What becomes of a table that is there already.
  public enum Mode: Sendable {
    /// It is an error.
    case create
    /// It is replaced.
    case overwrite
    /// The features are added to it.
    case append
  }

  /// Writes layers in one transaction: all of them are there afterwards, or the database is as it was.
  ///
  /// - Parameters:
  ///   - connection: `PG:dbname=… host=…`, as libpq has it.
  ///   - schema: where the tables are; nil for the database's own choice.
  ///   - table: the name of the table, where there is one layer; nil for the layer's name.
  public static func write(
    _ layers: [ExportedLayer], to connection: String, mode: Mode, schema: String? = nil,
    table: String? = nil
  ) throws(CareCircleError) {
    let name = InputFile.file(connection).name
    #if GDAL
      do throws(VectorFault) {
        try VectorDataset.load()
        let text = connection.contains("://") ? connection : "PG:" + connection.dropFirst(3)
        let waiting = text.contains("connect_timeout") || text.contains("://")
        let dataset = try VectorDataset(
          opening: waiting ? text : text + " connect_timeout=10", drivers: ["PostgreSQL"],
          forWriting: true)
        try dataset.inTransaction { () throws(VectorFault) in
          for layer in layers {
            try TableTarget(dataset: dataset, schema: schema, table: table ?? layer.name)
              .write(layer, mode)
          }
        }
        try dataset.close()
      } catch {
        throw .vector(name, error)
      }
    #else
      throw .cannotWrite(path: name, reason: .noLibrary)
    #endif
  }
}

#if GDAL
  /// One table of a database.
  private struct TableTarget {
    let dataset: VectorDataset
    let schema: String?
    let table: String

    private var fullName: String { schema.map { "\($0).\(table)" } ?? table }

    func write(
      _ layer: ExportedLayer, _ mode: DatabaseExport.Mode
    ) throws(VectorFault) {
      var plan = LayerPlan(table, layer.document, kinds: ResultColumns.kind)
      let known = dataset.layer(named: fullName)
      let writer = LayerWriter(layer.document, into: dataset)
      switch mode {
      case .append:
        guard let known else {
          throw VectorFault(.cannotWrite, "there is no table \(fullName) to append to")
        }
        // A table of one type takes no other, and one of parts takes no single ones.
        if let type = known.geometryType { plan.geometryType = type.hasPrefix("Multi") ? 4 : 0 }
        return try writer.append(plan, to: known)
      case .create where known != nil:
        throw VectorFault(
          .cannotWrite, "the table \(fullName) is there already; say --overwrite or --append")
      case .create, .overwrite: break
      }
      var options = [
        "LAUNDER=NO", "GEOMETRY_NAME=geom", "FID=fid", "SPATIAL_INDEX=GIST",
        "DESCRIPTION=\(layer.about ?? "")",
      ]
      if mode == .overwrite { options.append("OVERWRITE=YES") }
      if let schema { options.append("SCHEMA=\(schema)") }
      try writer.create(plan, options: options)
    }
  }
#endif
