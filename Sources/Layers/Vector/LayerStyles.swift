#if GDAL
  import VectorFormats

  /// The styles that QGIS finds in a GeoPackage and applies when one of its layers is opened.
  package enum LayerStyles {
    /// Adds the table of styles in the form in which QGIS itself makes it, with a style for each layer that has one.
    package static func add(
      for layers: [ResultLayer], to dataset: VectorDataset
    ) throws(VectorFault) {
      let styled = layers.compactMap { layer in LayerStyle(of: layer).map { (layer, $0) } }
      guard !styled.isEmpty else { return }
      try dataset.execute(table)
      try dataset.execute(entry)
      for (layer, style) in styled {
        try dataset.execute(
          "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, "
            + "f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner, ui, "
            + "update_time) VALUES ('', '', \(quoted(layer.tableName)), 'geom', \(quoted(layer.tableName)), "
            + "\(quoted(style.document)), '', 1, 'CareCircle', '', '', '1970-01-01T00:00:00.000Z')")
      }
    }

    private static let table =
      "CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, "
      + "f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256), "
      + "f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT, "
      + "useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), "
      + "update_time DATETIME)"

    private static let entry =
      "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change) "
      + "VALUES ('layer_styles', 'attributes', 'layer_styles', '', '1970-01-01T00:00:00.000Z')"

    private static func quoted(_ text: String) -> String {
      "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
        + "'"
    }
  }
#endif
