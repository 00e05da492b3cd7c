import CareModel
import Coverage
import Files
import Geodesy
import Layers
import StreetNetwork
import TextFormats
import Wording

/// The walks from estates to their nearest facilities, as lines that a planner checks by eye.
///
/// A feature for each estate that has one, with the parts of the walk in its properties.
public struct RouteLayer: Sendable {
  private let results: CoverageResults
  private let routes: [Route?]

  /// The routes of `results`, in the order of its estates.
  public init(_ results: CoverageResults, _ routes: [Route?]) {
    self.results = results
    self.routes = routes
  }

  /// Writes the layer to a file, which appears whole or not at all; `-` is standard output.
  public func write(toPath path: String) throws(CareCircleError) {
    try OutputFile.write(to: path) { sink throws(CareCircleError) in try write(to: sink) }
  }

  /// Writes the layer to an open sink.
  public func write(to sink: ByteSink) throws(CareCircleError) {
    var buffer = ByteBuffer()
    buffer.beginFeatureCollection("routes", results.header(schema: "carecircle.routes/1"))
    var isFirst = true
    for (estate, route) in routes.enumerated() {
      guard let route else { continue }
      if !isFirst { buffer.append(",\n") }
      isFirst = false
      append(route, of: estate, to: &buffer)
      if buffer.count > 1 << 20 {
        try sink.write(buffer)
        buffer = ByteBuffer()
      }
    }
    buffer.endFeatureCollection()
    try sink.write(buffer)
  }

  private func append(_ route: Route, of estate: Int, to buffer: inout ByteBuffer) {
    let reach = results.reaches[estate]
    let nearest = reach.nearest.map { results.facilities[$0.facility] }
    buffer.append("{\"type\":\"Feature\",\"properties\":")
    RouteProperties(
      from: (results.estates[estate].id, results.estates[estate].name),
      to: (nearest?.id, nearest?.name), straight: reach.nearest?.straight, route: route,
      circle: results.circle
    )
    .document([("verdict", .string(reach.verdict.rawValue))])
    .append(to: &buffer)
    buffer.append(",\"geometry\":")
    buffer.appendLine(route.places)
    buffer.append("}")
  }
}

/// What is said of a walk.
package struct RouteProperties {
  package let from: (id: String?, name: String?)
  package let to: (id: String?, name: String?)
  package let straight: Length?
  package let route: Route
  package let circle: ServiceCircle

  package func document(_ more: [(String, JSONValue)] = []) -> JSONValue {
    let seconds = circle.seconds(of: route.cost)
    return .object(
      [
        ("from_id", .optional(from.id)), ("from_name", .optional(from.name)),
        ("to_id", .optional(to.id)), ("to_name", .optional(to.name)),
      ] + more + [
        ("straight_m", straight.map { .fixed($0.metres, 2) } ?? .null),
        ("walk_m", .fixed(route.length.metres, 2)),
        ("walk_min", seconds.map { .fixed($0 / 60, 2) } ?? .null),
        ("limit_min", circle.limitMinutes.map { .fixed($0, 2) } ?? .null),
        ("parts", .array(route.parts.map(\.document))),
      ])
  }
}

extension ServiceCircle {
  /// How long a walk takes that costs so much level street; nil under a plain radius.
  fileprivate func seconds(of cost: Length) -> Double? {
    guard case .walking(_, let walker, _) = self else { return nil }
    return cost.metres / walker.speed.metresPerSecond
  }
}

extension Route.Part {
  fileprivate var document: JSONValue {
    .object([
      ("kind", .string(kind.rawValue)), ("name", .optional(name)),
      ("length_m", .fixed(length.metres, 2)),
    ])
  }
}

extension ByteBuffer {
  /// Appends a line as a GeoJSON geometry; one place alone as a line to itself.
  mutating func appendLine(_ places: [Coordinate]) {
    append("{\"type\":\"LineString\",\"coordinates\":[")
    let ends = places.count == 1 ? places + places : places
    for (number, place) in ends.enumerated() {
      if number > 0 { append(",") }
      appendPosition(longitude: place.longitude, latitude: place.latitude)
    }
    append("]}")
  }
}

/// One walk, as a layer: the whole of it, and each of its parts.
public struct SingleRoute: Sendable {
  /// The walk.
  public let route: Route
  /// The circle whose walker walks.
  public let circle: ServiceCircle
  private let from: Estate
  private let to: Facility
  private let attribution: String?

  /// A walk between an estate and a facility; either may be a place without id.
  public init(
    from: Estate, to: Facility, route: Route, circle: ServiceCircle,
    attribution: String?
  ) {
    self.from = from
    self.to = to
    self.route = route
    self.circle = circle
    self.attribution = attribution
  }

  /// The time on foot in minutes; nil under a plain radius.
  public var minutes: Double? { circle.seconds(of: route.cost).map { $0 / 60 } }

  /// The names of the streets, in the order of the walk, none twice in a row.
  public var streetNames: [String] {
    route.parts.compactMap(\.name).reduce(into: []) { names, name in
      if names.last != name { names.append(name) }
    }
  }

  /// Writes GeoJSON to a file, which appears whole or not at all; `-` is standard output.
  public func write(toPath path: String) throws(CareCircleError) {
    let document = document
    try OutputFile.write(to: path) { sink throws(CareCircleError) in try sink.write(document) }
  }

  private var document: ByteBuffer {
    var buffer = ByteBuffer()
    var header: [(String, JSONValue)] = [
      ("schema", .string("carecircle.route/1")),
      ("version", .string(CareCircleVersion.current)),
      ("circle", circle.document(by: .street)),
    ]
    if let attribution { header.append(("attribution", .string(attribution))) }
    buffer.beginFeatureCollection("route", header)
    feature(whole, route.places, to: &buffer)
    for (number, part) in route.parts.enumerated() {
      buffer.append(",\n")
      let own: [(String, JSONValue)] = [
        ("part", .integer(number + 1)), ("kind", .string(part.kind.rawValue)),
        ("name", .optional(part.name)), ("length_m", .fixed(part.length.metres, 2)),
      ]
      feature(.object(own), part.places, to: &buffer)
    }
    buffer.endFeatureCollection()
    return buffer
  }

  private var whole: JSONValue {
    let start = route.places.first
    let straight = start.map { Geodesic.distance($0, to.coordinate) }
    return RouteProperties(
      from: (from.id.isEmpty ? nil : from.id, from.name),
      to: (to.id.isEmpty ? nil : to.id, to.name),
      straight: straight, route: route, circle: circle
    ).document()
  }

  private func feature(
    _ properties: JSONValue, _ places: [Coordinate], to buffer: inout ByteBuffer
  ) {
    buffer.append("{\"type\":\"Feature\",\"properties\":")
    properties.append(to: &buffer)
    buffer.append(",\"geometry\":")
    buffer.appendLine(places)
    buffer.append("}")
  }
}
