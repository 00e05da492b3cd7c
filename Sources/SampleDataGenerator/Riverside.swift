/// The quays along both banks and the bridges between them.
struct Riverside {
  let cores: [Spot]
  let names: StreetNames

  /// The columns of the grid that cross the river by a bridge.
  private static let bridges = [
    (column: 11, name: "望鹿桥"), (column: 15, name: "鹿鸣渡桥"), (column: 19, name: "砚江桥"),
    (column: 24, name: "霁虹桥"),
  ]

  /// The quays, the streets that lead to them, and the bridges.
  func streets() -> [Street] {
    let banks = [true, false].flatMap { north in quays(north: north) + approaches(north: north) }
    return banks
      + Self.bridges.map { bridge in
        let south = BlockGrid.quay(onLine: Double(bridge.column), north: false)
        let north = BlockGrid.quay(onLine: Double(bridge.column), north: true)
        let line = (0...4).map { step in
          BlockGrid.spot(Double(bridge.column), south + (north - south) * Double(step) / 4)
        }
        return Street(name: bridge.name, kind: "桥梁", line: ends(line, bridge.column, south, north))
      }
  }

  /// The line with its ends computed in exactly the same way as the vertices of the quays, so that
  /// they are bitwise equal.
  private func ends(_ line: [Spot], _ column: Int, _ south: Double, _ north: Double) -> [Spot] {
    let middle = line.dropFirst().dropLast()
    let start = BlockGrid.spot(Double(column), south)
    return [start] + middle + [BlockGrid.spot(Double(column), north)]
  }

  private func isUrban(_ spot: Spot) -> Bool {
    cores.contains { $0.distance(to: spot) < 1_250 }
  }

  private func quays(north: Bool) -> [Street] {
    (1..<BlockGrid.columns).compactMap { column in
      let line = (0...4).map { step in
        let u = Double(column) + Double(step) / 4
        return BlockGrid.spot(u, BlockGrid.quay(onLine: u, north: north))
      }
      guard line.allSatisfy(isUrban) else { return nil }
      return Street(name: north ? "鹿江北岸路" : "鹿江南岸路", kind: "次干路", line: line)
    }
  }

  /// The streets from the last street corner of each column to the quay.
  private func approaches(north: Bool) -> [Street] {
    (1..<BlockGrid.columns).compactMap { column in
      let quay = BlockGrid.quay(onLine: Double(column), north: north)
      let foot = BlockGrid.spot(Double(column), quay)
      let rows = (0...BlockGrid.rows).filter { (Double($0) > quay) == north }
      let corner = rows.map { ($0, BlockGrid.spot(Double(column), Double($0))) }
        .filter { River.clearance(of: $0.1) > 70 }
        .min { $0.1.distance(to: foot) < $1.1.distance(to: foot) }
      guard let corner, isUrban(foot), corner.1.distance(to: foot) < 420 else { return nil }
      return Street(name: names.alongColumn(column), kind: "支路", line: [corner.1, foot])
    }
  }
}
