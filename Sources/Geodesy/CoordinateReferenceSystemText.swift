extension CoordinateReferenceSystem {
  /// Reads a declared system.
  ///
  /// Upper and lower case, full-width characters, spaces, '-' and '_' make no difference. Read are
  /// the canonical names; the names 国家2000, 2000国家大地坐标系, Amap, Gaode, 高德, 火星坐标系, 火星, BD09LL, Baidu,
  /// 百度 and CRS84; `EPSG:n`; and the OGC forms `urn:ogc:def:crs:EPSG:[version]:n` and
  /// `urn:ogc:def:crs:OGC:[version]:CRS84`. EPSG:4326 is WGS84 and EPSG:4490 is CGCS2000. Whether
  /// PROJ knows an EPSG code, or a WKT definition, is found out by `CoordinateTransformer`, not here.
  ///
  /// - Throws: `UnknownCoordinateReferenceSystem` for everything else, such as BD09MC or a city's
  ///   own grid: nothing is guessed.
  public init(_ text: String) throws(UnknownCoordinateReferenceSystem) {
    if Self.isDefinition(text) {
      self = .defined(wkt: text)
      return
    }
    let spaceless = FoldedText.folded(text, dropping: " ")
    let bare = FoldedText.folded(text, dropping: " -_")
    if let known = Self.aliases[bare] {
      self = known
    } else if let known = Self.urn(bare) {
      self = known
    } else if let code = Self.code(prefixed: spaceless) {
      self = Self.epsg(registered: code)
    } else {
      throw UnknownCoordinateReferenceSystem(text: text)
    }
  }

  /// Whether a text is the WKT of a geographic or projected system, as layers carry it.
  private static func isDefinition(_ text: String) -> Bool {
    let words = [
      "PROJCRS[", "GEOGCRS[", "GEODCRS[", "PROJCS[", "GEOGCS[", "BOUNDCRS[", "COMPOUNDCRS[",
    ]
    return words.contains { text.hasPrefix($0) }
  }

  private static let aliases: [String: CoordinateReferenceSystem] = [
    "wgs84": .wgs84, "crs84": .wgs84, "ogc:crs84": .wgs84,
    "cgcs2000": .cgcs2000, "国家2000": .cgcs2000, "2000国家大地坐标系": .cgcs2000,
    "国家2000坐标系": .cgcs2000, "国家2000大地坐标系": .cgcs2000,
    "gcj02": .gcj02, "amap": .gcj02, "gaode": .gcj02, "高德": .gcj02,
    "火星坐标系": .gcj02, "火星": .gcj02,
    "bd09": .bd09, "bd09ll": .bd09, "baidu": .bd09, "百度": .bd09,
  ]

  /// "urn:ogc:def:crs:<authority>:<version>:<code>", already folded.
  private static func urn(_ text: String) -> CoordinateReferenceSystem? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 7, parts[0..<4].elementsEqual(["urn", "ogc", "def", "crs"]) else {
      return nil
    }
    guard parts[5].allSatisfy({ isDigit($0) || $0 == "." }) else { return nil }
    switch parts[4] {
    // "OGR" is a slip for "OGC" that real files carry.
    case "ogc", "ogr": return parts[6] == "crs84" ? .wgs84 : nil
    case "epsg": return code(parts[6]).map(epsg(registered:))
    default: return nil
    }
  }

  /// "epsg:4549", "epsg4549", "epsg-4549". The digits must be uninterrupted: "epsg:-1" is not 1.
  private static func code(prefixed text: String) -> Int? {
    guard text.hasPrefix("epsg") else { return nil }
    let rest = text.dropFirst(4)
    let separated = rest.first.map { ":-_".contains($0) } ?? false
    return code(separated ? rest.dropFirst() : rest)
  }

  private static func code(_ digits: Substring) -> Int? {
    guard (4...6).contains(digits.count), digits.allSatisfy(isDigit) else { return nil }
    return Int(digits)
  }

  private static func isDigit(_ character: Character) -> Bool {
    ("0"..."9").contains(character)
  }

  private static func epsg(registered code: Int) -> CoordinateReferenceSystem {
    switch code {
    case 4326: .wgs84
    case CGCS2000.code: .cgcs2000
    default: .epsg(code)
    }
  }
}
