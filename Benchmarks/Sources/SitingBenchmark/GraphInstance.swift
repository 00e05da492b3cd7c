import Siting

/// A graph of OR-Library's p-median instances.
struct GraphInstance {
  private let count: Int
  private let sites: Int
  private var distance: [Int32]

  private static let far: Int32 = 1 << 28

  /// Vertices, edges, p; then two vertices and a cost for each edge, of which the last counts.
  init(_ numbers: [Int]) throws {
    (count, sites) = (numbers[0], numbers[2])
    distance = [Int32](repeating: Self.far, count: count * count)
    for edge in 0..<numbers[1] {
      let (from, to) = (numbers[3 + 3 * edge] - 1, numbers[4 + 3 * edge] - 1)
      guard (0..<count).contains(from), (0..<count).contains(to) else {
        throw UnreadableInstance(description: "edge \(edge + 1) leaves the graph")
      }
      let cost = Int32(numbers[5 + 3 * edge])
      (distance[from * count + to], distance[to * count + from]) = (cost, cost)
    }
    for vertex in 0..<count { distance[vertex * count + vertex] = 0 }
    closeWalks()
  }

  /// Floyd and Warshall.
  private mutating func closeWalks() {
    let count = self.count
    distance.withUnsafeMutableBufferPointer { all in
      guard let base = all.baseAddress else { return }
      for middle in 0..<count {
        let through = base + middle * count
        for from in 0..<count {
          let row = base + from * count
          let first = row[middle]
          if first == Self.far { continue }
          for to in 0..<count {
            let sum = first &+ through[to]
            if sum < row[to] { row[to] = sum }
          }
        }
      }
    }
  }

  func problem(_ goal: String) throws -> SitingProblem {
    var (starts, candidates, costs) = ([0], [Int32](), [Double]())
    for from in 0..<count {
      for to in 0..<count where distance[from * count + to] < Self.far {
        candidates.append(Int32(to))
        costs.append(Double(distance[from * count + to]))
      }
      starts.append(candidates.count)
    }
    let matrix = try WalkMatrix(
      candidateCount: count, rowStarts: starts, candidates: candidates, costs: costs)
    switch goal {
    case "median": return SitingProblem(matrix: matrix, goal: .median(sites: sites))
    case "centre": return SitingProblem(matrix: matrix, goal: .centre(sites: sites))
    default: throw UnreadableInstance(description: "'\(goal)' is neither median nor centre")
    }
  }
}
