/// A section of a street between two corners.
struct Street {
  var name: String
  /// The class of street: 主干路, 次干路, 支路, 巷道, 桥梁 or 乡道.
  var kind: String
  var line: [Spot]

  /// The section as a feature of `streets.geojson`.
  var feature: GeoFeature {
    GeoFeature(shape: .line(line), properties: [("道路名称", .text(name)), ("类型", .text(kind))])
  }
}

/// The streets of the built-up area.
///
/// A side of a block becomes a street if it is dry and there is an estate beside it, or if it is near
/// the core of a neighbourhood: within 900 m on the arterial lines of the grid, 600 m on the others.
struct StreetPlan {
  let cores: [Spot]
  let names: StreetNames
  let occupied: Set<Block>

  /// All streets of the grid: along rows, along columns, and the lanes through blocks of small estates.
  func streets(lanesIn blocks: [Block]) -> [Street] {
    let rows = (1..<BlockGrid.rows).flatMap(alongRow)
    let columns = (1..<BlockGrid.columns).flatMap(alongColumn)
    return rows + columns + blocks.map(lane)
  }

  private func alongRow(_ row: Int) -> [Street] {
    let wanted = (0..<BlockGrid.columns).map { column in
      let line = halves(from: (column, row), to: (column + 1, row))
      let beside = [Block(column: column, row: row), Block(column: column, row: row - 1)]
      return isWanted(line, beside: beside, isArterial: row % 4 == 0)
    }
    return Self.runs(wanted).map { run in
      let line = halves(from: (run.lowerBound, row), to: (run.upperBound, row))
      return Street(name: names.alongRow(row), kind: kind(of: row), line: line)
    }
  }

  private func alongColumn(_ column: Int) -> [Street] {
    let wanted = (0..<BlockGrid.rows).map { row in
      let line = halves(from: (column, row), to: (column, row + 1))
      let beside = [Block(column: column, row: row), Block(column: column - 1, row: row)]
      return isWanted(line, beside: beside, isArterial: column % 4 == 0)
    }
    return Self.runs(wanted).map { run in
      let line = halves(from: (column, run.lowerBound), to: (column, run.upperBound))
      return Street(name: names.alongColumn(column), kind: kind(of: column), line: line)
    }
  }

  /// A lane through the centre of a block, from the street in the west to the one in the east.
  private func lane(through block: Block) -> Street {
    let line = [block.spot(0, 0.5), block.spot(0.5, 0.5), block.spot(1, 0.5)]
    return Street(name: names.alongRow(block.row) + "\(block.column)弄", kind: "巷道", line: line)
  }

  private func kind(of line: Int) -> String {
    line % 4 == 0 ? "主干路" : line % 2 == 0 ? "次干路" : "支路"
  }

  private func isWanted(_ line: [Spot], beside blocks: [Block], isArterial: Bool) -> Bool {
    let isNorth = line.first.map(River.isNorth) ?? false
    let isDry = line.allSatisfy { River.clearance(of: $0) > 70 && River.isNorth($0) == isNorth }
    guard isDry, line.count == 3 else { return false }
    if blocks.contains(where: occupied.contains) { return true }
    let reach = cores.map { $0.distance(to: line[1]) }.min() ?? .infinity
    return reach < (isArterial ? 900 : 600)
  }

  /// The corners and half-way points of the grid between two corners on one line.
  private func halves(from start: (Int, Int), to end: (Int, Int)) -> [Spot] {
    let steps = max(end.0 - start.0, end.1 - start.1) * 2
    return (0...steps).map { step in
      let along = Double(step) / Double(steps)
      return BlockGrid.spot(
        Double(start.0) + Double(end.0 - start.0) * along,
        Double(start.1) + Double(end.1 - start.1) * along)
    }
  }

  /// The consecutive runs of wanted sides, split after every third side as in real maps.
  static func runs(_ wanted: [Bool]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for index in wanted.indices where wanted[index] {
      if let last = runs.last, last.upperBound == index, last.count < 3 {
        runs[runs.count - 1] = last.lowerBound..<(index + 1)
      } else {
        runs.append(index..<(index + 1))
      }
    }
    return runs
  }
}
