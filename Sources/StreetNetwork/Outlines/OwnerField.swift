/// The owners of the nodes of a tile: for each node, the two owners with the least costs of walk.
///
/// At equal cost the owner with the smaller number comes first. The second owner is needed for the border between two
/// owners: it runs where their costs are equal, so that both costs must be known on both sides of it.
struct OwnerField {
  private struct Best {
    var cost = Double.infinity
    var owner = Self.nobody
    var otherCost = Double.infinity
    var other = Self.nobody

    static let nobody = UInt32.max

    /// Whether a walk would change the best or the second best owner, or their costs.
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

  /// Makes a field for a tile in which no node has an owner yet.
  init(_ tile: OutlineDrawing.Tile) {
    (columns, rows) = (tile.columns, tile.rows)
    (firstColumn, firstRow) = (tile.firstColumn, tile.firstRow)
    nodes = Array(repeating: Best(), count: (columns + 1) * (rows + 1))
  }

  /// Offers the walks over a piece to every node within the cap of it whose leg crosses no barrier.
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

  /// Whether a node inside a window has no owner. This happens for nodes within a centimetre of a barrier, which the
  /// drawing includes but the test of the leg excludes.
  func isLacking(in window: LatticeWindow) -> Bool {
    (0...rows).contains { row in
      (0...columns).contains { window.isInside($0, row) && owner($0, row) == nil }
    }
  }

  /// Takes the owners of nodes without an owner from another field of the same tile.
  mutating func complete(from other: OwnerField) {
    for node in nodes.indices where nodes[node].owner == Best.nobody {
      nodes[node] = other.nodes[node]
    }
  }

  // MARK: - Reading

  /// The owner of a node; nil if no walk reaches it.
  func owner(_ column: Int, _ row: Int) -> UInt32? {
    let owner = nodes[row * (columns + 1) + column].owner
    return owner == Best.nobody ? nil : owner
  }

  /// The share of the side between two adjacent nodes that belongs to the owner of the first.
  ///
  /// It ends where the costs of both owners, interpolated linearly between the nodes, are equal. It is one half if
  /// one of them is not among the two best owners at the other's node.
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
  /// The coordinates, in the frame of the piece, of a place `x` metres east and `y` metres north of `a`.
  @inline(__always)
  fileprivate func seen(_ x: Double, _ y: Double) -> PlanePoint {
    PlanePoint(x * direction.x + y * direction.y, y * direction.x - x * direction.y)
  }

  /// The distance from `a` of the point of the piece that is nearest to a place, and the distance of the place from
  /// that point; nil beyond the cap, or if another piece of the same segment is nearer.
  @inline(__always)
  fileprivate func foot(of seen: PlanePoint, within cap: Double) -> (at: Double, off: Double)? {
    // Places exactly on the border are inside, so a millimetre is added against rounding.
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

  /// The costs of the walks over both ends from a point of the piece; infinite if a walk is not possible.
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
