#if GDAL
  /// How QGIS draws a layer: a symbol for each value or range of a column, and labels where there is room.
  ///
  /// The layers are meant to lie on top of each other: areas of ground are pale, and circles and borders let what is
  /// below show through.
  package struct LayerStyle {
    private let renderer: StyleRenderer
    private let labels: StyleLabels?

    /// The style that suits the columns of a layer; nil if none of them determines a style.
    package init?(of layer: ResultLayer) {
      let keys = Set(layer.keys)
      guard let kind = StyleSymbol.Kind(layer.geometry) else { return nil }
      if keys.contains("verdict") {
        renderer = .categories("verdict", Self.verdicts(kind))
        // Estates are in two layers, as all estates and as gaps; only one of them shows their names.
        labels = layer.name == "gaps" ? .beside("\"name\"", to: 25_000) : nil
      } else if keys.contains("qualifies") {
        renderer = .categories("qualifies", Self.qualifications(kind))
        labels = kind == .marker ? .beside("\"name\"", to: 25_000) : nil
      } else if keys.isSuperset(of: ["unit_type", "unit_name", "percent"]) {
        renderer = .ranges("percent", Self.shares)
        labels = .inside(Self.share, to: 200_000)
      } else {
        return nil
      }
    }

    private static let (red, green, orange, grey) = (
      "214,47,39", "49,145,84", "245,166,35", "158,158,158"
    )

    /// Estates that need no verdict are small and pale, so that the others stand out.
    private static func verdicts(_ kind: StyleSymbol.Kind) -> [StyleCategory] {
      let shown: [(value: String, label: String, colour: String)] = [
        ("gap", "缺口 gap", red), ("covered", "已覆盖 covered", green),
        ("indeterminate", "待核实 undecided", orange), ("fail", "不合格 fail", red),
        ("pass", "合格 pass", green), ("pass_late", "逾期合格 pass late", "120,170,60"),
        ("not_due", "未到期 not due", "90,140,200"), ("report_only", "仅报告 report only", grey),
      ]
      let quiet = StyleCategory(
        "not_applicable", "不适用 not applicable",
        StyleSymbol(kind, "205,205,205", fill: 30, width: 0.15, size: 1.2))
      return shown.map { StyleCategory($0.value, $0.label, StyleSymbol(kind, $0.colour, fill: 60)) }
        + [quiet, StyleCategory("", "其他 other", StyleSymbol(kind, grey, fill: 60))]
    }

    /// Circles that do not count are only lines, so that they hide no gap.
    private static func qualifications(_ kind: StyleSymbol.Kind) -> [StyleCategory] {
      let no = StyleSymbol(kind, grey, fill: 0, isDashed: true)
      return [
        StyleCategory("yes", "符合 counts", StyleSymbol(kind, green, fill: 70)),
        StyleCategory("no", "不符合 does not count", no),
        StyleCategory("unknown", "待核实 unknown", StyleSymbol(kind, orange, fill: 40)),
        StyleCategory("", "其他 other", no),
      ]
    }

    /// Units by the share of their estates that is covered, from red to green.
    private static let shares: [StyleRange] = zip(
      [0.0, 20, 40, 60, 80], ["215,48,39", "252,141,89", "254,224,139", "166,217,106", "26,152,80"]
    ).map { lower, colour in
      StyleRange(lower, lower + 20, StyleSymbol(.fill, colour, fill: 90, border: "70,70,70"))
    }

    private static let share =
      "CASE WHEN \"unit_type\" = 'township' THEN \"unit_name\" "
      + "|| coalesce('\\n' || round(\"percent\") || ' %', '') END"

    /// The style as QGIS stores it (QML).
    package var document: String {
      "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
        + "<qgis version=\"3.22\" styleCategories=\"Symbology|Labeling\" "
        + "labelsEnabled=\"\(labels == nil ? 0 : 1)\">" + renderer.element
        + (labels?.element ?? "") + "</qgis>"
    }
  }
#endif
