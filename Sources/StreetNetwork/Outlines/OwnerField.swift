/// To whom the nodes of a tile belong: for each node the two owners with the least walks to it.
///
/// Of equal walks the owner with the smaller number comes first. The second is kept for the border between two
/// owners: it runs where their costs are equal, and each has to be known on both sides of it.
struct OwnerField {
  private struct Best {
    var cost = Double.infinity
    var owner = Self.nobody
    var otherCost = Double.infinity
    var other = Self.nobody

    static let nobody = UInt32.max

    /// Whether a walk of some owner is better than what is known of it.
    func isImproved(by cost: Double, _ owner: UInt32) -> Bool {
      owner == self.owner
        ? cost < self.cost : (cost, owner) < (otherCost, other) || self.owner == Self.nobody
    }

    mutating func offer(_ cost: Double, _ owner: UInt32) {
      guard isImproved(by: cost, owner) else { return }
      if owner == self.owner {
        self.cost = cost
      } else {
        (otherCost, other) = (cost, owner)
      }
      if (otherCost, other) < (self.cost, self.owner) {
        swap(&self.cost, &otherCost)
        swap(&self.owner, &other)
      }
    }
  }

  private var nodes: [Best]
  private let columns: Int
  private let rows: Int
  private let firstColumn: Int
  private let firstRow: Int

  /// Nobody anywhere in a tile.
  init(_ tile: OutlineDrawing.Tile) {
    (columns, rows) = (tile.columns, tile.rows)
    (firstColumn, firstRow) = (tile.firstColumn, tile.firstRow)
    nodes = Array(repeating: Best(), count: (columns + 1) * (rows + 1))
  }

  /// Offers the walks over a piece to every node within the cap of it whose leg no barrier crosses.
  mutating func add(_ frame: PieceFrame, _ drawing: OutlineDrawing, _ shadows: Shadows) {
    let box = drawing.box(around: frame.piece)
    let lattice = drawing.lattice
    let (across, up) = (
      max(
        0, box.columns.lowerBound - firstColumn)...max(
          0, min(columns, box.columns.upperBound + 1 - firstColumn)),
      max(
        0, box.rows.lowerBound - firstRow)...max(
          0, min(rows, box.rows.upperBound + 1 - firstRow))
    )
    let (a, metric) = (frame.piece.a, frame.metric)
    for row in up {
      let y = (lattice.south + Double(row + firstRow) * lattice.height - Double(a.y)) * metric.north
      for column in across {
        let x =
          (lattice.west + Double(column + firstColumn) * lattice.width - Double(a.x)) * metric.east
        let seen = frame.seen(x, y)
        guard let foot = frame.foot(of: seen, within: drawing.cap) else { continue }
        offer(frame, seen, foot, drawing.factor, shadows, row * (columns + 1) + column)
      }
    }
  }

  @inline(__always)
  private mutating func offer(
    _ frame: PieceFrame, _ seen: PlanePoint, _ foot: (at: Double, off: Double), _ factor: Double,
    _ shadows: Shadows, _ node: Int
  ) {
    let piece = frame.piece
    let leg = foot.off * factor
    let (costA, costB) = frame.costs(at: foot.at)
    let isBetter =
      nodes[node].isImproved(by: costA + leg, piece.ownerA)
      || nodes[node].isImproved(by: costB + leg, piece.ownerB)
    guard isBetter, shadows.isEmpty || !shadows.bars(seen, foot: foot.at) else { return }
    if costA < .infinity { nodes[node].offer(costA + leg, piece.ownerA) }
    if costB < .infinity { nodes[node].offer(costB + leg, piece.ownerB) }
  }

  /// Whether some node inside of a window is nobody's: one that the drawing takes in and that a barrier within a
  /// centimetre of it cuts off.
  func isLacking(in window: LatticeWindow) -> Bool {
    (0...rows).contains { row in
      (0...columns).contains { window.isInside($0, row) && owner($0, row) == nil }
    }
  }

  /// Takes the owners of nodes that are nobody's from another field of the same tile.
  mutating func complete(from other: OwnerField) {
    for node in nodes.indices where nodes[node].owner == Best.nobody {
      nodes[node] = other.nodes[node]
    }
  }

  // MARK: - Reading

  /// The owner of a node; nil where nobody's walk reaches.
  func owner(_ column: Int, _ row: Int) -> UInt32? {
    let owner = nodes[row * (columns + 1) + column].owner
    return owner == Best.nobody ? nil : owner
  }

  /// How much of the way from one node to the next belongs to the first's owner: up to where the costs of
  /// both owners, straight from node to node, are equal. A half where one of them does not get to the other's node.
  func share(_ from: (Int, Int), _ to: (Int, Int)) -> Double {
    let a = nodes[from.1 * (columns + 1) + from.0]
    let b = nodes[to.1 * (columns + 1) + to.0]
    guard a.other == b.owner, b.other == a.owner else { return 0.5 }
    let (left, right) = (a.otherCost - a.cost, b.otherCost - b.cost)
    let share = left + right > 0 ? left / (left + right) : 0.5
    return min(0.995, max(0.005, share))
  }
}

extension PieceFrame {
  /// A place so many metres east and north of `a`, as the piece sees it.
  @inline(__always)
  fileprivate func seen(_ x: Double, _ y: Double) -> PlanePoint {
    PlanePoint(x * direction.x + y * direction.y, y * direction.x - x * direction.y)
  }

  /// How far from `a` the piece is nearest to a place, and how far the place is off; nil beyond the cap, or where
  /// another piece of the same segment is nearer.
  @inline(__always)
  fileprivate func foot(of seen: PlanePoint, within cap: Double) -> (at: Double, off: Double)? {
    // Places on the very border are inside: a millimetre more leaves none out.
    let most = (cap + 0.001) * (cap + 0.001)
    if seen.x < 0 {
      let squared = seen.x * seen.x + seen.y * seen.y
      return piece.endsAtA && squared <= most ? (0, squared.squareRoot()) : nil
    }
    if seen.x > length {
      let beyond = seen.x - length
      let squared = beyond * beyond + seen.y * seen.y
      return piece.endsAtB && squared <= most ? (length, squared.squareRoot()) : nil
    }
    return seen.y * seen.y <= most ? (seen.x, seen.y.magnitude) : nil
  }

  /// What the walks over both ends cost from a point of the piece; infinite where there is none.
  @inline(__always)
  fileprivate func costs(at foot: Double) -> (Double, Double) {
    let rate = length > 0 ? piece.length / length * piece.factor : piece.factor
    let hasA = piece.leadsToA || foot <= 0
    let hasB = piece.leadsToB || foot >= length
    return (
      hasA ? piece.costA + foot * rate : .infinity,
      hasB ? piece.costB + (length - foot) * rate : .infinity
    )
  }
}
