#if GDAL
  /// How QGIS draws a geometry.
  package struct StyleSymbol {
    /// The kind of geometry, with its name in QGIS.
    package enum Kind: String {
      case marker, line, fill

      /// The kind for a layer; nil for a table. Layers of mixed types consist mostly of points.
      package init?(_ geometry: ResultLayer.GeometryKind) {
        switch geometry {
        case .point, .any: self = .marker
        case .line: self = .line
        case .polygon: self = .fill
        case .none: return nil
        }
      }

      fileprivate var layerClass: String {
        switch self {
        case .marker: "SimpleMarker"
        case .line: "SimpleLine"
        case .fill: "SimpleFill"
        }
      }
    }

    private let kind: Kind
    private let properties: [(String, String)]

    /// A symbol in a colour, given as `red,green,blue`. For a polygon, `fill` is the opacity of the inside from 0 to
    /// 255, and `width` is that of the border in millimetres, which has the same colour or its own. For a point, `size`
    /// is its diameter in millimetres.
    package init(
      _ kind: Kind, _ colour: String, fill: Int = 0, width: Double = 0.3, size: Double = 2.6,
      border: String? = nil, isDashed: Bool = false
    ) {
      self.kind = kind
      properties =
        switch kind {
        case .line: [("line_color", "\(colour),255"), ("line_width", "0.5")]
        case .marker:
          [("color", "\(colour),255"), ("outline_color", "255,255,255,255"), ("size", "\(size)")]
        case .fill:
          [
            ("color", "\(colour),\(fill)"), ("style", fill == 0 ? "no" : "solid"),
            ("outline_color", "\(border ?? colour),255"), ("outline_width", "\(width)"),
            ("outline_style", isDashed ? "dash" : "solid"),
          ]
        }
    }

    /// The symbol as QGIS stores it.
    package func element(named name: String) -> String {
      "<symbol type=\"\(kind.rawValue)\" name=\"\(name)\" alpha=\"1\" clip_to_extent=\"1\">"
        + "<layer class=\"\(kind.layerClass)\" enabled=\"1\" locked=\"0\" pass=\"0\">"
        + properties.map { "<prop k=\"\($0.0)\" v=\"\($0.1)\"/>" }.joined() + "</layer></symbol>"
    }
  }

  /// The labels that QGIS draws beside or inside features, unless the scale of the map is too small.
  package struct StyleLabels {
    private let expression: String
    /// The scale from which on labels are drawn, as in 1:25,000.
    private let scale: Int
    private let isInside: Bool

    package static func beside(_ expression: String, to scale: Int) -> StyleLabels {
      StyleLabels(expression: expression, scale: scale, isInside: false)
    }

    /// Labels in the middle of polygons.
    package static func inside(_ expression: String, to scale: Int) -> StyleLabels {
      StyleLabels(expression: expression, scale: scale, isInside: true)
    }

    /// The labels as QGIS stores them.
    package var element: String {
      let text = expression.reduce(into: "") { $0 += $1 == "\"" ? "&quot;" : String($1) }
      return "<labeling type=\"simple\"><settings calloutType=\"simple\">"
        + "<text-style isExpression=\"1\" fieldName=\"\(text)\" fontSize=\"\(isInside ? 10 : 8)\" "
        + "fontSizeUnit=\"Point\" fontWeight=\"75\" textColor=\"50,50,50,255\" multilineHeight=\"1\">"
        + "<text-buffer bufferDraw=\"1\" bufferSize=\"0.8\" bufferSizeUnits=\"MM\" "
        + "bufferColor=\"255,255,255,255\" bufferOpacity=\"0.8\"/></text-style>"
        + "<text-format multilineAlign=\"1\"/>"
        + "<placement placement=\"\(isInside ? 1 : 0)\" dist=\"\(isInside ? 0 : 1)\" distUnits=\"MM\"/>"
        + "<rendering obstacle=\"0\" scaleVisibility=\"1\" scaleMin=\"1\" scaleMax=\"\(scale)\"/>"
        + "</settings></labeling>"
    }
  }
#endif
