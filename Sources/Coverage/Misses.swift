/// What an answer says of the facilities near an estate that do not count, or only may count.
///
/// There may be thousands of them, of which an answer names a few. A model finds those without sorting all.
struct Misses {
  /// Why facilities inside the circle do not count, as far as the reason of a gap depends on it.
  struct Causes: OptionSet {
    let rawValue: UInt8
    static let undersized = Causes(rawValue: 1)
    static let unusable = Causes(rawValue: 2)
    static let otherKind = Causes(rawValue: 4)

    /// The cause of a facility; none if it counts or may count.
    static func of(_ qualification: Qualification) -> Causes {
      guard case .fails(let shortcoming) = qualification else { return [] }
      if shortcoming == .undersized { return .undersized }
      return shortcoming.isUnusable ? .unusable : .otherKind
    }
  }

  /// The ways to the nearest facilities inside the circle, nearest first.
  var nearest: [Way] = []
  /// The way to the largest of the facilities inside the circle that are only too small; to the nearest of several.
  var largestUndersized: Way?
  /// Why facilities inside the circle do not count.
  var causes: Causes = []
  /// The nearest facility that may count, within any walker's circle.
  var nearestUnknown: (least: Double, cost: Double, fact: MissingFact)?

  /// Nothing near.
  init() {}

  /// The misses among all ways to facilities inside the circle, which are given nearest first.
  init(inside ways: [Way], _ judge: ReachJudge) {
    nearest = Array(ways.prefix(EstateReach.mostMisses))
    for way in ways {
      causes.formUnion(.of(judge.qualifications[way.facility]))
      guard judge.isUndersized(way.facility) else { continue }
      guard let largest = largestUndersized else {
        largestUndersized = way
        continue
      }
      if judge.areas[way.facility] > judge.areas[largest.facility] { largestUndersized = way }
    }
  }

  /// Why an estate with these misses is a gap: the reason of the best facility inside its circle.
  var reasonForGap: Reason {
    if causes.contains(.undersized) { return .onlyUndersized }
    if causes.contains(.unusable) { return .onlyUnusable }
    return causes.isEmpty ? .tooFar : .otherKind
  }
}

extension ReachJudge {
  /// Whether a facility does not count only because it is too small.
  func isUndersized(_ facility: Int) -> Bool { qualifications[facility] == .fails(.undersized) }
}
