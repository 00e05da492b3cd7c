import Geodesy

/// Puts lines together to ways: they meet where they share a vertex, exactly to 1e-7 degrees.
///
/// Lines that cross between vertices do not meet: one may be a bridge.
public struct StreetJoiner: Sendable {
  /// The ways so far.
  public private(set) var ways = StreetWays()
  private var numbers = IDTable()
  private var names: [String: Int32] = [:]

  /// No lines.
  public init() {}

  /// What became of a line.
  public struct Outcome: Sendable, Equatable {
    /// Whether anything of it is a street: it has two vertices next to each other that are different places.
    public var isUsed = false
    /// How many of its segments are over 100 km long, which no street is, and were left out.
    public var longSegments = 0
  }

  /// Adds a line, in pieces where a segment is over 100 km long. Constant time for each vertex.
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

  /// Adds a piece of a line, if it is one.
  private mutating func close(_ piece: inout [Int32], _ traits: EdgeTraits, _ name: String?) -> Bool
  {
    defer { piece = [] }
    guard piece.count > 1 else { return false }
    ways.append(piece, traits: traits, name: name.map { self.place(of: $0) } ?? -1)
    return true
  }

  private mutating func number(of place: FixedCoordinate) -> Int32 {
    // Both halves in one number: one for each place.
    let key = Int64(place.x) << 32 | Int64(UInt32(bitPattern: place.y))
    let number = numbers.number(of: key)
    if Int(number) == ways.nodes.count { ways.nodes.append(place) }
    return number
  }

  private mutating func place(of name: String) -> Int32 {
    if let place = names[name] { return place }
    let place = Int32(truncatingIfNeeded: names.count)
    names[name] = place
    ways.nameTable.append(name)
    return place
  }
}
