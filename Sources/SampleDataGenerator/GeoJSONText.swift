/// A feature to be written to a GeoJSON file (RFC 7946).
struct GeoFeature {
  /// The shapes that occur in the sample.
  enum Shape {
    case point(Spot)
    case line([Spot])
    /// An anticlockwise ring. The first vertex is not repeated at the end.
    case ring([Spot])
  }

  /// The value of a property.
  enum Value {
    case text(String)
    case count(Int)
    case missing
  }

  var shape: Shape
  var properties: [(key: String, value: Value)]
}

/// Writes features as GeoJSON (RFC 7946): WGS 84, longitude first, seven decimals, one feature per
/// line.
enum GeoJSONText {
  static func collection(_ features: [GeoFeature]) throws -> String {
    let lines = try features.map(feature)
    let body = lines.joined(separator: ",\n")
    return "{\"type\":\"FeatureCollection\",\"features\":[\n\(body)\n]}\n"
  }

  private static func feature(_ feature: GeoFeature) throws -> String {
    let properties = feature.properties.map { "\(string($0.key)):\(value($0.value))" }
    let geometry = try shape(feature.shape)
    return "{\"type\":\"Feature\",\"properties\":{\(properties.joined(separator: ","))},"
      + "\"geometry\":\(geometry)}"
  }

  private static func shape(_ shape: GeoFeature.Shape) throws -> String {
    switch shape {
    case .point(let spot):
      return "{\"type\":\"Point\",\"coordinates\":\(try position(spot))}"
    case .line(let spots):
      return "{\"type\":\"LineString\",\"coordinates\":\(try positions(spots))}"
    case .ring(let spots):
      let closed = try positions(spots + spots.prefix(1))
      return "{\"type\":\"Polygon\",\"coordinates\":[\(closed)]}"
    }
  }

  private static func positions(_ spots: [Spot]) throws -> String {
    "[" + (try spots.map(position)).joined(separator: ",") + "]"
  }

  private static func position(_ spot: Spot) throws -> String {
    let coordinate = try Survey.wgs84(spot)
    let longitude = FixedText.number(coordinate.longitude, decimals: 7)
    return "[\(longitude),\(FixedText.number(coordinate.latitude, decimals: 7))]"
  }

  private static func value(_ value: GeoFeature.Value) -> String {
    switch value {
    case .text(let text): string(text)
    case .count(let count): String(count)
    case .missing: "null"
    }
  }

  /// A JSON string. Names in the sample contain no control characters, so that only quotes and
  /// backslashes need escapes.
  private static func string(_ text: String) -> String {
    let escaped = text.reduce(into: "") { result, character in
      result += "\"\\".contains(character) ? "\\\(character)" : String(character)
    }
    return "\"\(escaped)\""
  }
}
