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

  /// Adds a line. Constant time for each vertex.
  ///
  /// - Returns: Whether it has two vertices that are different places; others are left out.
  public mutating func append(
    _ line: [Coordinate], traits: EdgeTraits = .street, name: String? = nil
  ) -> Bool {
    var nodes: [Int32] = []
    for vertex in line {
      let number = number(of: FixedCoordinate(vertex))
      if nodes.last != number { nodes.append(number) }
    }
    guard nodes.count > 1 else { return false }
    ways.append(nodes, traits: traits, name: name.map { place(of: $0) } ?? -1)
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
