/// A walking profile: which ways a pedestrian may use, and how much slower steps are.
///
/// The rules are applied in this order:
///
/// 1. `route=ferry` is never walkable.
/// 2. A way is a street by its `highway`; `railway=platform` and `public_transport=platform` are streets as well. Piers,
///    breakwaters, groynes, lock gates, dams and weirs are streets if `foot` is `yes`, `designated`, `permissive` or
///    `official`.
///    Ways that are under construction, proposed, planned, abandoned, razed, demolished, dismantled, disused or
///    historic by their `highway`, or by `construction`, `proposed`, `planned`, `abandoned`, `razed`, `demolished` or
///    `removed` = `yes`, are not streets. Other values of these keys, and `disused`, beside a live `highway` are counted
///    as doubtful, and the way is walked.
/// 3. Motorways are never walkable. Trunk roads and roads with `motorroad=yes` are walkable only with a sidewalk that
///    is not mapped separately (`sidewalk` = `yes`, `both`, `left`, `right`, or `sidewalk:left` and the like = `yes`)
///    or with `foot` = `yes`, `designated`, `permissive`, `official`.
/// 4. Cycleways, bridleways, busways and unknown values of `highway` are walkable if `foot` is one of these values;
///    cycleways also if they have `segregated` or a sidewalk, and busways also if they have a sidewalk.
/// 5. `foot` takes precedence over `access`. `yes`, `designated`, `permissive`, `official`, `destination`, `public`
///    and `discouraged` open the way. `no`, `military` and `emergency` close it; so does `foot=use_sidepath`, since
///    the path beside it is a separate way. `private`, `customers`, `permit`, `residents`, `delivery`,
///    `agricultural`, `forestry`, `employees` and `members` mean private. Private ways are open unless the profile
///    refuses them, since most of them are paths within estates. Other values are ignored.
/// 6. Pedestrians may walk in both directions regardless of `oneway`. `oneway:foot`, `foot:forward=no`,
///    `foot:backward=no` and `conveying` = `forward`, `backward` (or `yes` together with `oneway`) leave one
///    direction. On escalators, `oneway` applies as well.
/// 7. `highway=steps` and escalators are steps. A step-free profile leaves them out unless `wheelchair` or
///    `ramp:wheelchair` is `yes`, and leaves out everything with `wheelchair=no`.
/// 8. Ways with a `bridge`, a `tunnel` other than `building_passage`, `location` = `underground`, `underwater`, or a
///    `level` that names any floor but 0 are off the ground: they can be walked from end to end, but no leg leads onto
///    them. A negative `layer` only orders ways that cross; it puts a way underground together with `indoor`, `covered`,
///    `location=indoor` or `highway=corridor`, and platforms without a `highway`.
///
/// `opening_hours`, `access:conditional` and `foot:conditional` are counted and not used: what applies without a
/// condition counts at every hour.
///
/// Corridors, platforms, elevators and indoor ways are walked like any path. Squares and other areas are walked along
/// their edges, including those of multipolygon relations.
public struct WalkingProfile: Hashable, Sendable, Codable {
  /// Whether private ways are closed. They are open by default, since the paths within estates are private.
  public var refusesPrivate: Bool
  /// Whether steps, escalators and everything closed to wheelchairs are left out.
  public var isStepFree: Bool
  /// The ratio of the time on steps to that on a level street of the same length, in 1...100.
  public var stepsFactor: Double

  /// Makes a profile. The factor is clamped to its range; if it is not finite, it is 2.
  public init(
    refusesPrivate: Bool = false, isStepFree: Bool = false, stepsFactor: Double = 2
  ) {
    self.refusesPrivate = refusesPrivate
    self.isStepFree = isStepFree
    self.stepsFactor = stepsFactor.isFinite ? min(100, max(1, stepsFactor)) : 2
  }

  /// An older person on foot: private ways are open, and steps take twice as long.
  public static let elder = WalkingProfile()

  /// A person who cannot use steps.
  public static let stepFree = WalkingProfile(isStepFree: true)

  /// The keys of the tags on which verdicts depend.
  public static let tagKeys = Set(TagKey.allCases.map(\.text))

  /// The verdict of the profile on a way with these tags.
  public func verdict(onWay tags: [String: String]) -> WayVerdict {
    verdict(onWay: OSMTags(tags))
  }

  /// The verdict of the profile on a node of a way with these tags.
  public func verdict(onNode tags: [String: String]) -> NodeVerdict {
    verdict(onNode: OSMTags(tags))
  }
}
