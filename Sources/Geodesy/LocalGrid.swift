/// A city's own grid (城市独立坐标系): a plane that no registry knows, and the parameters that the surveying office
/// gives for it. Without them its numbers have no place on the earth.
public struct LocalGrid: Hashable, Sendable {
  /// How the grid is tied to the national system.
  public enum Ties: Hashable, Sendable {
    /// A plane transformation to a registered projected system: its easting is `a x + b y + c`, its northing
    /// `d x + e y + f`, with x to the east, in metres.
    case affine([Double], base: Int)
    /// A transverse Mercator plane on an older ellipsoid, and seven parameters from there to CGCS2000.
    case sevenParameters(Plane, Shift)
  }

  /// A transverse Mercator plane (高斯投影).
  public struct Plane: Hashable, Sendable {
    /// The ellipsoids that Chinese cities use.
    public enum Ellipsoid: String, Hashable, Sendable, CaseIterable {
      /// 克拉索夫斯基 (北京54).
      case krassovsky
      /// IAG 1975 (西安80).
      case iag75
      /// CGCS2000.
      case cgcs2000
    }

    /// The ellipsoid of the local datum.
    public var ellipsoid: Ellipsoid
    /// In degrees.
    public var centralMeridian: Double
    /// In metres.
    public var falseEasting = 500_000.0
    /// In metres.
    public var falseNorthing = 0.0
    /// On the central meridian.
    public var scale = 1.0

    /// A plane with the usual false easting.
    public init(ellipsoid: Ellipsoid, centralMeridian: Double) {
      self.ellipsoid = ellipsoid
      self.centralMeridian = centralMeridian
    }
  }

  /// Seven parameters (布尔莎七参数) to CGCS2000.
  public struct Shift: Hashable, Sendable {
    /// How the signs of the rotations are meant; surveyors and programs differ.
    public enum Convention: String, Hashable, Sendable, CaseIterable {
      /// Rotations of the position vector (布尔莎).
      case positionVector = "position_vector"
      /// Rotations of the frame.
      case coordinateFrame = "coordinate_frame"
    }

    /// Three shifts in metres, three rotations in seconds of arc, a scale in parts per million.
    public var parameters: [Double]
    /// How the rotations are meant.
    public var convention: Convention

    /// Seven parameters in the order dx, dy, dz, rx, ry, rz, scale; nil of another number.
    public init?(_ parameters: [Double], _ convention: Convention) {
      guard parameters.count == 7, parameters.allSatisfy(\.isFinite) else { return nil }
      self.parameters = parameters
      self.convention = convention
    }
  }

  /// How it is tied to the national system.
  public let ties: Ties

  /// A grid whose plane is turned and shifted into that of an EPSG code by six numbers; nil where they are
  /// not six, or turn the plane into a line.
  public init?(affine: [Double], base: Int) {
    guard affine.count == 6, affine.allSatisfy(\.isFinite),
      abs(affine[0] * affine[4] - affine[1] * affine[3]) > 1e-6
    else { return nil }
    ties = .affine(affine, base: base)
  }

  /// A grid on a datum of its own.
  public init(_ plane: Plane, _ shift: Shift) {
    ties = .sevenParameters(plane, shift)
  }

  /// What it is in a few words, with every parameter: two grids of one name are the same.
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
