import VectorFormats

#if GDAL
  import VectorFormats

  /// How QGIS draws one layer: a symbol for each value of a column, and names where there is room for them.
  ///
  /// Layers are made to lie upon one another: grounds are pale, circles and borders let through what is below.
  package struct LayerStyle {
    private let column: String
    private let categories: [StyleCategory]
    private let labels: StyleLabels?

    /// The style that suits the columns of a layer; nil where none of them says how to.
    package init?(of layer: ExportedLayer) {
      let keys = Set(layer.document.keys)
      let plan = LayerPlan(layer.name, layer.document, kinds: ResultColumns.kind)
      if keys.contains("verdict") {
        column = "verdict"
        let kind = StyleSymbol.Kind(geometryType: plan.geometryType)
        categories = Self.verdicts.map { value, label, colour in
          StyleCategory(value, label, StyleSymbol(kind, colour, fill: 60))
        }
        // Estates are drawn twice, as all of them and as gaps: one layer tells their names.
        labels = layer.name == "gaps" ? .beside("\"name\"", to: 25_000) : nil
      } else if keys.contains("qualifies") {
        column = "qualifies"
        categories = Self.qualifications
        labels = nil
      } else if keys.isSuperset(of: ["unit_type", "unit_name", "percent"]) {
        column = "unit_type"
        categories = Self.units
        labels = .inside(Self.share, to: 200_000)
      } else {
        return nil
      }
    }

    private static let (red, green, orange, grey) = (
      "214,47,39", "49,145,84", "245,166,35", "158,158,158"
    )

    private static let verdicts: [(value: String, label: String, colour: String)] = [
      ("gap", "缺口 gap", red), ("covered", "已覆盖 covered", green),
      ("indeterminate", "待核实 undecided", orange),
      ("not_applicable", "不适用 not applicable", grey),
      ("fail", "不合格 fail", red), ("pass", "合格 pass", green),
      ("pass_late", "逾期合格 pass late", "120,170,60"), ("not_due", "未到期 not due", "90,140,200"),
      ("report_only", "仅报告 report only", grey), ("", "其他 other", grey),
    ]

    /// Circles that do not count are but a line, so that they hide no gap.
    private static let qualifications = [
      StyleCategory("yes", "符合 counts", StyleSymbol(.fill, green, fill: 70)),
      StyleCategory("no", "不符合 does not count", StyleSymbol(.fill, grey, fill: 0, isDashed: true)),
      StyleCategory("unknown", "待核实 unknown", StyleSymbol(.fill, orange, fill: 40)),
      StyleCategory("", "其他 other", StyleSymbol(.fill, grey, fill: 0, isDashed: true)),
    ]

    private static let units = [
      StyleCategory("township", "乡镇(街道) township", StyleSymbol(.fill, "70,70,70", width: 0.6)),
      StyleCategory("community", "村(社区) community", StyleSymbol(.fill, "150,150,150", width: 0.15)),
      StyleCategory("", "全域 whole", StyleSymbol(.fill, "70,70,70", width: 0.6)),
    ]

    private static let share =
      "CASE WHEN \"unit_type\" = 'township' THEN \"unit_name\" "
      + "|| coalesce('\\n' || round(\"percent\") || ' %', '') END"

    /// The style as QGIS stores it (QML).
    package var document: String {
      let entries = categories.enumerated().map { number, category in
        "<category render=\"true\" symbol=\"\(number)\" value=\"\(category.value)\" "
          + "label=\"\(category.label)\"/>"
      }
      let symbols = categories.enumerated().map { number, category in
        category.symbol.element(named: "\(number)")
      }
      return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
        + "<qgis version=\"3.22\" styleCategories=\"Symbology|Labeling\" "
        + "labelsEnabled=\"\(labels == nil ? 0 : 1)\">"
        + "<renderer-v2 type=\"categorizedSymbol\" attr=\"\(column)\" forceraster=\"0\" "
        + "symbollevels=\"0\" enableorderby=\"0\"><categories>" + entries.joined()
        + "</categories><symbols>" + symbols.joined() + "</symbols></renderer-v2>"
        + (labels?.element ?? "") + "</qgis>"
    }
  }

  /// The features with one value of a column; the empty value stands for all that are not named.
  package struct StyleCategory {
    package let value: String
    package let label: String
    let symbol: StyleSymbol

    package init(_ value: String, _ label: String, _ symbol: StyleSymbol) {
      (self.value, self.label, self.symbol) = (value, label, symbol)
    }
  }
#endif
