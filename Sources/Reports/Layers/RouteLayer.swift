import Coverage
import Geodesy
import Layers
import StreetNetwork

extension CoverageResults {
  /// The walks from estates to their nearest facilities, as lines that a planner can check by eye, with the legs of
  /// each walk in its properties. `routes` is in the order of the estates; a feature has the id of its estate.
  public func routeLayer(_ routes: [Route?]) -> ResultLayer {
    let (estates, reaches, facilities, circle) = (estates, reaches, facilities, circle)
    return ResultLayer(
      "routes", header: header(schema: "carecircle.routes/1"), geometry: .line,
      count: routes.count, records: routes.indices.filter { routes[$0] != nil },
      columns: [
        .text("id") { $1.text(estates[$0].id) },
        .text("from_id") { $1.text(estates[$0].id) },
        .text("from_name") { $1.text(estates[$0].name) },
        .text("to_id") { $1.text(reaches[$0].nearest.map { facilities[$0.facility].id }) },
        .text("to_name") { $1.text(reaches[$0].nearest.flatMap { facilities[$0.facility].name }) },
        .text("verdict") { $1.text(reaches[$0].verdict.rawValue) },
        .number("straight_m") { reaches[$0].nearest?.straight.metres },
        .number("walk_m") { routes[$0]?.length.metres },
        .number("walk_min") { routes[$0].flatMap { circle.minutes(of: $0.cost) } },
        .number("limit_min", all: circle.limitMinutes),
        .list("parts") { $1.legs(routes[$0]) },
      ],
      anchor: { routes[$0]?.places.first }, shape: { $1.line(routes[$0]?.places ?? []) })
  }
}

extension ServiceCircle {
  /// The minutes that a walk takes, given its cost in metres of level street; nil under a plain radius.
  func minutes(of cost: Length) -> Double? {
    guard case .walking(_, let walker, _) = self else { return nil }
    return cost.metres / walker.speed.metresPerSecond / 60
  }
}

extension CellWriter {
  /// Writes the legs of a walk; in a table, each as `kind name metres`.
  mutating func legs(_ route: Route?) {
    guard let route else { return null() }
    list(isEmpty: route.parts.isEmpty) { buffer in
      JSONValue.array(route.parts.map(\.document)).append(to: &buffer)
    } text: { buffer in
      for (number, part) in route.parts.enumerated() {
        if number > 0 { buffer.append(";") }
        buffer.append(part.kind.rawValue)
        if let name = part.name { buffer.append(" " + name) }
        buffer.append(" ")
        buffer.appendFixed(part.length.metres, decimals: 2)
      }
    }
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
