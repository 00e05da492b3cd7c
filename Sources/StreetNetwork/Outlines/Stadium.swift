/// A stadium: all places within a radius of a piece of street. It is the area that a full piece covers if no barrier
/// is near.
///
/// Most pieces of an outline are full. From line to line of the lattice, each end of the interval lies first on the
/// disc at the lower end of the piece, then on a straight side, and then on the disc at the upper end, so that it is
/// given by a single formula on each of three ranges of lines.
struct Stadium {
  /// The stadium in the coordinates of rows.
  let byRow: View
  /// The stadium in the coordinates of columns.
  let byColumn: View

  /// Makes the stadium of all places within `radius` metres of a piece.
  init(_ frame: PieceFrame, _ drawing: OutlineDrawing, _ offset: (Int, Int), radius: Double) {
    let (a, b) = (
      drawing.place(of: frame.piece.a, offset), drawing.place(of: frame.piece.b, offset)
    )
    let direction = frame.direction
    let (perColumn, perRow) = drawing.cells(frame.metric)
    byRow = View(
      a: (a.x, a.y), b: (b.x, b.y), along: (direction.x, direction.y), perU: perColumn,
      perV: perRow, radius: radius)
    byColumn = View(
      a: (a.y, a.x), b: (b.y, b.x), along: (direction.y, direction.x), perU: perRow,
      perV: perColumn, radius: radius)
  }

  /// The stadium in the coordinates of rows or of columns: `u` along the lines and `v` across them, in cells. The end
  /// `b` is not below `a`.
  struct View {
    private let a: (u: Double, v: Double)
    private let b: (u: Double, v: Double)
    private let along: (u: Double, v: Double)
    private let perU: Double
    private let perV: Double
    private let radius: Double

    init(
      a: (Double, Double), b: (Double, Double), along: (Double, Double), perU: Double,
      perV: Double, radius: Double
    ) {
      let isUpwards = a.1 <= b.1
      self.a = isUpwards ? a : b
      self.b = isUpwards ? b : a
      self.along = isUpwards ? along : (-along.0, -along.1)
      (self.perU, self.perV, self.radius) = (perU, perV, radius)
    }

    /// The extent of the stadium along the lines.
    var span: (Double, Double) {
      (min(a.u, b.u) - radius * perU, max(a.u, b.u) + radius * perU)
    }

    /// Computes the ends on the lines, among the given ones, that the stadium meets; nil if it meets none.
    @inline(__always)
    func scan(_ lines: ClosedRange<Int>, _ ends: inout LineEnds) -> ClosedRange<Int>? {
      guard let lines = lines.within(a.v - radius * perV, b.v + radius * perV) else { return nil }
      let count = lines.count
      ends.reserve(count)
      // The straight sides touch the discs where the radius is perpendicular to the piece.
      let lean = radius * along.u * perV
      let (start, wide) = (Double(lines.lowerBound), radius * along.v * perU)
      let slope = b.v > a.v ? (b.u - a.u) / (b.v - a.v) : 0
      fill(start, count, a.v + lean, b.v + lean, (a.u - wide, slope), -perU) {
        ends.setLow($0, $1)
      }
      fill(start, count, a.v - lean, b.v - lean, (a.u + wide, slope), perU) {
        ends.setHigh($0, $1)
      }
      return lines
    }

    /// Sets one end on each line: on the disc at `a` for `v` below `from`, on the straight side between `from` and
    /// `to`, and on the disc at `b` beyond.
    @inline(__always)
    private func fill(
      _ start: Double, _ count: Int, _ from: Double, _ to: Double,
      _ side: (base: Double, slope: Double), _ sign: Double, _ set: (Int, Double) -> Void
    ) {
      let first = linesBelow(from, start, count)
      let second = max(first, linesBelow(to, start, count))
      let (squared, scale) = (radius * radius, 1 / perV)
      for line in 0..<first {
        let off = (start + Double(line) - a.v) * scale
        set(line, a.u + sign * max(0, squared - off * off).squareRoot())
      }
      for line in first..<second {
        set(line, side.base + (start + Double(line) - from) * side.slope)
      }
      for line in second..<count {
        let off = (start + Double(line) - b.v) * scale
        set(line, b.u + sign * max(0, squared - off * off).squareRoot())
      }
    }

    /// The number of lines, of the `count` lines from `start` on, that lie below `v`.
    @inline(__always)
    private func linesBelow(_ v: Double, _ start: Double, _ count: Int) -> Int {
      (0...count).within(v - start, Double(count))?.lowerBound ?? count
    }
  }
}
