import PlaneGeometry

extension OutlineTracer {
  /// Cells across one window of a split: most windows have one owner, and are then drawn without asking whose
  /// each node is.
  private static let mostOfSplit = 96

  /// The parts of the areas within several limits that belong to each owner: the limits in their order, and in
  /// each one part for every facility, nil where it has none.
  ///
  /// A place belongs to the owner to whom its walk costs least, and of several the smallest number. Parts share
  /// no ground, and together they are the outline of the same limit. `pieces` tell the owners of walks, who are
  /// the facilities' numbers. The border between two owners is found by their costs at the nodes of the cells.
  public func parts(
    of pieces: [ReachedPiece], facilities: [FixedCoordinate], within limits: [Double]
  ) -> [[MultiPolygon?]] {
    let parts =
      pieces
      + facilities.enumerated().map {
        ReachedPiece(facility: $1, owner: UInt32(truncatingIfNeeded: $0))
      }
    let drawings = drawings(of: parts, within: limits)
    // The pieces of the largest limit are those of all.
    guard let any = drawings.compactMap(\.self).max(by: { $0.limit < $1.limit }) else {
      return limits.map { _ in facilities.map { _ in nil } }
    }
    let tiles = any.tiles(parts, most: Self.mostOfSplit)
    let drawn = map(tiles.count) { painter, tile in
      painter.split(tiles[tile], parts, any, drawings)
    }
    return limits.indices.map { limit in
      let owned = Self.grouped(drawn.map { $0[limit] }, facilities.count)
      return map(facilities.count) { _, owner in ContourRings(owned[owner]).place }
    }
  }

  /// The lines of each owner, tile after tile.
  private static func grouped(
    _ tiles: [[UInt32: ContourLines]], _ owners: Int
  ) -> [ContourLines] {
    var owned = [ContourLines](repeating: ContourLines(), count: owners)
    for tile in tiles {
      for (owner, lines) in tile where owner < owners { owned[Int(owner)].append(lines) }
    }
    return owned
  }
}

extension TilePainter {
  /// The lines of every owner in a tile, for each drawing; `largest` is the one with the largest limit.
  fileprivate func split(
    _ tile: OutlineDrawing.Tile, _ parts: [ReachedPiece], _ largest: OutlineDrawing,
    _ drawings: [OutlineDrawing?]
  ) -> [[UInt32: ContourLines]] {
    if let only = onlyOwner(tile, parts) {
      return drawings.map { drawing in
        let lines = drawing.map { self.lines(tile, parts, $0) } ?? ContourLines()
        return lines.starts.isEmpty ? [:] : [only: lines]
      }
    }
    var owners = owners(tile, parts, largest)
    return drawings.map { drawing in
      guard let drawing else { return [:] }
      paint(tile, parts, drawing)
      if owners.isLacking(in: window) {
        owners.complete(from: self.owners(tile, parts, largest, pastBarriers: true))
      }
      var cells = SplitCells()
      cells.add(window, owners, largest.lattice)
      return cells.lines
    }
  }

  /// The owner of every walk in a tile, if there is but one.
  private func onlyOwner(_ tile: OutlineDrawing.Tile, _ parts: [ReachedPiece]) -> UInt32? {
    var only: UInt32?
    for place in tile.pieces {
      let piece = parts[Int(place)]
      for (cost, owner) in [(piece.costA, piece.ownerA), (piece.costB, piece.ownerB)]
      where cost < .infinity {
        guard only == nil || only == owner else { return nil }
        only = owner
      }
    }
    return only
  }
}
