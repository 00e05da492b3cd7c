/// A point of a plane: metres to the east and to the north of its origin.
public struct PlanePoint: Hashable, Sendable {
  /// Metres to the east.
  public let x: Double
  /// Metres to the north.
  public let y: Double

  /// The point with these coordinates in metres.
  @inlinable
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

/// A disc in a plane. Its circle belongs to it.
public struct PlaneDisc: Hashable, Sendable {
  /// The middle.
  public let centre: PlanePoint
  /// The radius in metres of the plane.
  public let radius: Double

  /// The disc of so many metres around a point of the plane.
  @inlinable
  public init(centre: PlanePoint, radius: Double) {
    self.centre = centre
    self.radius = radius
  }

  /// Radii with which a union can be made, in metres.
  static let radii = 0.001...1_000_000.0
  /// Coordinates beyond this many metres from the origin are known to less than 10 nm.
  static let farthest = 100_000_000.0

  /// Whether both coordinates and the radius are within what a union can be made of.
  var isUsable: Bool {
    // Comparisons with NaN are false.
    centre.x.magnitude <= Self.farthest && centre.y.magnitude <= Self.farthest
      && Self.radii.contains(radius)
  }
}

/// Why no union is made of some discs. `disc` is a place in the arrays, counted from 0.
public enum DiscUnionError: Error, Hashable, Sendable {
  /// There are not as many radii as centres.
  case countsDiffer(centres: Int, radii: Int)
  /// More discs than 2^30.
  case tooMany(count: Int)
  /// The radius is no number, or smaller or larger than can be kept to.
  case radiusOutOfRange(disc: Int)
  /// The centre lies outside of the part of the plane where circles are circles.
  case centreOutOfRange(disc: Int)
}

extension DiscUnionError: CustomStringConvertible {
  /// One sentence in English.
  public var description: String {
    switch self {
    case .countsDiffer(let centres, let radii): "\(centres) centres but \(radii) radii"
    case .tooMany(let count): "\(count) discs are more than a union is made of"
    case .radiusOutOfRange(let disc): "the radius of disc \(disc) is out of range"
    case .centreOutOfRange(let disc): "the centre of disc \(disc) is out of range"
    }
  }
}
