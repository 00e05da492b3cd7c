/// One worker's means of drawing: a window, and what shapes need while they are put into it.
///
/// What comes out depends on the tile and the plan alone, so that any number of workers draw the same.
final class TilePainter {
  let window = LatticeWindow()
  private let barriers: BarrierIndex
  private let cap: Double
  private let scan = ShapeScan()
  private var shadows = Shadows()

  init(_ barriers: BarrierIndex, cap: Double) {
    self.barriers = barriers
    self.cap = cap
  }

  /// How a piece is drawn by itself.
  func kind(of piece: ReachedPiece, _ drawing: OutlineDrawing) -> PieceKind {
    guard min(piece.costA, piece.costB) <= drawing.limit else { return .beyond }
    let frame = drawing.frame(of: piece)
    shadows.begin(piece, frame, barriers, cap)
    return frame.isFull(drawing)
      ? shadows.isEmpty ? .stadium : .fullShadowed
      : shadows.isEmpty ? .narrowing : .narrowingShadowed
  }

  /// The border lines in a tile.
  func lines(_ tile: OutlineDrawing.Tile, _ plan: OutlinePlan) -> ContourLines {
    paint(tile, plan)
    var lines = ContourLines()
    lines.add(window, plan.drawing.lattice)
    return lines
  }

  /// Fills the window with what is inside of a tile.
  func paint(_ tile: OutlineDrawing.Tile, _ plan: OutlinePlan) {
    window.begin(
      firstColumn: tile.firstColumn, firstRow: tile.firstRow, columns: tile.columns,
      rows: tile.rows)
    for place in tile.pieces where plan.isDrawn(Int(place)) {
      add(plan.parts[Int(place)], plan.kinds[Int(place)], plan.drawing)
    }
    plan.full.fill(window)
    window.settle()
  }

  private func add(_ piece: ReachedPiece, _ kind: PieceKind, _ drawing: OutlineDrawing) {
    let frame = drawing.frame(of: piece)
    let offset = (window.firstColumn, window.firstRow)
    if kind.isShadowed { shadows.begin(piece, frame, barriers, cap) } else { shadows.clear() }
    switch kind {
    case .beyond, .covered: break
    case .stadium: scan.add(Stadium(frame, drawing, offset), to: window)
    case .fullShadowed:
      frame.forEachFullShape(drawing, offset: offset) { scan.add($0, shadows, to: window) }
    case .narrowing, .narrowingShadowed:
      frame.forEachShape(drawing, offset: offset) { scan.add($0, shadows, to: window) }
    }
  }

  /// To whom the nodes of a tile belong, with barriers or as if there were none.
  func owners(
    _ tile: OutlineDrawing.Tile, _ parts: [ReachedPiece], _ drawing: OutlineDrawing,
    pastBarriers: Bool = false
  ) -> OwnerField {
    var owners = OwnerField(tile)
    shadows.clear()
    for place in tile.pieces {
      let piece = parts[Int(place)]
      let frame = drawing.frame(of: piece)
      if !pastBarriers { shadows.begin(piece, frame, barriers, cap) }
      owners.add(frame, drawing, shadows)
    }
    return owners
  }
}

/// What is settled about an outline before its first tile is drawn.
struct OutlinePlan {
  let parts: [ReachedPiece]
  let drawing: OutlineDrawing
  let full: FullCells
  let kinds: PieceKinds

  /// Whether a piece adds anything to what full squares hold.
  func isDrawn(_ place: Int) -> Bool {
    kinds.isDrawn(place) && !full.holds(drawing.box(around: parts[place]))
  }
}
