/// The order in which the pieces of a tile are drawn: what covers much at little cost first.
///
/// What a piece covers is mostly covered by its neighbours too, and a piece that adds nothing is left out. So wide
/// pieces come before those that narrow, pieces without a barrier near before others, and of each kind every eighth
/// before those between: pieces of a street follow each other. The order changes the time and nothing else.
struct DrawingOrder {
  /// Full pieces without and with barriers near, then the others likewise.
  private var kinds: [[Int32]] = [[], [], [], []]

  private static let step = 8
  private static let starts = [0, 4, 2, 6, 1, 5, 3, 7]

  /// Sorts the pieces of a tile that are within the limit.
  mutating func begin(
    _ tile: OutlineDrawing.Tile, _ parts: [ReachedPiece], _ drawing: OutlineDrawing,
    _ barriers: BarrierIndex
  ) {
    for kind in kinds.indices { kinds[kind].removeAll(keepingCapacity: true) }
    for place in tile.pieces {
      let piece = parts[Int(place)]
      guard min(piece.costA, piece.costB) <= drawing.limit else { continue }
      let frame = drawing.frame(of: piece)
      let box = PieceBox(piece.a, piece.b, piece.a, piece.b)
      let isBarred = barriers.mayBeNear(box.low, box.high, within: drawing.cap)
      kinds[(frame.isFull(drawing) ? 0 : 2) + (isBarred ? 1 : 0)].append(place)
    }
  }

  func forEach(_ body: (Int32) -> Void) {
    for places in kinds {
      for start in Self.starts {
        for place in stride(from: start, to: places.count, by: Self.step) { body(places[place]) }
      }
    }
  }
}
