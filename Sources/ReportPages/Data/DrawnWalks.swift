import Coverage
import Geodesy
import StreetNetwork
import TextFormats

/// The walks along the streets that the page holds, each thinned, as many as it has room for.
///
/// The walks of gaps come first, in the order of their list, then those of undecided estates, then all others.
struct DrawnWalks {
  /// How far a drawn walk may lie from the true one, in metres.
  static let tolerance = 3.0

  /// The walks by the place of their estate among those drawn, in ascending order.
  private(set) var walks: [(place: Int, line: [GridPoint])] = []
  /// The number of drawn estates that have a walk to a room that counts.
  private(set) var known = 0

  /// No walks.
  init() {}

  /// The estates whose walks the page wants, the most important one first.
  static func wanted(_ results: CoverageResults, _ drawn: DrawnEstates, atMost limit: Int) -> [Int]
  {
    let listed = drawn.gaps.filter { drawn.place(of: $0) != nil }
    let isListed = Set(listed)
    let others = drawn.drawn.filter { !isListed.contains($0) }
    let open = others.filter { results.reaches[$0].verdict == .indeterminate }
    let rest = others.filter { results.reaches[$0].verdict != .indeterminate }
    return Array(
      (listed + open + rest).lazy.filter { results.reaches[$0].nearest != nil }.prefix(limit))
  }

  init(
    _ routes: [Int: Route], _ results: CoverageResults, _ drawn: DrawnEstates, in frame: MapFrame,
    _ limits: PageLimits
  ) {
    let thinner = LineThinner(
      tolerance: Self.tolerance / (111_320 / MapFrame.perDegree), shrink: frame.cosine)
    known = drawn.drawn.count { results.reaches[$0].nearest != nil }
    var points = 0
    for estate in Self.wanted(results, drawn, atMost: limits.walks) {
      guard let route = routes[estate], let place = drawn.place(of: estate) else { continue }
      let line = thinner.thinned(route.places.map(frame.point))
      points += line.count
      if points > limits.walkPoints { break }
      walks.append((place, line))
    }
    walks.sort { $0.place < $1.place }
  }

  func append(to json: inout ByteBuffer) {
    json.append("{")
    for (number, walk) in walks.enumerated() {
      json.append(number > 0 ? ",\"" : "\"")
      json.appendInt(walk.place)
      json.append("\":")
      LineCode.append(walk.line, to: &json)
    }
    json.append("}")
  }
}
