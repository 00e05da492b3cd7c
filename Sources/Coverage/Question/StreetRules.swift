import Geodesy
import StreetNetwork

/// How walks along streets are measured.
public struct StreetRules: Hashable, Sendable {
  /// The longest straight leg between a place and a street: 1 m to 500 m. Default 100 m.
  public var accessCap: Length = .metres(100)
  /// Whether private ways are left out; nil if that was not stated.
  public var refusesPrivate: Bool?
  /// Whether steps and other ways that wheelchairs cannot use are left out; nil if that was not stated.
  public var isStepFree: Bool?
  /// The cost of a metre on steps in metres on the level, from 1 to 100; nil if it was not stated.
  public var stepsFactor: Double?

  /// Makes rules with an access cap of 100 m and nothing else stated.
  public init() {}

  /// The walker that the rules describe; nil if they describe none. Without one, a prepared network keeps the walker
  /// for whom it was prepared, and any other network has `WalkingProfile.elder`.
  public var walker: WalkingProfile? {
    guard refusesPrivate != nil || isStepFree != nil || stepsFactor != nil else { return nil }
    return WalkingProfile(
      refusesPrivate: refusesPrivate ?? false, isStepFree: isStepFree ?? false,
      stepsFactor: stepsFactor ?? WalkingProfile.elder.stepsFactor)
  }
}
