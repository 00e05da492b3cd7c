/// The working memory of one worker: a window, and what is needed to add shapes to it.
///
/// The result depends only on the tile and the drawing, so that it is the same for any number of workers.
final class TilePainter {
  let window = LatticeWindow()
  private let barriers: BarrierIndex
  private let cap: Double
  private let scan = ShapeScan()
  private var shadows = Shadows()
  private var order = DrawingOrder()
  /// The radii of the discs that have been drawn around ends of pieces near barriers.
  private var ends: [FixedCoordinate: Double] = [:]

  init(_ barriers: BarrierIndex, cap: Double) {
    self.barriers = barriers
    self.cap = cap
  }

  /// The contour lines in a tile.
  func lines(
    _ tile: OutlineDrawing.Tile, _ pieces: [ReachedPiece], _ drawing: OutlineDrawing
  ) -> ContourLines {
    paint(tile, pieces, drawing)
    var lines = ContourLines()
    lines.add(window, drawing.lattice)
    return lines
  }

  /// Draws the area within a tile into the window.
  func paint(
    _ tile: OutlineDrawing.Tile, _ pieces: [ReachedPiece], _ drawing: OutlineDrawing
  ) {
    window.begin(
      firstColumn: tile.firstColumn, firstRow: tile.firstRow, columns: tile.columns,
      rows: tile.rows)
    order.begin(tile, pieces, drawing, barriers)
    ends.removeAll(keepingCapacity: true)
    order.forEach { add(pieces[Int($0)], drawing) }
  }

  private func add(_ piece: ReachedPiece, _ drawing: OutlineDrawing) {
    let frame = drawing.frame(of: piece)
    let offset = (window.firstColumn, window.firstRow)
    let around = drawing.surroundings(of: frame, offset)
    guard let open = scan.openNodes(in: around, of: window) else { return }
    // Which barriers count must not depend on what has been drawn, since near them a piece is drawn by discs.
    shadows.begin(frame, barriers, within: drawing.longestLeg(piece), drawing)
    if !shadows.isEmpty {

      scan.beginDiscs(frame, drawing, shadows, in: window)
      frame.forEachDisc(drawing, clearance: shadows.clearance) { at, radius in
        guard isNew(frame, at, radius) else { return }
        scan.addDisc(frame, at: at, radius: radius, drawing, shadows, to: window, open)
      }
    } else if piece.isFull(drawing) {
      scan.addFull(frame, drawing, to: window, open)
    } else {
      frame.forEachShape(drawing, offset: offset) { scan.add($0, to: window, open) }
    }
  }

  /// Whether a disc is not one that another piece has drawn around the end that both share.
  private func isNew(_ frame: PieceFrame, _ at: Double, _ radius: Double) -> Bool {
    guard at <= 0 || at >= frame.length else { return true }
    let end = at <= 0 ? frame.piece.a : frame.piece.b
    guard radius > ends[end] ?? -1 else { return false }
    ends[end] = radius
    return true
  }

  /// The owners of the nodes of a tile. With `pastBarriers`, barriers are ignored.
  func owners(
    _ tile: OutlineDrawing.Tile, _ pieces: [ReachedPiece], _ drawing: OutlineDrawing,
    pastBarriers: Bool = false
  ) -> OwnerField {
    var owners = OwnerField(tile)
    shadows.clear()
    // Cheap pieces first, so that most others change nothing. Pieces of equal cost may come in any order.
    let least = { (index: Int32) in min(pieces[Int(index)].costA, pieces[Int(index)].costB) }
    for index in tile.pieces.sorted(by: { least($0) < least($1) }) {
      let frame = drawing.frame(of: pieces[Int(index)])
      if !pastBarriers { shadows.begin(frame, barriers, within: cap, drawing) }
      owners.add(frame, drawing, shadows)
    }
    return owners
  }
}
