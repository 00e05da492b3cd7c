/// The order in which the pieces of a tile are drawn: pieces that cover much at little cost come first.
///
/// Most of what a piece covers is also covered by its neighbours, and pieces that add nothing are skipped. Full
/// pieces therefore come before those that narrow, and pieces without a nearby barrier before those with one.
/// Within each group every eighth piece comes before those in between, because consecutive pieces belong to the
/// same street. The order affects only the time, not the result.
struct DrawingOrder {
  /// Full pieces without and with a nearby barrier, and pieces that narrow without and with one.
  private var full: [Int32] = []
  private var fullBarred: [Int32] = []
  private var narrow: [Int32] = []
  private var narrowBarred: [Int32] = []

  private static let step = 8
  private static let starts = [0, 4, 2, 6, 1, 5, 3, 7]

  /// Groups the pieces of a tile that are within the limit.
  mutating func begin(
    _ tile: OutlineDrawing.Tile, _ pieces: [ReachedPiece], _ drawing: OutlineDrawing,
    _ barriers: BarrierIndex
  ) {
    clear()
    for index in tile.pieces {
      let piece = pieces[Int(index)]
      guard min(piece.costA, piece.costB) <= drawing.limit else { continue }
      switch (piece.isFull(drawing), barriers.isBusy(around: piece.a)) {
      case (true, false): full.append(index)
      case (true, true): fullBarred.append(index)
      case (false, false): narrow.append(index)
      case (false, true): narrowBarred.append(index)
      }
    }
  }

  private mutating func clear() {
    full.removeAll(keepingCapacity: true)
    fullBarred.removeAll(keepingCapacity: true)
    narrow.removeAll(keepingCapacity: true)
    narrowBarred.removeAll(keepingCapacity: true)
  }

  /// Calls `body` with the index of every piece, in the order of drawing.
  func forEach(_ body: (Int32) -> Void) {
    for group in [full, fullBarred, narrow, narrowBarred] {
      for start in Self.starts {
        for index in stride(from: start, to: group.count, by: Self.step) { body(group[index]) }
      }
    }
  }
}
