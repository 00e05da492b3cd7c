import Geodesy
import Parallel
import PlaneGeometry

/// Draws the area from which a walk stays within a limit (an isochrone): a contour of the field of walk times.
///
/// A place is inside if, for some point of some piece of street, the straight leg to the point is not longer than the
/// cap and crosses no barrier, and the cost of the leg plus that of the walk from there is within the limit.
/// It is also inside if the direct leg to a facility is within the cap and the limit. The border counts as inside.
///
/// The border is determined on lines about `cell` metres apart and drawn straight between them. An area that is
/// narrower than a cell everywhere may be missed. A place on the wrong side of the drawing is less than the width of
/// a cell from the true border. Time is proportional to the number of pieces and of cells near the border; memory
/// depends on the tiles in work and on the drawing. Use one object per worker, for any number of outlines.
public final class OutlineTracer {
  private let barriers: BarrierIndex
  private let factor: Double
  private let cap: Double
  private let cell: Double
  private let painter: TilePainter
  private let isOnEveryCore: Bool

  /// The maximum number of cells per side of a tile. Larger areas are drawn in several tiles.
  private static let most = 384

  /// Makes a tracer with the rules of `streets` and cells of width `cell`.
  ///
  /// With `onEveryCore` it uses all cores; the result is identical to the last digit.
  public convenience init(
    _ streets: StreetAccess, cell: Length = .metres(7), onEveryCore: Bool = false
  ) {
    self.init(
      barriers: streets.barriers, offStreetFactor: streets.rules.offStreetFactor,
      cap: streets.rules.cap, cell: cell, onEveryCore: onEveryCore)
  }

  /// Makes a tracer with the given rules.
  ///
  /// `offStreetFactor` is the cost of a metre off the streets, and `cap` the longest leg.
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

  /// The area within `limit`, which is in metres of level street; nil if there is none.
  public func outline(
    of pieces: [ReachedPiece], facilities: [FixedCoordinate], within limit: Double
  ) -> MultiPolygon? {
    outlines(of: pieces, facilities: facilities, within: [limit])[0]
  }

  /// The areas within several limits, in the order of the limits. The area of a larger limit contains that of a
  /// smaller one, since all are drawn on the same lattice.
  public func outlines(
    of pieces: [ReachedPiece], facilities: [FixedCoordinate], within limits: [Double]
  ) -> [MultiPolygon?] {
    let all = pieces + facilities.map { ReachedPiece(facility: $0, owner: 0) }
    return drawings(of: all, within: limits).map { drawing in
      guard let drawing else { return nil }
      let tiles = drawing.tiles(all, most: Self.most)
      let lines = map(tiles.count) { painter, tile in painter.lines(tiles[tile], all, drawing) }
      return ContourRings(ContourLines(lines)).multiPolygon
    }
  }

  /// The drawing of each limit, all on the same lattice; nil if there is nothing to draw.
  func drawings(of pieces: [ReachedPiece], within limits: [Double]) -> [OutlineDrawing?] {
    let drawn = limits.filter { $0 > 0 }
    guard let least = drawn.min(), let most = drawn.max(), let box = PieceBox(pieces, most) else {
      return limits.map { _ in nil }
    }
    // Small areas get a finer lattice, since much of them is narrow: the tips of streets, and the discs of
    // facilities.
    let fine = max(0.05, min(cell, least / factor / 15))
    return limits.map { limit in
      limit > 0
        ? OutlineDrawing(
          box: box, cell: fine, margin: cap, limit: limit, factor: factor, cap: cap) : nil
    }
  }

  /// The results of `body` for `0..<count`, in order, computed on one core or on all.
  func map<Result: Sendable>(
    _ count: Int, _ body: @Sendable (TilePainter, Int) -> Result
  ) -> [Result] {
    guard isOnEveryCore else { return (0..<count).map { body(painter, $0) } }
    return ParallelMap.heavy(
      count, state: { [barriers, cap] in TilePainter(barriers, cap: cap) }, body)
  }
}

extension ReachedPiece {
  /// A piece of zero length that stands for a facility, to which direct legs lead.
  init(facility: FixedCoordinate, owner: UInt32) {
    self.init(a: facility, b: facility, length: 0, costA: 0, costB: 0)
    (ownerA, ownerB) = (owner, owner)
  }
}

/// A bounding box of places.
struct PieceBox {
  let low: FixedCoordinate
  let high: FixedCoordinate

  /// The bounding box of four places.
  init(
    _ a: FixedCoordinate, _ b: FixedCoordinate, _ c: FixedCoordinate, _ d: FixedCoordinate
  ) {
    low = FixedCoordinate(
      x: min(min(a.x, b.x), min(c.x, d.x)), y: min(min(a.y, b.y), min(c.y, d.y)))
    high = FixedCoordinate(
      x: max(max(a.x, b.x), max(c.x, d.x)), y: max(max(a.y, b.y), max(c.y, d.y)))
  }

  /// Whether the bounding box of two places meets this box.
  @inline(__always)
  func isMet(by a: FixedCoordinate, _ b: FixedCoordinate) -> Bool {
    max(a.x, b.x) >= low.x && min(a.x, b.x) <= high.x && max(a.y, b.y) >= low.y
      && min(a.y, b.y) <= high.y
  }

  /// The bounding box of the stretches of pieces that are within a limit; nil if there are none.
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
