import Geodesy
import Parallel
import PlaneGeometry

/// Draws the area from which a walk stays within a limit: the contour of a walk-time field.
///
/// A place is inside where, for some piece of street, the leg to the piece's nearest point is no longer than the
/// cap and crosses no barrier, and the leg times its factor, and the walk on from there, stay within the limit;
/// or where a facility is that near by itself. The border counts as inside.
///
/// The border is found on lines about `cell` metres apart and drawn straight between them. What is narrower than a
/// cell everywhere can be missed; a place on the wrong side of the drawing is nearer to the true border than a cell
/// is wide. Time grows with the pieces and with the cells near the border, memory with a part of them at a time and
/// with the drawing. One object serves one worker and any number of outlines.
public final class OutlineTracer {
  private let barriers: BarrierIndex
  private let factor: Double
  private let cap: Double
  private let cell: Double
  private let painter: TilePainter
  private let isOnEveryCore: Bool

  /// Cells across one window: more are drawn in several.
  private static let most = 384

  /// A tracer with the rules of `streets`; cells are `cell` wide. It draws on every core if asked to: the same
  /// to the last digit.
  public convenience init(
    _ streets: StreetAccess, cell: Length = .metres(7), onEveryCore: Bool = false
  ) {
    self.init(
      barriers: streets.barriers, offStreetFactor: streets.rules.offStreetFactor,
      cap: streets.rules.cap, cell: cell, onEveryCore: onEveryCore)
  }

  /// A tracer with rules of its own.
  public init(
    barriers: BarrierIndex, offStreetFactor: Double, cap: Length, cell: Length,
    onEveryCore: Bool = false
  ) {
    self.barriers = barriers
    factor = offStreetFactor
    self.cap = cap.metres
    self.cell = cell.metres
    isOnEveryCore = onEveryCore
    painter = TilePainter(barriers, cap: cap.metres)
  }

  /// The area within `limit`, in metres of level street; nil where there is none.
  public func outline(
    of pieces: [ReachedPiece], facilities: [FixedCoordinate], within limit: Double
  ) -> MultiPolygon? {
    outlines(of: pieces, facilities: facilities, within: [limit])[0]
  }

  /// The areas within several limits, in their order. That of a larger limit holds that of a smaller one, since
  /// all are drawn on the same lines.
  public func outlines(
    of pieces: [ReachedPiece], facilities: [FixedCoordinate], within limits: [Double]
  ) -> [MultiPolygon?] {
    let parts = pieces + facilities.map { ReachedPiece(facility: $0, owner: 0) }
    return drawings(of: parts, within: limits).map { drawing in
      guard let drawing else { return nil }
      let tiles = drawing.tiles(parts, most: Self.most)
      let lines = map(tiles.count) { painter, tile in painter.lines(tiles[tile], parts, drawing) }
      return ContourRings(ContourLines(lines)).place
    }
  }

  /// How the area of each limit is drawn, all of them on the same lines; nil where there is nothing.
  func drawings(of parts: [ReachedPiece], within limits: [Double]) -> [OutlineDrawing?] {
    let drawn = limits.filter { $0 > 0 }
    guard let least = drawn.min(), let most = drawn.max(), let box = PieceBox(parts, most) else {
      return limits.map { _ in nil }
    }
    // Of a small area much is narrow: the tips of its streets, and a facility's own disc.
    let fine = max(0.05, min(cell, least / factor / 15))
    return limits.map { limit in
      limit > 0
        ? OutlineDrawing(
          box: box, cell: fine, margin: cap, limit: limit, factor: factor, cap: cap) : nil
    }
  }

  /// The results of `body` for 0 to `count - 1`, in order, on one core or on all.
  func map<Result: Sendable>(
    _ count: Int, _ body: @Sendable (TilePainter, Int) -> Result
  ) -> [Result] {
    guard isOnEveryCore else { return (0..<count).map { body(painter, $0) } }
    return OnEveryCore.map(
      count, state: { [barriers, cap] in TilePainter(barriers, cap: cap) }, body)
  }
}

extension ReachedPiece {
  /// A facility, from which direct legs go: a piece without length.
  init(facility: FixedCoordinate, owner: UInt32) {
    self.init(a: facility, b: facility, length: 0, costA: 0, costB: 0)
    (ownerA, ownerB) = (owner, owner)
  }
}

/// A box of places.
struct PieceBox {
  let low: FixedCoordinate
  let high: FixedCoordinate

  /// The box around some places.
  init(
    _ a: FixedCoordinate, _ b: FixedCoordinate, _ c: FixedCoordinate, _ d: FixedCoordinate
  ) {
    low = FixedCoordinate(
      x: min(min(a.x, b.x), min(c.x, d.x)), y: min(min(a.y, b.y), min(c.y, d.y)))
    high = FixedCoordinate(
      x: max(max(a.x, b.x), max(c.x, d.x)), y: max(max(a.y, b.y), max(c.y, d.y)))
  }

  /// Whether the box around two places meets it.
  @inline(__always)
  func isMet(by a: FixedCoordinate, _ b: FixedCoordinate) -> Bool {
    max(a.x, b.x) >= low.x && min(a.x, b.x) <= high.x && max(a.y, b.y) >= low.y
      && min(a.y, b.y) <= high.y
  }

  /// The box around the pieces that are within a limit; nil without any.

  init?(_ pieces: [ReachedPiece], _ limit: Double) {
    var (west, east, south, north) = (Int32.max, Int32.min, Int32.max, Int32.min)
    for piece in pieces {
      guard let (a, b) = piece.reached(within: limit) else { continue }
      west = min(west, a.x, b.x)
      east = max(east, a.x, b.x)
      south = min(south, a.y, b.y)
      north = max(north, a.y, b.y)
    }
    guard west <= east else { return nil }
    low = FixedCoordinate(x: west, y: south)
    high = FixedCoordinate(x: east, y: north)
  }
}
