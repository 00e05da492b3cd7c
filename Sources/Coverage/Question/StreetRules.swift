import Geodesy
import StreetNetwork

/// How walks along streets are measured, where a question is asked along streets.
public struct StreetRules: Hashable, Sendable {
  /// The longest straight leg between a place and a street: 1 m to 500 m. Default 100 m.
  public var accessCap: Length = .metres(100)
  /// Whether private ways are left out; nil where nothing is said.
  public var refusesPrivate: Bool?
  /// Whether steps and what wheelchairs cannot pass are left out; nil where nothing is said.
  public var isStepFree: Bool?
  /// How much longer a walk takes on steps than on the level: 1 to 100; nil where nothing is said.
  public var stepsFactor: Double?

  /// The default rules.
  public init() {}

  /// The walker that the rules describe. Nil where they say nothing of one: a prepared network is then
  /// walked by whomever it was prepared for, and any other by `WalkingProfile.elder`.
  public var walker: WalkingProfile? {
    guard refusesPrivate != nil || isStepFree != nil || stepsFactor != nil else { return nil }
    return WalkingProfile(
      refusesPrivate: refusesPrivate ?? false, isStepFree: isStepFree ?? false,
      stepsFactor: stepsFactor ?? WalkingProfile.elder.stepsFactor)
  }
}
