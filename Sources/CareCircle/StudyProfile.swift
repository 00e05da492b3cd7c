import CareModel
import Coverage
import Geodesy
import Wording

/// Another walker under whom a study is judged once more.
public struct StudyProfile: Hashable, Sendable {
  /// The name: a walker's, or `straight-` and metres.
  public let name: String
  /// A plain radius in straight lines, whatever streets there are; nil for a walker.
  private let radius: Length?
  private let walker: Walker

  /// The profile of a name: `frail`, `elder` or `fit` with the study's own minutes, or such as
  /// `straight-1000`, a plain radius of 1 m to 100 km; nil for anything else.
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

  /// The profiles of names separated by commas; nil where one is none, comes twice, or stands alone.
  public static func list(_ text: String) -> [StudyProfile]? {
    let names = text.split(separator: ",", omittingEmptySubsequences: false)
    let profiles = names.compactMap { StudyProfile(String($0)) }
    guard profiles.count == names.count, profiles.count > 1,
      Set(profiles.map(\.name)).count == profiles.count
    else { return nil }
    return profiles
  }

  /// The circle, from the study's own; under a plain radius walkers have 15 minutes.
  func circle(of own: ServiceCircle) -> ServiceCircle {
    if let radius { return .radius(radius) }
    guard case .walking(let limit, _, let detour) = own else {
      return .walk(minutes: 15, walker: walker)
    }
    return .walking(limit: limit, walker: walker, detour: detour)
  }

  var isStraight: Bool { radius != nil }
}

extension Study {
  /// Judges the estates under each of some profiles, one after the other, each on every core.
  ///
  /// Time is that of `analyse` for each profile; memory is a byte for each estate and profile.
  public func compare(
    _ profiles: [StudyProfile], progress: @Sendable (Int) -> Void = { _ in }
  ) throws(CareCircleError) -> ProfileComparison {
    var found: [ProfileComparison.Profile] = []
    for profile in profiles {
      let asked = try question(under: profile)
      try checkMargin(profile.name, asked.circle)
      let verdicts = reachModel(asked).answers(for: estates, finished: progress)
        .reaches.map(\.verdict)
      found.append(
        ProfileComparison.Profile(
          name: profile.name, circle: asked.circle, method: asked.reachMethod,
          verdicts: verdicts))
    }
    return ProfileComparison(found)
  }

  /// The study's question, asked for another walker. Nothing is looked for beyond the circles.
  private func question(under profile: StudyProfile) throws(CareCircleError) -> ReachQuestion {
    do throws(ReachQuestionFault) {
      return try question.asked(
        in: profile.circle(of: question.circle), searchLimit: .metres(1),
        along: profile.isStraight ? .straightLines : question.method)
    } catch {
      throw CareCircleError(error)
    }
  }

  /// Refuses a circle that reaches farther than the facilities around a tile were taken.
  private func checkMargin(_ name: String, _ circle: ServiceCircle) throws(CareCircleError) {
    guard let part else { return }
    var wider = plan
    wider.circle = circle
    guard StudyPart.margin(of: wider) > part.margin else { return }
    throw .usage([
      InputProblem(
        .wrongValue, file: "carecircle", field: "--profiles", value: name,
        Message(
          en: "reaches farther than the margin of the tile; raise --search-limit to its radius",
          zh: "超出分块的外扩范围；请将 --search-limit 提高到其半径"))
    ])
  }
}
