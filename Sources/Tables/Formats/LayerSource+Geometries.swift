import TextFormats
import VectorFormats
import Wording

#if GDAL
  extension LayerSource {
    /// Rejects a GeoPackage table with several geometry columns, for which GDAL may use any column or none.
    func refuseSeveralGeometries(_ layer: VectorLayer) throws(CareCircleError) {
      guard kind == .gpkg, file.query == nil else { return }
      let table = layer.name.replacing("'", with: "''")
      let places = texts(
        "SELECT column_name FROM gpkg_geometry_columns WHERE table_name = '\(table)'")
      guard places.count > 1, let first = places.first else { return }
      let others = texts("SELECT name FROM pragma_table_info('\(table)')")
        .filter { !places.contains($0) }
      throw .badData([.severalGeometries(file, layer.name, places, others + [first])])
    }

    /// The texts of a query's only column; empty if the query cannot be run.
    private func texts(_ query: String) -> [String] {
      guard let result = try? dataset.query(query) else { return [] }
      var reader = LayerReader(result)
      guard let (document, _) = (try? reader.read())?.document() else { return [] }
      return (0..<document.featureCount).compactMap { document.text(feature: $0, key: 0) }
    }
  }

  extension InputProblem {
    fileprivate static func severalGeometries(
      _ file: InputFile, _ table: String, _ places: [String], _ columns: [String]
    ) -> InputProblem {
      let list = columns.map { "\"\($0)\"" }.joined(separator: ", ")
      let query = "\(file.flag("sql")) 'SELECT \(list) FROM \"\(table)\"'"
      return InputProblem(
        .missingValue, file: file.name, field: "geometry",
        value: places.joined(separator: ", "),
        Message(
          en:
            "the table \(table) has several geometry columns, but a GeoPackage allows only one; choose one with a query, "
            + "such as \(query)",
          zh: "表\(table)有多个几何列，而GeoPackage每表只应有一个；请用查询指定其一，例如 \(query)"))
    }
  }
#endif
