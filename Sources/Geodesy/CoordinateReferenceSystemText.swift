extension CoordinateReferenceSystem {
  /// Parses a declared reference system.
  ///
  /// Case, full-width characters, spaces, '-' and '_' make no difference in names. Accepted are:
  /// - the canonical names;
  /// - the names 国家2000, 2000国家大地坐标系, Amap, Gaode, 高德, 火星坐标系, 火星, BD09LL, Baidu, 百度
  ///   and CRS84;
  /// - `EPSG:n`, where EPSG:4326 means WGS84 and EPSG:4490 means CGCS2000;
  /// - the OGC forms `urn:ogc:def:crs:EPSG:[version]:n` and `urn:ogc:def:crs:OGC:[version]:CRS84`;
  /// - a WKT definition.
  ///
  /// This does not check whether PROJ knows the EPSG code or understands the WKT definition;
  /// `CoordinateTransformer` does.
  ///
  /// - Throws: `UnknownCoordinateReferenceSystem` for everything else, such as BD09MC or the name
  ///   of a city's own grid. Nothing is guessed.
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

  /// Whether a text starts like the WKT definition of a coordinate reference system.
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

  /// Parses "urn:ogc:def:crs:<authority>:<version>:<code>", which is already folded.
  private static func urn(_ text: String) -> CoordinateReferenceSystem? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 7, parts[0..<4].elementsEqual(["urn", "ogc", "def", "crs"]) else {
      return nil
    }
    guard parts[5].allSatisfy({ isDigit($0) || $0 == "." }) else { return nil }
    switch parts[4] {
    // "OGR" is a misspelling of "OGC" that occurs in real files.
    case "ogc", "ogr": return parts[6] == "crs84" ? .wgs84 : nil
    case "epsg": return code(parts[6]).map(epsg(registered:))
    default: return nil
    }
  }

  /// Parses "epsg:4549", "epsg4549" and "epsg-4549". At most one separator may precede the digits,
  /// so that "epsg:-1" is not read as 1.
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
