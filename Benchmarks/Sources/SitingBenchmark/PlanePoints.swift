import Siting

/// Points in a plane, in reach of each other within a radius.
enum PlanePoints {
  private struct Points {
    var (x, y, weight) = ([Double](), [Double](), [Int64]())
  }

  static func problem(_ folder: String, _ words: [String]) throws -> SitingProblem {
    let candidates = try read(folder + "/candidates.csv")
    let demand = try read(folder + "/demand.csv")
    guard let radius = Double(words[1]) else {
      throw UnreadableInstance(description: "'\(words[1])' is no radius")
    }
    let matrix = try matrix(demand, candidates, radius)
    var problem: SitingProblem
    switch (words[0], words.count > 2 ? Int(words[2]) : nil) {
    case ("cover", _): problem = SitingProblem(matrix: matrix, goal: .cover)
    case ("maximal", let sites?):
      problem = SitingProblem(matrix: matrix, goal: .maximalCover(.sites(sites)))
    default: throw UnreadableInstance(description: "neither cover nor maximal with sites")
    }
    problem.weights = demand.weight
    return problem
  }

  private static func read(_ path: String) throws -> Points {
    var points = Points()
    let bytes = try BenchmarkProblem.bytes(path)
    for line in bytes.split(separator: 10).dropFirst() {
      let fields = line.split(separator: 44).map {
        Double(String(decoding: $0, as: UTF8.self)) ?? 0
      }
      guard fields.count >= 3 else { continue }
      points.x.append(fields[1])
      points.y.append(fields[2])
      points.weight.append(fields.count > 3 ? Int64(fields[3]) : 1)
    }
    return points
  }

  /// Candidates in cells as wide as the radius.
  private static func matrix(
    _ demand: Points, _ candidates: Points, _ radius: Double
  ) throws -> WalkMatrix {
    var cells: [Int: [Int32]] = [:]
    let width = 1 << 20
    func cell(_ value: Double) -> Int { Int((value / radius).rounded(.down)) }
    for index in candidates.x.indices {
      let key = cell(candidates.y[index]) * width + cell(candidates.x[index])
      cells[key, default: []].append(Int32(index))
    }
    var (starts, pairs) = ([0], [Int32]())
    for index in demand.x.indices {
      let (x, y) = (demand.x[index], demand.y[index])
      let begin = pairs.count
      for row in (cell(y) - 1)...(cell(y) + 1) {
        for column in (cell(x) - 1)...(cell(x) + 1) {
          for candidate in cells[row * width + column] ?? [] {
            let (dx, dy) = (candidates.x[Int(candidate)] - x, candidates.y[Int(candidate)] - y)
            if dx * dx + dy * dy <= radius * radius { pairs.append(candidate) }
          }
        }
      }
      pairs[begin...].sort()
      starts.append(pairs.count)
    }
    return try WalkMatrix(
      candidateCount: candidates.x.count, rowStarts: starts, candidates: pairs)
  }
}
