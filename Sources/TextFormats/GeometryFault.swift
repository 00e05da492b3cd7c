/// Why one feature's geometry cannot be used; the rest of the document can.
public enum GeometryFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// An element of `features` is not an object of type `Feature`.
  case notAFeature
  /// The feature's `properties` are neither an object nor null.
  case propertiesNotAnObject
  /// `geometry` is neither an object nor null.
  case notAnObject
  /// The geometry has no `type`.
  case missingType
  /// The geometry has a `type` that GeoJSON does not know.
  case unknownType(String)
  /// The geometry has no `coordinates`.
  case missingCoordinates
  /// There is something else where an array of positions should be.
  case notAnArray
  /// An ordinate is not a number, or larger than a double holds.
  case notANumber
  /// A position has fewer than two ordinates.
  case tooFewOrdinates
  /// The arrays are nested more or less deeply than the type has it.
  case wrongNesting
  /// There are no positions, or there is an empty part.
  case empty
  /// A line has fewer than two positions.
  case lineTooShort
  /// A ring has fewer than four positions.
  case ringTooShort
  /// A ring's last position is not its first.
  case ringNotClosed

  /// The fault in words.
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
