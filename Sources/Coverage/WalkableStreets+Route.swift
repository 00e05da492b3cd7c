import CareModel
import Geodesy
import StreetNetwork

extension WalkableStreets {
  /// The walk from an estate's best start to a place; nil if it is longer than the limit.
  public func route(
    from estate: Estate, to place: Coordinate, within limit: Length
  ) -> Route? {
    let starts = StreetStarts([estate], self)
    let finder = WalkFinder(
      access, origins: starts.origins.map(\.place), facilities: [place], within: rings)
    let walks = finder.walks(within: WalkUnits.units(limit.metres))[0]
      .filter { starts.ofEstate[0].contains(Int($0.origin)) }
    let best = walks.min { ($0.cost, $0.length, $0.origin) < ($1.cost, $1.length, $1.origin) }
    return best.flatMap { RouteFinder(finder).routes(of: [$0]).first ?? nil }
  }
}
