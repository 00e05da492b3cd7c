import CareCircle
import StreetNetwork

extension Promises {
  /// A network that was read can be searched and drawn.
  public static func check(_ map: StreetMap) {
    let graph = map.graph
    for edge in 0..<graph.edgeCount { _ = graph.name(of: edge) }
    let access = StreetAccess(graph, barriers: map.barriers)
    let places = graph.junctions.prefix(3).map(\.coordinate)
    let outlines = ServiceOutlines(access, around: places, within: [.metres(40), .metres(150)])
    let (whole, parts) = (outlines.dissolved(), outlines.split())
    precondition(whole.count == 2 && parts.count == 2, "a limit has no answer")
    let finder = WalkFinder(access, origins: places.map(WalkOrigin.point), facilities: places)
    for walk in finder.walks(within: WalkUnits.units(500)).joined() {
      precondition(walk.cost <= WalkUnits.units(500), "a walk beyond its limit")
    }
  }
}
