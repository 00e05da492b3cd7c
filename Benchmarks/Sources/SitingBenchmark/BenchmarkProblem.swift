import Siting

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why a benchmark instance cannot be read.
struct UnreadableInstance: Error, CustomStringConvertible {
  let description: String
}

/// Reads instances, told apart by what is in them.
enum BenchmarkProblem {
  static func read(_ path: String, _ words: [String]) throws -> SitingProblem {
    if words.count >= 2 { return try PlanePoints.problem(path, words) }
    let numbers = try integers(path)
    guard numbers.count >= 3 else { throw UnreadableInstance(description: "\(path): too short") }
    // A graph is exactly its edges; in a covering file the next number is the first cost.
    if numbers.count == 3 + 3 * numbers[1] {
      return try GraphInstance(numbers).problem(words.first ?? "median")
    }
    return try coverByRows(numbers) ?? coverByColumns(numbers)
  }

  /// All integers of a file.
  static func integers(_ path: String) throws -> [Int] {
    var (numbers, value, isInside) = ([Int](), 0, false)
    for byte in try bytes(path) {
      if byte >= 48 && byte <= 57 {
        (value, isInside) = (value &* 10 &+ Int(byte - 48), true)
      } else if isInside {
        numbers.append(value)
        (value, isInside) = (0, false)
      }
    }
    if isInside { numbers.append(value) }
    return numbers
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    guard let file = fopen(path, "r") else {
      throw UnreadableInstance(description: "\(path): cannot be opened")
    }
    defer { fclose(file) }
    var (all, part) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 20))
    while true {
      let count = fread(&part, 1, part.count, file)
      guard count > 0 else { return all }
      all.append(contentsOf: part[..<count])
    }
  }

  /// Rows, columns, costs, then for each row the number of its columns and these; nil where that does not fit.
  private static func coverByRows(_ numbers: [Int]) throws -> SitingProblem? {
    let (rows, columns) = (numbers[0], numbers[1])
    var place = 2 + columns
    var reach: [[Int32]] = []
    for _ in 0..<rows {
      guard place < numbers.count, place + numbers[place] < numbers.count else { return nil }
      let row = numbers[(place + 1)...(place + numbers[place])]
      guard row.allSatisfy({ $0 >= 1 && $0 <= columns }) else { return nil }
      reach.append(row.map { Int32($0 - 1) })
      place += numbers[place] + 1
    }
    guard place == numbers.count else { return nil }
    return try cover(columns, reach, numbers[2..<(2 + columns)].map { Int64($0) })
  }

  /// Rows, columns, then for each column its cost, the number of its rows and these.
  private static func coverByColumns(_ numbers: [Int]) throws -> SitingProblem {
    let (rows, columns) = (numbers[0], numbers[1])
    var place = 2
    var reach = [[Int32]](repeating: [], count: rows)
    var costs: [Int64] = []
    for column in 0..<columns {
      guard place + 1 < numbers.count, place + 1 + numbers[place + 1] < numbers.count else {
        throw UnreadableInstance(description: "column \(column + 1) is cut off")
      }
      costs.append(Int64(numbers[place]))
      for row in numbers[(place + 2)..<(place + 2 + numbers[place + 1])] {
        guard row >= 1 && row <= rows else {
          throw UnreadableInstance(description: "column \(column + 1) has row \(row)")
        }
        reach[row - 1].append(Int32(column))
      }
      place += 2 + numbers[place + 1]
    }
    guard place == numbers.count else {
      throw UnreadableInstance(description: "neither rows nor columns fit the file")
    }
    return try cover(columns, reach, costs)
  }

  private static func cover(
    _ columns: Int, _ reach: [[Int32]], _ costs: [Int64]
  ) throws -> SitingProblem {
    var problem = SitingProblem(
      matrix: try WalkMatrix(candidateCount: columns, reach: reach), goal: .cover)
    problem.siteCosts = costs
    return problem
  }
}
