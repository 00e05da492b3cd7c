/// Why a way that looks like a street is not walkable.
public enum LeftOutReason: String, CaseIterable, Codable, CodingKeyRepresentable, Sendable {
  /// A motorway or one of its ramps.
  case motorway
  /// A trunk road, or a road for motor vehicles only, without a sidewalk and without a tag that opens it to
  /// pedestrians.
  case expressway
  /// Not built yet, or no longer existing.
  case notBuilt = "not_built"
  /// A cycleway without a tag that opens it to pedestrians.
  case cycleway
  /// A bridleway without a tag that opens it to pedestrians.
  case bridleway
  /// A busway without a tag that opens it to pedestrians.
  case busway
  /// A race track, escape lane, ladder or climbing route.
  case notForWalkers = "not_for_walkers"
  /// The area of a rest area or service station.
  case restArea = "rest_area"
  /// Open to pedestrians by `foot`, but without a `highway` and not one of the structures that are walked without one.
  case noHighway = "no_highway"
  /// A value of `highway` that is not known to the rules.
  case unknownKind = "unknown_kind"
  /// `foot=no`, or walking is forbidden in both directions.
  case footForbidden = "foot_forbidden"
  /// `foot=use_sidepath`: pedestrians must use the path beside it, which is a separate way.
  case sidepath
  /// `access=no` without an exception for pedestrians.
  case accessForbidden = "access_forbidden"
  /// Private, and the profile excludes private ways.
  case privateWay = "private"
  /// A ferry route, which cannot be walked.
  case ferry
  /// Steps or an escalator, and the profile is step-free.
  case steps
  /// `wheelchair=no`, and the profile is step-free.
  case wheelchair
}

/// The verdict of a profile on a way.
public enum WayVerdict: Hashable, Sendable {
  /// The way is walkable, with these traits.
  case walkable(EdgeTraits)
  /// The way looks like a street but is left out.
  case leftOut(LeftOutReason)
  /// The way is not a street.
  case notAStreet
}
