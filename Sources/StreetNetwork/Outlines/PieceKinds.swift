/// How a piece of street is drawn.
enum PieceKind {
  /// Not within the limit.
  case beyond
  /// Covered by what is drawn of its neighbours.
  case covered
  /// As wide as the cap all along, and no barrier near.
  case stadium
  /// As wide as the cap all along, with barriers near.
  case fullShadowed
  /// Narrowing from either end, without and with barriers near.
  case narrowing, narrowingShadowed

  var isShadowed: Bool { self == .fullShadowed || self == .narrowingShadowed }
}

/// How each piece of an outline is drawn: settled once, before the first tile, so that neighbouring tiles agree.
///
/// Streets are kept in short pieces, and what each covers is mostly covered by the next. Where three full pieces
/// follow each other and the middle one is no longer than a fifth of the cap, the discs at its ends leave of its
/// own cover two slivers at most a two-hundredth of the cap wide (a chord of `0.2 x r` rises by
/// `r - sqrt(r^2 - (0.1 x r)^2)`): half a metre of 100 m. It is left out.
struct PieceKinds {
  private var kinds: [PieceKind]

  private static let shortest = 0.2

  /// The kinds of pieces, each by itself, less those that their neighbours cover.
  init(_ kinds: [PieceKind], _ pieces: [ReachedPiece], _ drawing: OutlineDrawing) {
    self.kinds = kinds
    leaveOut(pieces, drawing)
  }

  private mutating func leaveOut(_ pieces: [ReachedPiece], _ drawing: OutlineDrawing) {
    guard pieces.count > 2 else { return }
    for place in 1..<pieces.count - 1 {
      // Both neighbours are drawn: the one before was not left out, and the one after will not be.
      guard kinds[place] == .stadium, kinds[place - 1] == .stadium, kinds[place + 1] == .stadium,
        pieces[place - 1].b == pieces[place].a, pieces[place].b == pieces[place + 1].a,
        drawing.frame(of: pieces[place]).length <= Self.shortest * drawing.cap
      else { continue }
      kinds[place] = .covered
    }
  }

  subscript(place: Int) -> PieceKind { kinds[place] }

  /// Whether there is anything to draw of a piece.
  func isDrawn(_ place: Int) -> Bool { kinds[place] != .beyond && kinds[place] != .covered }
}
