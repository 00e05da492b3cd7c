import Parallel

/// For each disc, the discs of layers with smaller radii whose circles cross its own.
///
/// A small disc finds large neighbours in a few rows, whereas a large disc would have to search thousands of
/// rows for small ones. These pairs are therefore found from the smaller disc and stored. Small discs inside
/// large ones cover nothing of their circles and are left out.
struct SmallerNeighbours: Sendable {
  /// The neighbours of disc `d` are `neighbours[starts[d]..<starts[d + 1]]`.
  private let starts: [Int32]
  private let neighbours: [Int32]

  init(_ rows: DiscRows) {
    guard rows.layers.count > 1 else {
      (starts, neighbours) = ([], [])
      return
    }
    let pairs = ParallelMap.runs(rows.count, state: { () }) { _, range in
      rows.withView { discs in range.flatMap { Self.larger(than: $0, rows.layers, discs) } } ?? []
    }.flatMap { $0 }
    var ends = [Int32](repeating: 0, count: rows.count + 1)
    for pair in pairs { ends[Int(pair.large) + 1] += 1 }
    for disc in 0..<rows.count { ends[disc + 1] += ends[disc] }
    starts = ends
    var neighbours = [Int32](repeating: 0, count: pairs.count)
    for pair in pairs {
      neighbours[Int(ends[Int(pair.large)])] = pair.small
      ends[Int(pair.large)] += 1
    }
    self.neighbours = neighbours
  }

  /// The smaller neighbours of one disc.
  @inline(__always)
  func of(_ disc: Int) -> ArraySlice<Int32> {
    starts.isEmpty ? [] : neighbours[Int(starts[disc])..<Int(starts[disc + 1])]
  }

  private struct Pair {
    let large: Int32
    let small: Int32
  }

  /// The discs of layers with larger radii whose circles a disc crosses; none if it lies inside one of them.
  private static func larger(
    than disc: Int, _ layers: [DiscRows.Layer], _ discs: DiscView
  ) -> [Pair] {
    var found: [Pair] = []
    var isInside = false
    for layer in layers[(Int(discs.layerOf[disc]) + 1)...] where !isInside {
      let reach = discs.radii[disc] + layer.largest
      discs.search(layer, discs.xs[disc], discs.ys[disc], reach: reach) { other in
        switch discs.crossing(of: disc, by: other).kind {
        case .crosses:
          found.append(
            Pair(
              large: Int32(truncatingIfNeeded: other), small: Int32(truncatingIfNeeded: disc)))
        case .covers: isInside = true
        case .apart, .isInside: break
        }
        return isInside
      }
    }
    return isInside ? [] : found
  }
}
