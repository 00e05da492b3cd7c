/// A city's own grid (城市独立坐标系): a plane coordinate system that is in no registry, with the
/// parameters that the surveying office supplies. Without them its coordinates cannot be located on
/// the Earth.
public struct LocalGrid: Hashable, Sendable {
  /// How the grid is related to the national system.
  public enum Ties: Hashable, Sendable {
    /// An affine transformation to the projected system with the EPSG code `base`.
    ///
    /// The six numbers are a to f. The base system's easting is `a x + b y + c` and its northing
    /// `d x + e y + f`, where x points east and y north. All coordinates are in metres.
    case affine([Double], base: Int)
    /// A transverse Mercator plane on the local datum, and the seven parameters of the
    /// transformation from that datum to CGCS2000.
    case sevenParameters(Plane, Shift)
  }

  /// A transverse Mercator projection (高斯投影).
  public struct Plane: Hashable, Sendable {
    /// The ellipsoids on which the grids of Chinese cities are defined.
    public enum Ellipsoid: String, Hashable, Sendable, CaseIterable {
      /// The Krasovsky ellipsoid (克拉索夫斯基) of Beijing 1954 (北京54).
      case krassovsky
      /// The IAG 1975 ellipsoid of Xi'an 1980 (西安80).
      case iag75
      /// The ellipsoid of CGCS2000.
      case cgcs2000
    }

    /// The ellipsoid of the local datum.
    public var ellipsoid: Ellipsoid
    /// The longitude of the central meridian in degrees.
    public var centralMeridian: Double
    /// The easting of the central meridian in metres.
    public var falseEasting = 500_000.0
    /// The northing of the equator in metres.
    public var falseNorthing = 0.0
    /// The scale factor on the central meridian.
    public var scale = 1.0

    /// Makes a plane with a false easting of 500 km, no false northing and a scale factor of 1.
    public init(ellipsoid: Ellipsoid, centralMeridian: Double) {
      self.ellipsoid = ellipsoid
      self.centralMeridian = centralMeridian
    }
  }

  /// The seven parameters of a Helmert transformation (布尔莎七参数) to CGCS2000.
  public struct Shift: Hashable, Sendable {
    /// The sign convention of the rotations, on which surveyors and programs differ.
    public enum Convention: String, Hashable, Sendable, CaseIterable {
      /// The rotations turn the position vector (布尔莎).
      case positionVector = "position_vector"
      /// The rotations turn the coordinate frame.
      case coordinateFrame = "coordinate_frame"
    }

    /// Three translations in metres, three rotations in seconds of arc and a scale difference in
    /// parts per million.
    public var parameters: [Double]
    /// The sign convention of the rotations.
    public var convention: Convention

    /// Takes the parameters in the order dx, dy, dz, rx, ry, rz, scale; nil unless there are seven
    /// and all are finite.
    public init?(_ parameters: [Double], _ convention: Convention) {
      guard parameters.count == 7, parameters.allSatisfy(\.isFinite) else { return nil }
      self.parameters = parameters
      self.convention = convention
    }
  }

  /// How the grid is related to the national system.
  public let ties: Ties

  /// A grid that an affine transformation takes to the projected system of an EPSG code.
  ///
  /// Nil unless there are six finite numbers whose determinant is not close to zero (more than 1e-6
  /// in magnitude); otherwise the transformation would collapse the plane to a line.
  public init?(affine: [Double], base: Int) {
    guard affine.count == 6, affine.allSatisfy(\.isFinite),
      abs(affine[0] * affine[4] - affine[1] * affine[3]) > 1e-6
    else { return nil }
    ties = .affine(affine, base: base)
  }

  /// A grid on its own datum: a projection and the transformation from that datum to CGCS2000.
  public init(_ plane: Plane, _ shift: Shift) {
    ties = .sevenParameters(plane, shift)
  }

  /// A short description that includes every parameter, so that grids with equal names are equal.
  public var name: String {
    switch ties {
    case .affine(let numbers, let base):
      "local grid: affine \(Self.list(numbers)) to EPSG:\(base)"
    case .sevenParameters(let plane, let shift):
      "local grid: \(plane.ellipsoid.rawValue) central meridian \(plane.centralMeridian) "
        + "false easting \(plane.falseEasting) northing \(plane.falseNorthing) scale \(plane.scale), "
        + "seven \(Self.list(shift.parameters)) \(shift.convention.rawValue)"
    }
  }

  private static func list(_ numbers: [Double]) -> String {
    numbers.map { String($0) }.joined(separator: " ")
  }
}
