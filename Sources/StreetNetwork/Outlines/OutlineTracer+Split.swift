import PlaneGeometry

extension OutlineTracer {
  /// The maximum number of cells per side of a tile of a split. Tiles are small, so that most have only one owner and
  /// can be drawn without determining the owner of each node.
  private static let mostOfSplit = 96

  /// Divides the areas within several limits among the facilities.
  ///
  /// The result has one array for each limit, in order, with one part for every facility; the part is nil if the
  /// facility has none. A place belongs to the facility with the least cost of walk; of several at equal cost, to the
  /// one with the smallest index. Parts do not overlap, and together they are the outline of the same limit. The
  /// owners in `pieces` must be indices of facilities. The border between two owners is interpolated from their costs
  /// at the nodes of the cells.
  public func parts(
    of pieces: [ReachedPiece], facilities: [FixedCoordinate], within limits: [Double]
  ) -> [[MultiPolygon?]] {
    let all =
      pieces
      + facilities.enumerated().map {
        ReachedPiece(facility: $1, owner: UInt32(truncatingIfNeeded: $0))
      }
    let drawings = drawings(of: all, within: limits)
    // The pieces of the largest limit include those of the others.
    guard let any = drawings.compactMap(\.self).max(by: { $0.limit < $1.limit }) else {
      return limits.map { _ in facilities.map { _ in nil } }
    }
    let tiles = any.tiles(all, most: Self.mostOfSplit)
    let drawn = map(tiles.count) { painter, tile in
      painter.split(tiles[tile], all, any, drawings)
    }
    return limits.indices.map { limit in
      let owned = Self.grouped(drawn.map { $0[limit] }, facilities.count)
      return map(facilities.count) { _, owner in ContourRings(owned[owner]).multiPolygon }
    }
  }

  /// The lines of each owner from all tiles, in the order of tiles.
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
  /// The lines of every owner in a tile, for each drawing. `largest` is the drawing with the largest limit.
  fileprivate func split(
    _ tile: OutlineDrawing.Tile, _ pieces: [ReachedPiece], _ largest: OutlineDrawing,
    _ drawings: [OutlineDrawing?]
  ) -> [[UInt32: ContourLines]] {
    if let only = onlyOwner(tile, pieces) {
      return drawings.map { drawing in
        let lines = drawing.map { self.lines(tile, pieces, $0) } ?? ContourLines()
        return lines.starts.isEmpty ? [:] : [only: lines]
      }
    }
    var owners = owners(tile, pieces, largest)
    return drawings.map { drawing in
      guard let drawing else { return [:] }
      paint(tile, pieces, drawing)
      if owners.isLacking(in: window) {
        owners.complete(from: self.owners(tile, pieces, largest, pastBarriers: true))
      }
      var cells = SplitCells()
      cells.add(window, owners, largest.lattice)
      return cells.lines
    }
  }

  /// The owner of all walks in a tile if there is exactly one; nil otherwise.
  private func onlyOwner(_ tile: OutlineDrawing.Tile, _ pieces: [ReachedPiece]) -> UInt32? {
    var only: UInt32?
    for index in tile.pieces {
      let piece = pieces[Int(index)]
      for (cost, owner) in [(piece.costA, piece.ownerA), (piece.costB, piece.ownerB)]
      where cost < .infinity {
        guard only == nil || only == owner else { return nil }
        only = owner
      }
    }
    return only
  }
}
