/// What all parts of one outline share: the lattice, the rules, and metres at each latitude.
struct OutlineDrawing {
  let lattice: Lattice
  let limit: Double
  let factor: Double
  let cap: Double
  /// The width of a cell in metres.
  let cell: Double
  /// Cells across and up.
  let columns: Int
  let rows: Int
  /// The metric of each band of latitude: the same for a piece in whichever window it is drawn.
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

  /// A place in columns and rows from a window's first node.
  @inline(__always)
  func place(of point: FixedCoordinate, _ offset: (Int, Int)) -> PlanePoint {
    PlanePoint(
      lattice.column(Double(point.x)) - Double(offset.0),
      lattice.row(Double(point.y)) - Double(offset.1))
  }

  /// The place at a column and row from a window's first node.
  func place(of point: PlanePoint, _ offset: (Int, Int)) -> FixedCoordinate {
    lattice.place(column: point.x + Double(offset.0), row: point.y + Double(offset.1))
  }

  /// How many cells a metre is, along rows and up columns.
  @inline(__always)
  func cells(_ metric: LocalMetric) -> (Double, Double) {
    (1 / (metric.east * lattice.width), 1 / (metric.north * lattice.height))
  }

  // MARK: - Tiles

  /// A part of the lattice, and the pieces that reach into it.
  struct Tile {
    let firstColumn: Int
    let firstRow: Int
    let columns: Int
    let rows: Int
    var pieces: [Int32] = []
  }

  /// Parts of at most so many cells a side that pieces within the limit reach into, each with those pieces.
  func tiles(_ pieces: [ReachedPiece], most: Int) -> [Tile] {
    let (across, up) = ((columns + most - 1) / most, (rows + most - 1) / most)
    guard across > 1 || up > 1 else { return [onlyTile(pieces)] }
    // Places may be far apart: only tiles with pieces take memory.
    var members: [Int: [Int32]] = [:]
    for (place, piece) in pieces.enumerated() where min(piece.costA, piece.costB) <= limit {
      let box = box(around: piece)
      for row in box.rows.lowerBound / most...min(up - 1, box.rows.upperBound / most) {
        let last = min(across - 1, box.columns.upperBound / most)
        for column in box.columns.lowerBound / most...last {
          members[row * across + column, default: []].append(Int32(truncatingIfNeeded: place))
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

  /// All of the lattice, and every piece within the limit.
  private func onlyTile(_ pieces: [ReachedPiece]) -> Tile {
    var tile = Tile(firstColumn: 0, firstRow: 0, columns: columns, rows: rows)
    tile.pieces.reserveCapacity(pieces.count)
    for (place, piece) in pieces.enumerated() where min(piece.costA, piece.costB) <= limit {
      tile.pieces.append(Int32(truncatingIfNeeded: place))
    }
    return tile
  }

  /// Cells from one column and row to another.
  struct CellBox {
    let columns: ClosedRange<Int>
    let rows: ClosedRange<Int>
  }

  /// The cells that a piece can touch within the limit, and some more.
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

  private func held(_ place: Double, _ most: Int) -> Int {
    Int(min(Double(most - 1), max(0, place)))
  }
}
