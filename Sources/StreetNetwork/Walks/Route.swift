import Geodesy

/// The geometry of a walk: from its origin by a leg onto the streets, along them, and by a leg to the facility.
public struct Route: Sendable {
  /// A part of a route, on one street or off the streets.
  public struct Part: Sendable {
    /// The kinds of part.
    public enum Kind: String, Sendable {
      /// A straight leg off the streets.
      case leg
      /// A stretch of level street.
      case street
      /// A stretch of steps.
      case steps
    }

    /// The kind of part.
    public let kind: Kind
    /// The name of the street; nil for a leg or an unnamed street.
    public let name: String?
    /// The length that is counted. That of a leg includes the off-street factor.
    public internal(set) var length: Length
    /// The line of the part: at least two places, which may be equal.
    public internal(set) var places: [Coordinate]
  }

  /// The parts in the order of the walk. Consecutive stretches of the same street form one part.
  public private(set) var parts: [Part] = []
  /// The total length of the parts.
  public let length: Length
  /// The cost of the walk in metres of level street.
  public let cost: Length

  /// The line of the whole walk, without consecutive duplicates.
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
