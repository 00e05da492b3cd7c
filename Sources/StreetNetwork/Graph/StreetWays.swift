import Geodesy

/// Ways as they are read, before they are cut into edges: sequences of nodes with their traits and names.
///
/// Nodes are numbered from 0. A node at which ways meet has the same number in all of them. Where nobody can pass,
/// as at a closed gate, each way has its own copy of the node.
public struct StreetWays: Sendable {
  /// The coordinates of the nodes.
  public var nodes: [FixedCoordinate] = []
  /// The nodes of all ways, one way after another.
  public var references: [Int32] = []
  /// The index in `references` of each way's first node, and at the end the number of references.
  public var starts: [Int32] = [0]
  /// The traits of each way.
  public var traits: [EdgeTraits] = []
  /// The name of each way, as an index into `nameTable`; -1 without a name.
  public var names: [Int32] = []
  /// The street names, each once.
  public var nameTable: [String] = []

  /// Makes an empty set of ways.
  public init() {}

  /// The number of ways.
  public var count: Int { traits.count }

  /// Adds a way over existing nodes. Where it crosses the 180th meridian it is cut, and the places on both sides are
  /// joined by a piece of zero length, which no leg leads onto.
  public mutating func append(
    _ nodes: some Collection<Int32>, traits: EdgeTraits = .street, name: Int32 = -1
  ) {
    guard zip(nodes, nodes.dropFirst()).contains(where: { crossing($0, $1) != nil }) else {
      return add(nodes, traits, name)
    }
    var piece: [Int32] = []
    for node in nodes {
      if let last = piece.last, let (here, there) = crossing(last, node) {
        let (end, start) = (number(of: here), number(of: there))
        add(piece + [end], traits, name)
        add([end, start], traits.union(.offGround), name)
        piece = [start]
      }
      piece.append(node)
    }
    add(piece, traits, name)
  }

  private func crossing(_ a: Int32, _ b: Int32) -> (FixedCoordinate, FixedCoordinate)? {
    StreetLength.crossing(ofMeridian180: self.nodes[Int(a)], self.nodes[Int(b)])
  }

  /// Adds a node that no other way has.
  private mutating func number(of place: FixedCoordinate) -> Int32 {
    nodes.append(place)
    return Int32(truncatingIfNeeded: nodes.count - 1)
  }

  private mutating func add(_ nodes: some Sequence<Int32>, _ traits: EdgeTraits, _ name: Int32) {
    references.append(contentsOf: nodes)
    starts.append(Int32(truncatingIfNeeded: references.count))
    self.traits.append(traits)
    names.append(name)
  }
}
