import CareModel
import Parallel

extension StraightReachModel {
  /// The number of estates in a block: with their results, they stay in the cache while they are processed.
  private static let block = 65_536

  /// The answers of straight lines for some estates, in their order. Runs on every core.
  ///
  /// `finished` is called from any thread with the number of further estates that have been answered.
  public func reaches(
    of estates: [Estate], finished: @Sendable (Int) -> Void = { _ in }
  ) -> [EstateReach] {
    ParallelMap.blocks(estates.count, of: Self.block, finished: finished) { indices, slots in
      let subjects = indices.map { index in
        Subject(
          start: EstateStart(estates[index]), applies: ageRule.applies(to: estates[index]))
      }
      let order = SpatialOrder.order(subjects.lazy.map(\.start.somePoint))
      // Subjects are sorted before the first search, so that no search has to wait for memory.
      let ordered = order.map { subjects[Int($0)] }
      for (subject, offset) in zip(ordered, order) {
        (slots + Int(offset)).initialize(to: reach(from: subject.start, applies: subject.applies))
      }
    }
  }
}

/// What a search has to know of an estate.
private struct Subject {
  let start: EstateStart
  let applies: Applicability
}
