import Coverage
import Geodesy
import Wording

extension Study {
  /// Judges the estates under several profiles, one after another, each on every core.
  ///
  /// Each profile takes as long as `analyse`; memory is one byte for each estate and profile.
  ///
  /// - Throws: `CareCircleError.usage` if a profile is out of range, or if its circle is wider than the margin of the
  ///   study's tile.
  public func compare(
    _ profiles: [StudyProfile], progress: @Sendable (Int) -> Void = { _ in }
  ) throws(CareCircleError) -> ProfileComparison {
    var found: [ProfileComparison.Profile] = []
    for profile in profiles {
      let asked = try question(under: profile)
      try checkMargin(profile.name, asked)
      let verdicts = reachModel(asked).answers(for: estates, finished: progress)
        .reaches.map(\.verdict)
      found.append(
        ProfileComparison.Profile(
          name: profile.name, circle: asked.circle, method: asked.reachMethod,
          verdicts: verdicts))
    }
    return ProfileComparison(found)
  }

  private func question(under profile: StudyProfile) throws(CareCircleError) -> ReachQuestion {
    do throws(ReachQuestionFault) {
      return try question.asked(under: profile)
    } catch {
      throw CareCircleError(error)
    }
  }

  /// Refuses a circle that reaches farther than the margin around a tile from which facilities were taken.
  private func checkMargin(
    _ name: String, _ asked: ReachQuestion
  ) throws(CareCircleError) {
    guard let part, StudyPart.margin(of: asked) > part.margin else { return }
    throw .usage([
      InputProblem(
        .wrongValue, file: "carecircle", field: "--profiles", value: name,
        Message(
          en: "reaches farther than the margin of the tile; raise --search-limit to its radius",
          zh: "超出分块的外扩范围；请将 --search-limit 提高到其半径"))
    ])
  }
}
