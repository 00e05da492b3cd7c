import Coverage
import Files
import Geodesy
import Layers
import PlaneGeometry
import TextFormats
import Wording

/// The areas that are reached on foot along streets, as a layer.
///
/// Besides our own keys each feature has those by which other tools know isochrones: `value`, `units`,
/// `metric`, `group_index`, `center`, and `contour` with the same value.
public struct OutlineLayer: Sendable {
  /// One area: of one centre, or of all together.
  public struct Area: Sendable {
    /// The number of the centre; nil for all together.
    public let centre: Int?
    /// The limit in minutes.
    public let minutes: Double
    /// Where it is; nil where there is none.
    public let place: MultiPolygon?

    /// An area.
    public init(centre: Int?, minutes: Double, place: MultiPolygon?) {
      self.centre = centre
      self.minutes = minutes
      self.place = place
    }
  }

  private let results: CoverageResults
  private let areas: [Area]
  private let isAroundEstates: Bool

  /// Areas around the facilities of `results`, or around its estates.
  public init(_ results: CoverageResults, _ areas: [Area], aroundEstates: Bool = false) {
    self.results = results
    self.areas = areas
    isAroundEstates = aroundEstates
  }

  /// How many features there are.
  public var count: Int { areas.count }

  /// Writes the layer to a file, which appears whole or not at all; `-` is standard output.
  public func write(toPath path: String) throws(CareCircleError) {
    try OutputFile.write(to: path) { sink throws(CareCircleError) in try write(to: sink) }
  }

  /// Writes the layer to an open sink.
  public func write(to sink: ByteSink) throws(CareCircleError) {
    var buffer = ByteBuffer()
    buffer.beginFeatureCollection("circles", results.header(schema: "carecircle.circles/1"))
    for (number, area) in areas.enumerated() {
      if number > 0 { buffer.append(",\n") }
      buffer.append("{\"type\":\"Feature\",\"properties\":")
      properties(of: area).append(to: &buffer)
      buffer.append(",\"geometry\":")
      if let place = area.place { buffer.appendPlace(place) } else { buffer.append("null") }
      buffer.append("}")
      if buffer.count > 1 << 20 {
        try sink.write(buffer)
        buffer = ByteBuffer()
      }
    }
    buffer.endFeatureCollection()
    try sink.write(buffer)
  }

  private func properties(of area: Area) -> JSONValue {
    .object(
      identity(of: area.centre) + [
        ("value", .number(area.minutes)),
        ("contour", .number(area.minutes)),
        ("units", .string("min")),
        ("metric", .string("time")),
        ("group_index", .integer(group(of: area.centre))),
        ("center", centre(of: area.centre)),
        ("area_m2", area.place.map { .fixed($0.geodesicArea.squareMetres, 2) } ?? .null),
        ("method", .string(results.method.rawValue)),
        ("estimated", .flag(results.method.isEstimated)),
        ("circle", .string(results.circle.code(by: results.method))),
        ("crs_source", .string(results.crsSource.rawValue)),
      ])
  }

  /// The centre's place in its table, whichever part of it was worked on.
  private func group(of centre: Int?) -> Int {
    guard let centre else { return 0 }
    return isAroundEstates ? centre : results.part?.facilities[centre] ?? centre
  }

  private func identity(of centre: Int?) -> [(String, JSONValue)] {
    let around = JSONValue.string(isAroundEstates ? "estate" : "facility")
    guard let centre else {
      return [
        ("id", .null), ("name", .null), ("around", around), ("facility_id", .null),
        ("township", .null), ("qualifies", .null), ("why", .null),
      ]
    }
    if isAroundEstates {
      let estate = results.estates[centre]
      return [
        ("id", .string(estate.id)), ("name", .optional(estate.name)), ("around", around),
        ("facility_id", .null), ("township", .optional(estate.township)), ("qualifies", .null),
        ("why", .null),
      ]
    }
    let facility = results.facilities[centre]
    let judged = results.qualifications[centre]
    return [
      ("id", .string(facility.id)), ("name", .optional(facility.name)), ("around", around),
      ("facility_id", .string(facility.id)), ("township", .optional(facility.township)),
      ("qualifies", .string(judged.answer)), ("why", .optional(judged.code)),
    ]
  }

  private func centre(of centre: Int?) -> JSONValue {
    let place = centre.flatMap {
      isAroundEstates ? results.estates[$0].anchor : results.facilities[$0].coordinate
    }
    return place.map { .array([.fixed($0.longitude, 7), .fixed($0.latitude, 7)]) } ?? .null
  }
}

extension MultiPolygon {
  /// The area inside the outer rings and outside the holes.
  var geodesicArea: Area {
    .squareMetres(
      polygons.reduce(0) { sum, polygon in
        sum
          + polygon.rings.reduce(0) {
            $0 + Geodesic.area(ofRing: $1.corners).squareMetres
          }
      })
  }
}
