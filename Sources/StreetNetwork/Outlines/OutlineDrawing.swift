/// The parameters of drawing one outline: the lattice, the rules, and the metric at each latitude.
struct OutlineDrawing {
  let lattice: Lattice
  let limit: Double
  let factor: Double
  let cap: Double
  /// The width of a cell in metres.
  let cell: Double
  /// The numbers of cells in a row and in a column.
  let columns: Int
  let rows: Int
  /// The metric of each band of latitude. It depends only on the piece, not on the window in which it is drawn.
  private let metrics: [LocalMetric]
  private let firstBand: Int

  private static let band = 20_000.0

  init(
    box: PieceBox, cell: Double, margin: Double, limit: Double, factor: Double, cap: Double
  ) {
    let (south, north) = (Double(box.low.y), Double(box.high.y))
    let farthest = max(abs(south), abs(north))
    let metric = LocalMetric(latitude: min(farthest, 899_000_000))
    let (wide, tall) = ((margin + cell) / metric.east * 1.01, (margin + cell) / metric.north * 1.01)
    let lattice = Lattice(
      south: south - tall, north: north + tall, west: Double(box.low.x) - wide, cell: cell)
    self.lattice = lattice
    self.cell = cell
    columns = Int(lattice.column(Double(box.high.x) + wide).rounded(.up)) + 1
    rows = Int(lattice.row(north + tall).rounded(.up)) + 1
    (self.limit, self.factor, self.cap) = (limit, factor, cap)
    let first = Int((south / Self.band).rounded(.down))
    firstBand = first
    metrics = (first...Int((north / Self.band).rounded(.down))).map {
      LocalMetric(latitude: (Double($0) + 0.5) * Self.band)
    }
  }

  func frame(of piece: ReachedPiece) -> PieceFrame {
    let middle = (Double(piece.a.y) + Double(piece.b.y)) / 2
    let band = Int((middle / Self.band).rounded(.down)) - firstBand
    return PieceFrame(piece, metrics[min(metrics.count - 1, max(0, band))])
  }

  /// The position of a place in columns and rows from a window's first node.
  @inline(__always)
  func place(of point: FixedCoordinate, _ offset: (Int, Int)) -> PlanePoint {
    PlanePoint(
      lattice.column(Double(point.x)) - Double(offset.0),
      lattice.row(Double(point.y)) - Double(offset.1))
  }

  /// The place at a position in columns and rows from a window's first node.
  func place(of point: PlanePoint, _ offset: (Int, Int)) -> FixedCoordinate {
    lattice.place(column: point.x + Double(offset.0), row: point.y + Double(offset.1))
  }

  /// The number of cells per metre, along rows and along columns.
  @inline(__always)
  func cells(_ metric: LocalMetric) -> (Double, Double) {
    (1 / (metric.east * lattice.width), 1 / (metric.north * lattice.height))
  }

  // MARK: - Tiles

  /// A rectangle of the lattice, and the indices of the pieces that extend into it.
  struct Tile {
    let firstColumn: Int
    let firstRow: Int
    let columns: Int
    let rows: Int
    var pieces: [Int32] = []
  }

  /// The tiles of at most `most` cells per side into which pieces within the limit extend.
  func tiles(_ pieces: [ReachedPiece], most: Int) -> [Tile] {
    let (across, up) = ((columns + most - 1) / most, (rows + most - 1) / most)
    guard across > 1 || up > 1 else { return [onlyTile(pieces)] }
    // Pieces may be far apart, so only tiles with pieces take memory.
    var members: [Int: [Int32]] = [:]
    for (index, piece) in pieces.enumerated() where min(piece.costA, piece.costB) <= limit {
      let box = box(around: piece)
      for row in box.rows.lowerBound / most...min(up - 1, box.rows.upperBound / most) {
        let last = min(across - 1, box.columns.upperBound / most)
        for column in box.columns.lowerBound / most...last {
          members[row * across + column, default: []].append(Int32(truncatingIfNeeded: index))
        }
      }
    }
    return members.sorted { $0.key < $1.key }.map { tile, pieces in
      let (column, row) = (tile % across * most, tile / across * most)
      return Tile(
        firstColumn: column, firstRow: row, columns: min(most, columns - column),
        rows: min(most, rows - row), pieces: pieces)
    }
  }

  /// A tile of the whole lattice with all pieces within the limit.
  private func onlyTile(_ pieces: [ReachedPiece]) -> Tile {
    var tile = Tile(firstColumn: 0, firstRow: 0, columns: columns, rows: rows)
    tile.pieces.reserveCapacity(pieces.count)
    for (index, piece) in pieces.enumerated() where min(piece.costA, piece.costB) <= limit {
      tile.pieces.append(Int32(truncatingIfNeeded: index))
    }
    return tile
  }

  /// A range of cells.
  struct CellBox {
    let columns: ClosedRange<Int>
    let rows: ClosedRange<Int>
  }

  /// A range of cells that contains all that a piece can cover within the limit.
  func box(around piece: ReachedPiece) -> CellBox {
    let metric = frame(of: piece).metric
    let wide = cap / metric.east / lattice.width + 1
    let tall = cap / metric.north / lattice.height + 1
    let (a, b) = piece.reached(within: limit) ?? (piece.a, piece.b)
    let west = held(lattice.column(Double(min(a.x, b.x))) - wide, columns)
    let east = held(lattice.column(Double(max(a.x, b.x))) + wide, columns)
    let south = held(lattice.row(Double(min(a.y, b.y))) - tall, rows)
    let north = held(lattice.row(Double(max(a.y, b.y))) + tall, rows)
    return CellBox(columns: west...east, rows: south...north)
  }

  private func held(_ position: Double, _ most: Int) -> Int {
    Int(min(Double(most - 1), max(0, position)))
  }
}
