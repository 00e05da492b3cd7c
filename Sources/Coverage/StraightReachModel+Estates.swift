import CareModel
import Parallel

extension StraightReachModel {
  /// So many estates, with what is found for them, stay in the cache while they are worked on.
  private static let block = 65_536

  /// What straight lines say about each of the estates, in their order, worked out on every core.
  ///
  /// `finished` is told now and then how many more are done; it is called from any thread.
  public func reaches(
    of estates: [Estate], finished: @Sendable (Int) -> Void = { _ in }
  ) -> [EstateReach] {
    ParallelMap.blocks(estates.count, of: Self.block, finished: finished) { indices, slots in
      let subjects = indices.map { index in
        Subject(
          start: EstateStart(estates[index]), applies: ageRule.applies(to: estates[index]))
      }
      let order = SpatialOrder.order(subjects.lazy.map(\.start.somePoint))
      // Put into order before the first search, since none then has to wait for its subject.
      let ordered = order.map { subjects[Int($0)] }
      for (subject, offset) in zip(ordered, order) {
        (slots + Int(offset)).initialize(to: reach(from: subject.start, applies: subject.applies))
      }
    }
  }
}

/// What a search needs to know of an estate.
private struct Subject {
  let start: EstateStart
  let applies: Applicability
}
