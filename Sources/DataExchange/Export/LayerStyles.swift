#if GDAL
  import VectorFormats

  /// The styles that QGIS finds in a GeoPackage and applies when a layer of it is opened.
  enum LayerStyles {
    /// The columns by which layers are coloured, the one that counts most first.
    private static let columns = ["verdict", "qualifies"]

    private static let colours: [(value: String, label: String, colour: String)] = [
      ("gap", "缺口 gap", "214,47,39"), ("covered", "已覆盖 covered", "49,145,84"),
      ("indeterminate", "待核实 undecided", "245,166,35"),
      ("not_applicable", "不适用 not applicable", "158,158,158"),
      ("fail", "不合格 fail", "214,47,39"), ("pass", "合格 pass", "49,145,84"),
      ("pass_late", "逾期合格 pass late", "120,170,60"), ("not_due", "未到期 not due", "90,140,200"),
      ("report_only", "仅报告 report only", "158,158,158"),
      ("yes", "符合 counts", "49,145,84"), ("no", "不符合 does not count", "158,158,158"),
      ("unknown", "待核实 unknown", "245,166,35"),
    ]

    /// Adds the table of styles, as QGIS makes it itself, with a style for each layer that has a verdict.
    static func add(
      for layers: [ExportedLayer], to dataset: VectorDataset
    ) throws(VectorFault) {
      let styled = layers.compactMap { layer in
        columns.first { layer.document.keys.contains($0) }.map { (layer, $0) }
      }
      guard !styled.isEmpty else { return }
      try dataset.execute(table)
      try dataset.execute(entry)
      for (layer, column) in styled {
        let plan = LayerPlan(layer.name, layer.document, kinds: ResultColumns.kind)
        let style = document(column, symbol(plan.geometryType))
        try dataset.execute(
          "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, "
            + "f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner, ui, "
            + "update_time) VALUES ('', '', \(quoted(layer.name)), 'geom', \(quoted(layer.name)), "
            + "\(quoted(style)), '', 1, 'CareCircle', '', '', '1970-01-01T00:00:00.000Z')")
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

    /// Which symbol shows geometries of a type: most layers of several types are mostly points.
    private static func symbol(_ geometryType: Int) -> String {
      switch geometryType {
      case 2, 5: "line"
      case 3, 6: "fill"
      default: "marker"
      }
    }

    private static func document(_ column: String, _ symbol: String) -> String {
      let categories = colours.enumerated().map { number, entry in
        "<category render=\"true\" symbol=\"\(number)\" value=\"\(entry.value)\" "
          + "label=\"\(entry.label)\"/>"
      }
      let symbols = colours.enumerated().map { number, entry in
        "<symbol type=\"\(symbol)\" name=\"\(number)\" alpha=\"1\" clip_to_extent=\"1\">"
          + "<layer class=\"\(layerClass(symbol))\" enabled=\"1\" locked=\"0\" pass=\"0\">"
          + properties(symbol, entry.colour) + "</layer></symbol>"
      }
      return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
        + "<qgis version=\"3.22\" styleCategories=\"Symbology\">"
        + "<renderer-v2 type=\"categorizedSymbol\" attr=\"\(column)\" forceraster=\"0\" "
        + "symbollevels=\"0\" enableorderby=\"0\"><categories>" + categories.joined()
        + "</categories><symbols>" + symbols.joined() + "</symbols></renderer-v2></qgis>"
    }

    private static func layerClass(_ symbol: String) -> String {
      switch symbol {
      case "line": "SimpleLine"
      case "fill": "SimpleFill"
      default: "SimpleMarker"
      }
    }

    private static func properties(_ symbol: String, _ colour: String) -> String {
      let options: [(String, String)] =
        switch symbol {
        case "line": [("line_color", "\(colour),255"), ("line_width", "0.5")]
        case "fill":
          [("color", "\(colour),90"), ("outline_color", "\(colour),255"), ("outline_width", "0.3")]
        default:
          [("color", "\(colour),255"), ("outline_color", "255,255,255,255"), ("size", "2.6")]
        }
      return options.map { "<prop k=\"\($0.0)\" v=\"\($0.1)\"/>" }.joined()
    }
  }
#endif
