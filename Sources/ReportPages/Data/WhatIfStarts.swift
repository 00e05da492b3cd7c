import CareModel
import Coverage
import Geodesy
import TextFormats

/// Where the walks of gap and undecided estates start, with every digit, so that the page's straight lines are those of
/// the engine.
///
/// An estate has gates, or a point, or ground. The same choice as in the engine: gates come first.
struct WhatIfStarts {
  let results: CoverageResults
  let drawn: DrawnEstates

  /// The estates that a new room could cover: every gap, and the undecided ones to which the question applies.
  ///
  /// Nil along streets, and if the page would have to leave some of them out: figures of a part would be taken for
  /// those of the whole.
  var estates: [Int]? {
    guard drawn.isWhole(results), results.method == .straight else { return nil }
    let chosen = results.reaches.indices.filter { index in
      let reach = results.reaches[index]
      return reach.verdict == .gap || (reach.verdict == .indeterminate && reach.applies == .yes)
    }
    var points = 0
    for estate in chosen { points += Self.points(of: results.estates[estate]) }
    return points <= Self.most ? chosen : nil
  }

  /// The largest number of starting points and corners, of which each takes some 36 bytes.
  private static let most = 100_000

  private static func points(of estate: Estate) -> Int {
    if !estate.gates.isEmpty { return estate.gates.count }
    guard case .area(let ground) = estate.place else { return 1 }
    return ground.polygons.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.corners.count } }
  }

  func append(to json: inout ByteBuffer) {
    guard let estates else { return json.append("null") }
    json.append("[")
    for (place, index) in estates.enumerated() {
      json.append(place > 0 ? ",[" : "[")
      json.appendInt(index)
      append(results.estates[index], to: &json)
      json.append("]")
    }
    json.append("]")
  }

  private func append(_ estate: Estate, to json: inout ByteBuffer) {
    if !estate.gates.isEmpty { return append([estate.gates.map(\.coordinate)], "p", to: &json) }
    switch estate.place {
    case .point(let point): append([[point]], "p", to: &json)
    case .area(let ground):
      append(ground.polygons.flatMap(\.rings).map(\.corners), "g", to: &json)
    case .gatesOnly: append([], "p", to: &json)
    }
  }

  private func append(
    _ lists: [[Coordinate]], _ kind: StaticString, to json: inout ByteBuffer
  ) {
    json.append(",\"")
    json.append(kind)
    json.append("\"")
    for list in lists {
      json.append(",[")
      for (place, point) in list.enumerated() {
        if place > 0 { json.append(",") }
        json.appendShortest(point.longitude)
        json.append(",")
        json.appendShortest(point.latitude)
      }
      json.append("]")
    }
  }
}
