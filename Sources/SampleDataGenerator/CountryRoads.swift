/// Roads that connect all villages and rural towns to the streets. They form a tree that grows from
/// the main town outwards.
struct CountryRoads {
  /// The spots from which the next country road may start.
  private var reached: [Spot]
  private var random = SplitMix64(stream: "country roads")

  /// Starts the tree.
  ///
  /// - Parameter junctions: The vertices of the streets of the main town.
  init(junctions: [Spot]) {
    reached = junctions
  }

  /// Builds one road to each stop. The next stop is always the one nearest to the spots that are
  /// already connected.
  mutating func roads(to stops: [(name: String, spot: Spot)]) -> [Street] {
    var waiting = stops
    var roads: [Street] = []
    while let (index, start) = next(among: waiting) {
      let stop = waiting.remove(at: index)
      roads.append(road(from: start, to: stop.spot, name: stop.name))
      reached.append(stop.spot)
    }
    return roads
  }

  private func next(among stops: [(name: String, spot: Spot)]) -> (Int, Spot)? {
    var best: (index: Int, start: Spot, length: Double)?
    for (index, stop) in stops.enumerated() {
      for start in reached {
        let length = start.distance(to: stop.spot)
        guard length < best?.length ?? .infinity else { continue }
        guard River.isDry(from: start, to: stop.spot, margin: 60) else { continue }
        best = (index, start, length)
      }
    }
    return best.map { ($0.index, $0.start) }
  }

  private mutating func road(from start: Spot, to end: Spot, name: String) -> Street {
    for _ in 0..<20 {
      let line = Spot.wandering(from: start, to: end, piece: 140, sway: 0.14, random: &random)
      if line.allSatisfy({ River.clearance(of: $0) > 30 }) {
        return Street(name: name, kind: "乡道", line: line)
      }
    }
    return Street(name: name, kind: "乡道", line: [start, end])
  }
}
