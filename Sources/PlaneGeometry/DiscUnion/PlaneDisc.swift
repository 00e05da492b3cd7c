/// A point of a plane, in metres to the east and to the north of its origin.
public struct PlanePoint: Hashable, Sendable {
  /// The metres to the east of the origin.
  public let x: Double
  /// The metres to the north of the origin.
  public let y: Double

  /// Makes a point from its coordinates in metres.
  @inlinable
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

/// A closed disc in a plane: its circle belongs to it.
public struct PlaneDisc: Hashable, Sendable {
  /// The centre of the disc.
  public let centre: PlanePoint
  /// The radius in metres of the plane.
  public let radius: Double

  /// Makes a disc from its centre and its radius in metres.
  @inlinable
  public init(centre: PlanePoint, radius: Double) {
    self.centre = centre
    self.radius = radius
  }

  /// The radii that a union supports, in metres.
  static let radii = 0.001...1_000_000.0
  /// The largest coordinate that a union supports, in metres. Beyond it a `Double` is less precise than
  /// 10 nm.
  static let farthest = 100_000_000.0

  /// Whether both coordinates and the radius are within the limits of a union.
  var isUsable: Bool {
    // Comparisons with NaN are false, so NaN is rejected as well.
    centre.x.magnitude <= Self.farthest && centre.y.magnitude <= Self.farthest
      && Self.radii.contains(radius)
  }
}

/// Why a union of discs cannot be made. `disc` is the 0-based index of the disc at fault.
public enum DiscUnionError: Error, Hashable, Sendable {
  /// The numbers of centres and radii differ.
  case countsDiffer(centres: Int, radii: Int)
  /// There are more than 2^30 discs.
  case tooMany(count: Int)
  /// The radius is NaN or outside the supported range.
  case radiusOutOfRange(disc: Int)
  /// The centre is NaN or outside the supported region.
  case centreOutOfRange(disc: Int)
}

extension DiscUnionError: CustomStringConvertible {
  /// The error as one sentence in English.
  public var description: String {
    switch self {
    case .countsDiffer(let centres, let radii): "\(centres) centres but \(radii) radii"
    case .tooMany(let count): "\(count) discs are more than a union is made of"
    case .radiusOutOfRange(let disc): "the radius of disc \(disc) is out of range"
    case .centreOutOfRange(let disc): "the centre of disc \(disc) is out of range"
    }
  }
}
