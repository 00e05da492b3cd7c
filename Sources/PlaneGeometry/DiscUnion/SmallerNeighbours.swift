import Parallel

/// For each disc the smaller ones of other layers whose circles cross its own.
///
/// A small disc looks for large ones in a few rows; the other way round, a large disc would look into thousands. So
/// these pairs are found from below and kept. Small discs inside large ones cover nothing and are left out.
struct SmallerNeighbours: Sendable {
  private let starts: [Int32]
  private let names: [Int32]

  init(_ rows: DiscRows) {
    guard rows.layers.count > 1 else {
      (starts, names) = ([], [])
      return
    }
    let pairs = Workers.map(rows.count, state: { () }) { _, places in
      rows.withView { discs in places.flatMap { Self.larger(than: $0, rows.layers, discs) } } ?? []
    }.flatMap { $0 }
    var ends = [Int32](repeating: 0, count: rows.count + 1)
    for pair in pairs { ends[Int(pair.large) + 1] += 1 }
    for place in 0..<rows.count { ends[place + 1] += ends[place] }
    starts = ends
    var names = [Int32](repeating: 0, count: pairs.count)
    for pair in pairs {
      names[Int(ends[Int(pair.large)])] = pair.small
      ends[Int(pair.large)] += 1
    }
    self.names = names
  }

  /// The smaller neighbours of one disc.
  @inline(__always)
  func of(_ place: Int) -> ArraySlice<Int32> {
    starts.isEmpty ? [] : names[Int(starts[place])..<Int(starts[place + 1])]
  }

  private struct Pair {
    let large: Int32
    let small: Int32
  }

  /// The larger discs of other layers that a disc crosses; none where it lies inside one.
  private static func larger(
    than place: Int, _ layers: [DiscRows.Layer], _ discs: DiscView
  ) -> [Pair] {
    var found: [Pair] = []
    var isInside = false
    for layer in layers[(Int(discs.layerOf[place]) + 1)...] where !isInside {
      let reach = discs.radii[place] + layer.largest
      discs.search(layer, discs.xs[place], discs.ys[place], reach: reach) { other in
        switch discs.crossing(of: place, by: other).kind {
        case .crosses:
          found.append(
            Pair(
              large: Int32(truncatingIfNeeded: other), small: Int32(truncatingIfNeeded: place)))
        case .covers: isInside = true
        case .apart, .isInside: break
        }
        return isInside
      }
    }
    return isInside ? [] : found
  }
}
