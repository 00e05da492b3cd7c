/// Who walks: which ways are open to them, and what steps cost them.
///
/// The rules, in this order:
///
/// 1. `route=ferry` is never walked.
/// 2. A way is a street by its `highway`; `railway=platform` and `public_transport=platform` are streets, too.
///    What is under construction, proposed, planned, abandoned, razed, demolished, dismantled, disused or
///    historic by its `highway`, or by `construction`, `proposed`, `abandoned` or `razed` = `yes`, is none.
/// 3. Motorways are none, whatever else is said. Trunk roads and roads with `motorroad=yes` are streets only
///    with a sidewalk of their own (`sidewalk` = `yes`, `both`, `left`, `right`, or `sidewalk:left` and the
///    like = `yes`) or `foot` = `yes`, `designated`, `permissive`, `official`.
/// 4. Cycle ways, bridle ways, busways and kinds that no rule knows are streets where `foot` says so, and
///    cycle ways also where `segregated` or a sidewalk tells of walkers.
/// 5. `foot` beats `access`. `no` closes the way; so does `foot=use_sidepath`, whose path is a way of its own, and
///    `access` = `military`, `emergency`. `private`, `customers`, `permit`, `residents`, `delivery`,
///    `agricultural`, `forestry`, `employees` and `members` are private: open, since they are mostly the estates'
///    own, unless the profile refuses them. Other values say nothing.
/// 6. Walkers go both ways whatever `oneway` says. `oneway:foot`, `foot:forward=no`, `foot:backward=no` and
///    `conveying` = `forward`, `backward` (or `yes` together with `oneway`) leave one direction.
/// 7. `highway=steps` and escalators are steps. A profile free of steps refuses them, unless `wheelchair` or
///    `ramp:wheelchair` is `yes`, and refuses whatever has `wheelchair=no`.
/// 8. What has a `bridge`, a `tunnel` other than `building_passage`, `location=underground` or a `layer` below 0
///    is off the ground: one walks it from end to end, and no leg leads onto it.
///
/// Corridors, platforms, elevators and what is indoors are walked like any path. Squares and other areas are
/// walked along their edges, also where a multipolygon relation draws them.
public struct WalkingProfile: Hashable, Sendable, Codable {
  /// Whether private ways are closed. They are open by default: an estate's own paths are private.
  public var refusesPrivate: Bool
  /// Whether steps, escalators and what is closed to wheelchairs are left out.
  public var isStepFree: Bool
  /// How much longer than on the level one is on steps, for the same length; from 1 to 100.
  public var stepsFactor: Double

  /// A profile. The factor is brought into its range.
  public init(
    refusesPrivate: Bool = false, isStepFree: Bool = false, stepsFactor: Double = 2
  ) {
    self.refusesPrivate = refusesPrivate
    self.isStepFree = isStepFree
    self.stepsFactor = stepsFactor.isFinite ? min(100, max(1, stepsFactor)) : 2
  }

  /// An elder on foot: private ways are open, steps take twice as long.
  public static let elder = WalkingProfile()

  /// Somebody who cannot climb steps.
  public static let stepFree = WalkingProfile(isStepFree: true)

  /// What the profile says of a way with these tags.
  public func verdict(onWay tags: [String: String]) -> WayVerdict {
    verdict(onWay: OSMTags(tags))
  }

  /// What the profile says of a node with these tags on a way.
  public func verdict(onNode tags: [String: String]) -> NodeVerdict {
    verdict(onNode: OSMTags(tags))
  }
}
