import Drawing

/// Finds room for labels on a map: no two overlap, and they hide as few marks as they can.
struct LabelPlacer {
  private static let cell = 3.0
  private let box: PageBox
  private let columns: Int
  private let rows: Int
  /// The weight of what lies above and left of each corner of the grid.
  private var sums: [Double]
  /// The boxes that are taken.
  private(set) var taken: [PageBox] = []

  /// A placer for a map. `weights` are places with what it costs to hide them.
  init(_ box: PageBox, hiding weights: [(place: PagePoint, weight: Double)]) {
    self.box = box
    columns = max(1, Int((box.width / Self.cell).rounded(.up)))
    rows = max(1, Int((box.height / Self.cell).rounded(.up)))
    var cells = [Double](repeating: 0, count: (columns + 1) * (rows + 1))
    for (place, weight) in weights where box.contains(place) {
      let column = min(columns - 1, Int((place.x - box.x) / Self.cell))
      let row = min(rows - 1, Int((place.y - box.y) / Self.cell))
      cells[(row + 1) * (columns + 1) + column + 1] += weight
    }
    for row in 1...rows {
      var sum = 0.0
      for column in 1...columns {
        let index = row * (columns + 1) + column
        sum += cells[index]
        cells[index] = sum + cells[index - columns - 1]
      }
    }
    sums = cells
  }

  /// Keeps labels away from a box.
  mutating func take(_ box: PageBox) { taken.append(box) }

  /// Whether a label may stand in a box.
  func isFree(_ label: PageBox) -> Bool {
    box.contains(label) && !taken.contains { $0.overlaps(label) }
  }

  /// What a label in a box would hide, marks at its edge included.
  func cost(_ label: PageBox) -> Double {
    let label = label.inset(-2.5)
    let column = { (x: Double) in
      max(0, min(columns, Int(((x - box.x) / Self.cell).rounded())))
    }
    let row = { (y: Double) in max(0, min(rows, Int(((y - box.y) / Self.cell).rounded()))) }
    let (left, right) = (column(label.x), column(label.right))
    let (top, bottom) = (row(label.y) * (columns + 1), row(label.bottom) * (columns + 1))
    return sums[bottom + right] - sums[bottom + left] - sums[top + right] + sums[top + left]
  }

  /// Takes the cheapest of some boxes in which a label may stand and that cost at most so much; the first of equals. Nil if
  /// there is none.
  mutating func place(
    _ candidates: some Sequence<(box: PageBox, extra: Double)>, atMost most: Double = .infinity
  ) -> PageBox? {
    var best: (cost: Double, box: PageBox)?
    for (label, extra) in candidates {
      let cost = self.cost(label) + extra
      guard cost <= most, cost < best?.cost ?? .infinity, isFree(label) else { continue }
      best = (cost, label)
    }
    if let best { take(best.box.inset(-1)) }
    return best?.box
  }
}
