import Geodesy

/// Connects lines to ways. Lines meet where they share a vertex whose coordinates are equal when rounded to 1e-7
/// degrees.
///
/// Lines that cross without a common vertex do not meet, since one of them may be a bridge.
public struct StreetJoiner: Sendable {
  /// The ways added so far.
  public private(set) var ways = StreetWays()
  private var numbers = IDTable()
  private var names: [String: Int32] = [:]

  /// Makes a joiner without any lines.
  public init() {}

  /// The outcome of adding a line.
  public struct Outcome: Sendable, Equatable {
    /// Whether any part of the line became a street: two consecutive vertices must be different places.
    public var isUsed = false
    /// The number of segments longer than 100 km, which cannot be streets and were left out.
    public var longSegments = 0
  }

  /// Adds a line. It is cut at segments longer than 100 km. Constant time per vertex.
  public mutating func append(
    _ line: [Coordinate], traits: EdgeTraits = .street, name: String? = nil
  ) -> Outcome {
    var outcome = Outcome()
    var piece: [Int32] = []
    var last: FixedCoordinate?
    for vertex in line {
      let place = FixedCoordinate(vertex)
      if let last, StreetLength.isTooLong(last, place) {
        outcome.longSegments += 1
        outcome.isUsed = close(&piece, traits, name) || outcome.isUsed
      }
      let number = number(of: place)
      if piece.last != number { piece.append(number) }
      last = place
    }
    outcome.isUsed = close(&piece, traits, name) || outcome.isUsed
    return outcome
  }

  /// Adds a piece of a line if it has at least two nodes; returns whether it does.
  private mutating func close(_ piece: inout [Int32], _ traits: EdgeTraits, _ name: String?) -> Bool
  {
    defer { piece = [] }
    guard piece.count > 1 else { return false }
    ways.append(piece, traits: traits, name: name.map { nameIndex(of: $0) } ?? -1)
    return true
  }

  private mutating func number(of place: FixedCoordinate) -> Int32 {
    // Both coordinates are packed into one key, so that every place has its own.
    let key = Int64(place.x) << 32 | Int64(UInt32(bitPattern: place.y))
    let number = numbers.number(of: key)
    if Int(number) == ways.nodes.count { ways.nodes.append(place) }
    return number
  }

  private mutating func nameIndex(of name: String) -> Int32 {
    if let index = names[name] { return index }
    let index = Int32(truncatingIfNeeded: names.count)
    names[name] = index
    ways.nameTable.append(name)
    return index
  }
}
