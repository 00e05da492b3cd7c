/// What a piece of street covers that is as wide as the cap allows on all of its length: every place within the
/// cap of it, where no barrier is near.
///
/// Most pieces of an outline are such. On a line of the lattice the border is the disc at one end, a straight
/// side, or the disc at the other, in this order, so that each end of an interval comes from one formula.
struct Stadium {
  /// As rows see it.
  let byRow: View
  /// As columns see it.
  let byColumn: View

  /// All within `radius` metres of a piece.
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

  /// The stadium as lines of one kind see it: `u` along them, `v` across; `b` is not below `a`.
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

    /// From where to where it reaches along the lines.
    var span: (Double, Double) {
      (min(a.u, b.u) - radius * perU, max(a.u, b.u) + radius * perU)
    }

    /// Finds the ends on those of `lines` that the stadium meets; nil where it meets none.
    @inline(__always)
    func scan(_ lines: ClosedRange<Int>, _ ends: inout LineEnds) -> ClosedRange<Int>? {
      guard let lines = lines.within(a.v - radius * perV, b.v + radius * perV) else { return nil }
      let count = lines.count
      ends.reserve(count)
      // The sides touch the discs where their radii are at right angles to the piece.
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

    /// One end on each line: on the disc at `a` up to `from`, on the side up to `to`, on the disc at `b` beyond.
    @inline(__always)
    private func fill(
      _ start: Double, _ count: Int, _ from: Double, _ to: Double,
      _ side: (base: Double, slope: Double), _ sign: Double, _ set: (Int, Double) -> Void
    ) {
      let first = place(from, start, count)
      let second = max(first, place(to, start, count))
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

    /// How many of the lines lie below `v`.
    @inline(__always)
    private func place(_ v: Double, _ start: Double, _ count: Int) -> Int {
      (0...count).within(v - start, Double(count))?.lowerBound ?? count
    }
  }
}
