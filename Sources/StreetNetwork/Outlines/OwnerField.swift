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

    /// No walk that costs more changes anything.
    func mostGainful(for owner: UInt32) -> Double { owner == self.owner ? cost : otherCost }

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
        offer(frame, seen, drawing, shadows, row * (columns + 1) + column)
      }
    }
  }

  @inline(__always)
  private mutating func offer(
    _ frame: PieceFrame, _ seen: PlanePoint, _ drawing: OutlineDrawing, _ shadows: Shadows,
    _ node: Int
  ) {
    let piece = frame.piece
    let most = max(
      nodes[node].mostGainful(for: piece.ownerA), nodes[node].mostGainful(for: piece.ownerB))
    guard frame.leastCost(seen, drawing) <= most, let legs = frame.legs(to: seen, drawing) else {
      return
    }
    offer(frame, seen, legs, overA: true, drawing, shadows, node)
    offer(frame, seen, legs, overA: false, drawing, shadows, node)
  }

  @inline(__always)
  private mutating func offer(
    _ frame: PieceFrame, _ seen: PlanePoint, _ legs: PieceFrame.Legs, overA: Bool,
    _ drawing: OutlineDrawing, _ shadows: Shadows, _ node: Int
  ) {
    let owner = overA ? frame.piece.ownerA : frame.piece.ownerB
    let most = nodes[node].mostGainful(for: owner)
    if let cost = frame.best(seen, legs, overA: overA, within: most, drawing, shadows),
      nodes[node].isImproved(by: cost, owner)
    {
      nodes[node].offer(cost, owner)
    }
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

  /// No walk from a place over the piece costs less: the lesser cost at its ends, and a leg to its nearest point.
  @inline(__always)
  fileprivate func leastCost(_ seen: PlanePoint, _ drawing: OutlineDrawing) -> Double {
    let (x, y) = (seen.x - min(length, max(0, seen.x)), seen.y)
    return min(piece.costA, piece.costB) + (x * x + y * y).squareRoot() * drawing.factor
  }

  /// The points of the piece to which a leg from a place may lead, in metres from `a`, and those that are best for
  /// walks over either end.
  fileprivate struct Legs {
    let low: Double
    let high: Double
    let towardsA: Double
    let towardsB: Double
  }

  /// The legs to a place; nil beyond the cap.
  @inline(__always)
  fileprivate func legs(to seen: PlanePoint, _ drawing: OutlineDrawing) -> Legs? {
    // Places exactly on the border are inside, so a millimetre is added against rounding.
    let most = drawing.cap + 0.001
    let squared = most * most - seen.y * seen.y
    guard squared >= 0 else { return nil }
    let reach = squared.squareRoot()
    let (low, high) = (max(0, seen.x - reach), min(length, seen.x + reach))
    guard low <= high else { return nil }
    let lean = LegTerms(factor: drawing.factor, rate: rate).lean(seen.y.magnitude)
    return Legs(
      low: low, high: high, towardsA: min(high, max(low, seen.x - lean)),
      towardsB: min(high, max(low, seen.x + lean)))
  }

  /// The least cost of walks over one end by a leg that no barrier crosses; nil if there is none within `most`.
  @inline(__always)
  fileprivate func best(
    _ seen: PlanePoint, _ legs: Legs, overA: Bool, within most: Double, _ drawing: OutlineDrawing,
    _ shadows: Shadows
  ) -> Double? {
    let cost = { (at: Double) -> Double in
      let (x, y) = (seen.x - at, seen.y)
      return self.cost(at: at, overA: overA) + (x * x + y * y).squareRoot() * drawing.factor
    }
    let point = overA ? legs.towardsA : legs.towardsB
    // Where one cannot walk along the piece, only the walk that starts at its end counts.
    let chosen = cost(point) < .infinity ? point : overA ? legs.low : legs.high
    let unbarred = cost(chosen)
    guard unbarred < .infinity, unbarred <= most else { return nil }
    if shadows.isEmpty || !shadows.bars(seen, foot: chosen) { return unbarred }
    // The points that the drawing tries, too.
    let count = Double(stretches(drawing, clearance: shadows.clearance))
    let (first, last) = (
      (legs.low / max(length, 1e-9) * count).rounded(.up),
      (legs.high / max(length, 1e-9) * count).rounded(.down)
    )
    var least: Double?
    for number in stride(from: first, through: max(first, last), by: 1) {
      let at = min(legs.high, max(legs.low, length * (number / count)))
      let now = cost(at)
      if now < .infinity, now <= least ?? most, !shadows.bars(seen, foot: at) { least = now }
    }
    return least
  }

  /// The cost of the walk over one end from a point of the piece; infinite if it is not possible.
  @inline(__always)
  private func cost(at: Double, overA: Bool) -> Double {
    if overA { return piece.leadsToA || at <= 0 ? piece.costA + at * rate : .infinity }
    return piece.leadsToB || at >= length ? piece.costB + (length - at) * rate : .infinity
  }
}
