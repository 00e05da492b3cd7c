import Registers
import Wording

/// The kind of input for which a file was taken, and why.
public struct RoleChoice: Sendable {
  /// Why a file was taken for its kind.
  public enum Basis: String, Sendable {
    /// The user declared it.
    case declared
    /// More of its headers are recognised for this kind than for any other.
    case headers
    /// The headers fit several kinds equally, and many of its names are those of places of elder care.
    case names
    /// The type of its geometries is that of this kind.
    case geometry
    /// The headers fit several kinds equally, or none; the user should declare the kind.
    case unclear
  }

  /// The kind of input.
  public let role: InputKind
  /// Why the file was taken for this kind.
  public let basis: Basis
  /// For the most common kinds and for the chosen one, the number of columns that are recognised. It is 0 for a kind
  /// that cannot use the file.
  public let knownColumns: [InputKind: Int]

  /// The same numbers in the order of the kinds.
  package var counts: [(kind: InputKind, columns: Int)] {
    knownColumns.keys.sorted { left, right in
      let order = InputKind.all.firstIndex(of:)
      return (order(left) ?? .max, left.key) < (order(right) ?? .max, right.key)
    }.map { ($0, knownColumns[$0, default: 0]) }
  }
}
