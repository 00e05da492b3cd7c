import Geodesy

/// Ways as they are read, before they are cut into edges: rows of node numbers with what holds of them.
///
/// Nodes are numbered from 0. A node at which ways meet has one number in all of them; where nobody can
/// pass, as at a closed gate, each way has a number of its own for it.
public struct StreetWays: Sendable {
  /// Where each node is.
  public var nodes: [FixedCoordinate] = []
  /// The nodes of every way, one way after the other.
  public var references: [Int32] = []
  /// Where each way's nodes start; one more at the end.
  public var starts: [Int32] = [0]
  /// What holds of each way.
  public var traits: [EdgeTraits] = []
  /// The name of each way, as a place in `nameTable`; -1 without one.
  public var names: [Int32] = []
  /// The names.
  public var nameTable: [String] = []

  /// No ways.
  public init() {}

  /// How many ways there are.
  public var count: Int { traits.count }

  /// Adds a way over nodes that are known.
  public mutating func append(
    _ nodes: some Sequence<Int32>, traits: EdgeTraits = .street, name: Int32 = -1
  ) {
    references.append(contentsOf: nodes)
    starts.append(Int32(truncatingIfNeeded: references.count))
    self.traits.append(traits)
    names.append(name)
  }
}
