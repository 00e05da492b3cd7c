/// Why the geometry of one feature cannot be used. The rest of the document is unaffected.
public enum GeometryFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// An element of `features` is not an object of type `Feature`.
  case notAFeature
  /// The feature's `properties` are neither an object nor null.
  case propertiesNotAnObject
  /// `geometry` is neither an object nor null.
  case notAnObject
  /// The geometry has no `type`.
  case missingType
  /// The geometry has a `type` that GeoJSON does not define.
  case unknownType(String)
  /// The geometry has no `coordinates`.
  case missingCoordinates
  /// Something other than an array is found where an array of coordinates is expected.
  case notAnArray
  /// An ordinate is not a number, or is too large for a double.
  case notANumber
  /// A position has fewer than two ordinates.
  case tooFewOrdinates
  /// The arrays are nested more or less deeply than the geometry type requires.
  case wrongNesting
  /// The geometry has no positions, or one of its arrays is empty.
  case empty
  /// A line has fewer than two positions.
  case lineTooShort
  /// A ring has fewer than four positions.
  case ringTooShort
  /// A ring's last position differs from its first.
  case ringNotClosed

  /// The fault in English, without its location.
  public var description: String {
    switch self {
    case .notAFeature: "not an object of type Feature"
    case .propertiesNotAnObject: "properties are not an object"
    case .notAnObject: "geometry is not an object"
    case .missingType: "geometry without a type"
    case .unknownType(let name): "unknown geometry type \(name)"
    case .missingCoordinates: "geometry without coordinates"
    case .notAnArray: "coordinates are not an array"
    case .notANumber: "an ordinate is not a number"
    case .tooFewOrdinates: "a position has fewer than two ordinates"
    case .wrongNesting: "coordinates are nested otherwise than the type asks for"
    case .empty: "geometry without positions"
    case .lineTooShort: "a line has fewer than two positions"
    case .ringTooShort: "a ring has fewer than four positions"
    case .ringNotClosed: "a ring does not end where it starts"
    }
  }
}
