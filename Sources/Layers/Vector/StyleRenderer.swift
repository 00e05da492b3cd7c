#if GDAL
  /// The features with a certain value of a column; the empty value stands for all values that have no category.
  package struct StyleCategory {
    let value: String
    let label: String
    let symbol: StyleSymbol

    package init(_ value: String, _ label: String, _ symbol: StyleSymbol) {
      (self.value, self.label, self.symbol) = (value, label, symbol)
    }
  }

  /// The features whose value of a column lies between two bounds, in percent.
  package struct StyleRange {
    let lower: Double
    let upper: Double
    let symbol: StyleSymbol

    package init(_ lower: Double, _ upper: Double, _ symbol: StyleSymbol) {
      (self.lower, self.upper, self.symbol) = (lower, upper, symbol)
    }
  }

  /// How QGIS chooses the symbol of a feature, from the value of a column.
  package enum StyleRenderer {
    case categories(String, [StyleCategory])
    case ranges(String, [StyleRange])

    /// The renderer as QGIS stores it.
    package var element: String {
      switch self {
      case .categories(let column, let categories):
        let entries = categories.enumerated().map { number, category in
          "<category render=\"true\" symbol=\"\(number)\" value=\"\(category.value)\" "
            + "label=\"\(category.label)\"/>"
        }
        return Self.renderer("categorizedSymbol", column, "")
          + "<categories>" + entries.joined() + "</categories>"
          + Self.symbols(categories.map(\.symbol))
      case .ranges(let column, let ranges):
        let entries = ranges.enumerated().map { number, range in
          "<range render=\"true\" symbol=\"\(number)\" lower=\"\(range.lower)\" "
            + "upper=\"\(range.upper)\" label=\"\(Int(range.lower)) - \(Int(range.upper)) %\"/>"
        }
        return Self.renderer("graduatedSymbol", column, " graduatedMethod=\"GraduatedColor\"")
          + "<ranges>" + entries.joined() + "</ranges>" + Self.symbols(ranges.map(\.symbol))
      }
    }

    private static func renderer(_ type: String, _ column: String, _ more: String) -> String {
      "<renderer-v2 type=\"\(type)\" attr=\"\(column)\"\(more) forceraster=\"0\" "
        + "symbollevels=\"0\" enableorderby=\"0\">"
    }

    private static func symbols(_ symbols: [StyleSymbol]) -> String {
      "<symbols>" + symbols.enumerated().map { $1.element(named: "\($0)") }.joined()
        + "</symbols></renderer-v2>"
    }
  }
#endif
