import Registers
import Wording

/// What a file was taken for, and why.
public struct RoleChoice: Sendable {
  /// Why a file was taken for what it was.
  public enum Basis: String, Sendable {
    /// The user said so.
    case declared
    /// More of its headers are known for this kind than for any other.
    case headers
    /// The headers fit several kinds; many of its names are those of places of elder care.
    case names
    /// Its geometries are those of this kind.
    case geometry
    /// The headers fit several kinds equally, or none: say what the file is.
    case unclear
  }

  /// The kind of input.
  public let role: InputKind
  /// Why.
  public let basis: Basis
  /// How many columns the commonest kinds, and the one that was chosen, have a field for. A kind that cannot use
  /// the file has 0.
  public let knownColumns: [InputKind: Int]

  /// The counts in the order of the kinds.
  package var counts: [(kind: InputKind, columns: Int)] {
    knownColumns.keys.sorted { left, right in
      let order = InputKind.all.firstIndex(of:)
      return (order(left) ?? .max, left.key) < (order(right) ?? .max, right.key)
    }.map { ($0, knownColumns[$0, default: 0]) }
  }
}
