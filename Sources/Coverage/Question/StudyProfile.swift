import Geodesy

/// Another walker for whom the verdicts of a study are computed as well.
public struct StudyProfile: Hashable, Sendable {
  /// The name: that of a walker, or `straight-` followed by metres.
  public let name: String
  /// A plain radius in straight lines, even if there are streets; nil for a walker.
  private let radius: Length?
  private let walker: Walker

  /// The profile with a name: `frail`, `elder` or `fit`, with the study's own minutes, or a plain radius of 1 m to 100
  /// km, such as `straight-1000`. Nil for any other name.
  public init?(_ name: String) {
    self.name = name
    if let walker = Walker.named.first(where: { $0.name == name }) {
      (self.walker, radius) = (walker, nil)
      return
    }
    guard name.hasPrefix("straight-"), let metres = Double(name.dropFirst(9)),
      ServiceCircle.radius(.metres(metres)).problem == nil
    else { return nil }
    (walker, radius) = (.elder, .metres(metres))
  }

  /// The profiles whose names a text lists, separated by commas; nil if a name is not a profile's, if one occurs twice,
  /// or if there is only one.
  public static func list(_ text: String) -> [StudyProfile]? {
    let names = text.split(separator: ",", omittingEmptySubsequences: false)
    let profiles = names.compactMap { StudyProfile(String($0)) }
    guard profiles.count == names.count, profiles.count > 1,
      Set(profiles.map(\.name)).count == profiles.count
    else { return nil }
    return profiles
  }

  /// The profile's circle, made from the study's own; if that is a plain radius, walkers have 15 minutes.
  func circle(of own: ServiceCircle) -> ServiceCircle {
    if let radius { return .radius(radius) }
    guard case .walking(let limit, _, let detour) = own else {
      return .walk(minutes: 15, walker: walker)
    }
    return .walking(limit: limit, walker: walker, detour: detour)
  }

  var isStraight: Bool { radius != nil }
}

extension ReachQuestion {
  /// The same question for another profile. Nothing is searched for beyond the circles.
  package func asked(under profile: StudyProfile) throws(ReachQuestionFault) -> ReachQuestion {
    try asked(
      in: profile.circle(of: circle), searchLimit: .metres(1),
      along: profile.isStraight ? .straightLines : method)
  }
}
