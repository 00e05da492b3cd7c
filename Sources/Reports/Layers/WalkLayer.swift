import CareModel
import Coverage
import Geodesy
import Layers
import StreetNetwork
import Wording

/// One walk, as a layer: the whole of it, and each of its legs.
public struct SingleRoute: Sendable {
  /// The walk, leg by leg.
  public let route: Route
  /// The circle, whose walker takes the walk.
  public let circle: ServiceCircle
  private let from: Estate
  private let to: Facility
  private let attribution: String?

  /// A walk between an estate and a facility; either may be a mere location without an id.
  public init(
    from: Estate, to: Facility, route: Route, circle: ServiceCircle,
    attribution: String?
  ) {
    (self.from, self.to, self.route) = (from, to, route)
    (self.circle, self.attribution) = (circle, attribution)
  }

  /// The time on foot in minutes; nil under a plain radius.
  public var minutes: Double? { circle.minutes(of: route.cost) }

  /// The names of the streets in the order of the walk. No name occurs twice in a row.
  public var streetNames: [String] {
    route.parts.compactMap(\.name).reduce(into: []) { names, name in
      if names.last != name { names.append(name) }
    }
  }

  /// The walk and its legs. The walk has the id `walk`, a leg its number. Columns about the whole walk are null for a
  /// leg, and columns about a leg are null for the walk.
  public var layer: ResultLayer {
    let route = route
    return ResultLayer(
      "route", header: header, geometry: .line, count: 1 + route.parts.count,
      columns: [.text("id") { $1.text($0 == 0 ? "walk" : String($0)) }] + whole + legs,
      anchor: { $0 == 0 ? route.places.first : route.parts[$0 - 1].places.first },
      shape: { $1.line($0 == 0 ? route.places : route.parts[$0 - 1].places) })
  }

  private var header: [(String, JSONValue)] {
    [
      ("schema", .string("carecircle.route/1")),
      ("version", .string(CareCircleVersion.current)),
      ("circle", circle.document(by: .street)),
    ] + (attribution.map { [("attribution", .string($0))] } ?? [])
  }

  /// The columns about the whole walk.
  private var whole: [LayerColumn] {
    let (from, to, route, minutes, limit) = (from, to, route, minutes, circle.limitMinutes)
    let straight = route.places.first.map { Geodesic.distance($0, to.coordinate).metres }
    let text = { @Sendable (value: String?) -> LayerColumn.Write in
      { record, cell in cell.text(record == 0 ? value : nil) }
    }
    return [
      .text("from_id", text(from.id.isEmpty ? nil : from.id)), .text("from_name", text(from.name)),
      .text("to_id", text(to.id.isEmpty ? nil : to.id)), .text("to_name", text(to.name)),
      .number("straight_m") { $0 == 0 ? straight : nil },
      .number("walk_m") { $0 == 0 ? route.length.metres : nil },
      .number("walk_min") { $0 == 0 ? minutes : nil },
      .number("limit_min") { $0 == 0 ? limit : nil },
      .list("parts") { $1.legs($0 == 0 ? route : nil) },
    ]
  }

  /// The columns about a leg.
  private var legs: [LayerColumn] {
    let parts = route.parts
    return [
      .integer("part") { $0 == 0 ? nil : $0 },
      .text("kind") { $1.text($0 == 0 ? nil : parts[$0 - 1].kind.rawValue) },
      .text("name") { $1.text($0 == 0 ? nil : parts[$0 - 1].name) },
      .number("length_m") { $0 == 0 ? nil : parts[$0 - 1].length.metres },
    ]
  }
}
