import PlaneGeometry
import StreetNetwork

/// What a network says of the ground, drawn lightly beneath everything else.
struct BaseMap {
  private(set) var streets = PlaneLines()
  private(set) var water = PlaneLines()
  private(set) var railways = PlaneLines()
  private(set) var expressways = PlaneLines()

  init() {}

  /// The streets of a network, and of its barriers what belongs on a map: walls do not.
  init(_ map: StreetMap, _ conic: ConformalConic) {
    let shapes = map.graph.shapes
    for edge in 0..<shapes.count {
      streets.add(shapes.points(of: edge).lazy.map { shapes.points[$0].coordinate }, conic)
    }
    let lines = map.barriers.lines
    for line in 0..<min(lines.count, map.barrierKinds.count) {
      let places = lines.points(of: line).lazy.map { lines.points[$0].coordinate }
      switch map.barrierKinds[line] {
      case .river, .water: water.add(places, conic)
      case .railway: railways.add(places, conic)
      case .expressway: expressways.add(places, conic)
      case .wall: break
      }
    }
  }
}
