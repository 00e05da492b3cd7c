import Geodesy

/// A walk as one would draw it: from its origin over a leg onto the streets, along them, and over a leg to the
/// facility.
public struct Route: Sendable {
  /// A part of a route on one street, or off the streets.
  public struct Part: Sendable {
    /// What one walks on.
    public enum Kind: String, Sendable {
      /// A straight leg off the streets.
      case leg
      /// A street.
      case street
      /// Steps.
      case steps
    }

    /// What one walks on.
    public let kind: Kind
    /// The name of the street.
    public let name: String?
    /// How long the part is counted: a leg with its factor.
    public internal(set) var length: Length
    /// Where it runs; at least two places, which may be the same.
    public internal(set) var places: [Coordinate]
  }

  /// The parts in the order of the walk; neighbours on one street are one part.
  public private(set) var parts: [Part] = []
  /// The sum of the parts' lengths.
  public let length: Length
  /// The cost of the walk in metres of level street.
  public let cost: Length

  /// The places of the whole walk, none twice in a row.
  public var places: [Coordinate] {
    parts.flatMap(\.places).reduce(into: []) { places, place in
      if places.last != place { places.append(place) }
    }
  }

  init(_ walk: FoundWalk, _ parts: [Part]) {
    length = .metres(WalkUnits.metres(walk.length))
    cost = .metres(WalkUnits.metres(walk.cost))
    for part in parts { append(part) }
  }

  private mutating func append(_ part: Part) {
    guard let last = parts.last, last.kind != .leg, last.kind == part.kind, last.name == part.name
    else {
      if part.length.metres > 0 || parts.isEmpty { parts.append(part) }
      return
    }
    parts[parts.count - 1].length = .metres(last.length.metres + part.length.metres)
    parts[parts.count - 1].places += part.places
  }
}
