/// One worker's means of drawing: a window, and what shapes need while they are put into it.
///
/// What comes out depends on the tile and the drawing alone, so that any number of workers draw the same.
final class TilePainter {
  let window = LatticeWindow()
  private let barriers: BarrierIndex
  private let cap: Double
  private let scan = ShapeScan()
  private var shadows = Shadows()
  private var order = DrawingOrder()

  init(_ barriers: BarrierIndex, cap: Double) {
    self.barriers = barriers
    self.cap = cap
  }

  /// The border lines in a tile.
  func lines(
    _ tile: OutlineDrawing.Tile, _ parts: [ReachedPiece], _ drawing: OutlineDrawing
  ) -> ContourLines {
    paint(tile, parts, drawing)
    var lines = ContourLines()
    lines.add(window, drawing.lattice)
    return lines
  }

  /// Fills the window with what is inside of a tile.
  func paint(
    _ tile: OutlineDrawing.Tile, _ parts: [ReachedPiece], _ drawing: OutlineDrawing
  ) {
    window.begin(
      firstColumn: tile.firstColumn, firstRow: tile.firstRow, columns: tile.columns,
      rows: tile.rows)
    order.begin(tile, parts, drawing, barriers)
    order.forEach { add(parts[Int($0)], drawing) }
  }

  private func add(_ piece: ReachedPiece, _ drawing: OutlineDrawing) {
    let frame = drawing.frame(of: piece)
    let offset = (window.firstColumn, window.firstRow)
    let around = drawing.surroundings(of: frame, offset)
    guard let open = scan.openNodes(in: around, of: window) else { return }
    shadows.begin(frame, barriers, in: drawing.box(of: frame, and: open, offset), cap)
    if piece.isFull(drawing) {
      scan.addFull(frame, drawing, shadows, to: window, open)
    } else {
      frame.forEachShape(drawing, offset: offset) { scan.add($0, shadows, to: window, open) }
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
      let frame = drawing.frame(of: parts[Int(place)])
      if !pastBarriers { shadows.begin(frame, barriers, in: drawing.reach(of: frame), cap) }
      owners.add(frame, drawing, shadows)
    }
    return owners
  }
}
