/// Why a way that looks like a street is none for a walker.
public enum LeftOutReason: String, CaseIterable, Codable, CodingKeyRepresentable, Sendable {
  /// A motorway or its ramps.
  case motorway
  /// A trunk road, or a road for motor cars only, without a sidewalk and not said to be for walkers.
  case expressway
  /// Not built yet, or not there any more.
  case notBuilt = "not_built"
  /// A cycle way of which nothing says that one may walk there.
  case cycleway
  /// A bridle way of which nothing says that one may walk there.
  case bridleway
  /// A busway of which nothing says that one may walk there.
  case busway
  /// A race track, an escape lane, a ladder, a climbing route.
  case notForWalkers = "not_for_walkers"
  /// The ground of a rest area or a service station.
  case restArea = "rest_area"
  /// A kind of highway that no rule knows.
  case unknownKind = "unknown_kind"
  /// `foot=no`, or walking forbidden in both directions.
  case footForbidden = "foot_forbidden"
  /// `foot=use_sidepath`: walkers have to take the path beside it, which is a way of its own.
  case sidepath
  /// `access=no`, and nothing says otherwise for walkers.
  case accessForbidden = "access_forbidden"
  /// Private, where the profile refuses what is private.
  case privateWay = "private"
  /// A ferry.
  case ferry
  /// Steps or an escalator, where the profile is free of steps.
  case steps
  /// `wheelchair=no`, where the profile is free of steps.
  case wheelchair
}

/// What a profile says of a way.
public enum WayVerdict: Hashable, Sendable {
  /// One can walk it, in these directions, on the level or on steps.
  case walkable(EdgeTraits)
  /// It looks like a street and is left out.
  case leftOut(LeftOutReason)
  /// It is something else.
  case notAStreet
}
