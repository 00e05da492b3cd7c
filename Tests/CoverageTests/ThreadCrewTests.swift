import Dispatch
import Synchronization
import Testing

@testable import Parallel

/// Every call is made once, however many threads there are to help.
@Suite struct ThreadCrewTests {
  private func calls(of count: Int, by crew: ThreadCrew) -> [Int] {
    let made = Mutex([Int](repeating: 0, count: count))
    crew.share(count) { number in made.withLock { $0[number] += 1 } }
    return made.withLock(\.self)
  }

  @Test(arguments: [0, 1, 3], [0, 1, 2, 5, 1000])
  func everyCallIsMadeOnce(threads: Int, count: Int) {
    let crew = ThreadCrew(most: threads)
    for _ in 0..<20 {
      #expect(calls(of: count, by: crew) == [Int](repeating: 1, count: count))
    }
  }

  @Test(arguments: [0, 1, 3]) func sharingWithinASharedCallEnds(threads: Int) {
    let crew = ThreadCrew(most: threads)
    let sum = Atomic<Int>(0)
    crew.share(50) { outer in
      crew.share(20) { inner in sum.wrappingAdd(outer * inner, ordering: .relaxed) }
    }
    // 0 + … + 49 times 0 + … + 19.
    #expect(sum.load(ordering: .relaxed) == 1225 * 190)
  }

  @Test func manyThreadsShareOneCrew() {
    let crew = ThreadCrew(most: 2)
    let sum = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: 16) { _ in
      for _ in 0..<50 {
        crew.share(40) { sum.wrappingAdd($0, ordering: .relaxed) }
      }
    }
    #expect(sum.load(ordering: .relaxed) == 16 * 50 * 780)
  }

  @Test func aCallMayWaitForOnesBefore() {
    let crew = ThreadCrew(most: 1)
    let begun = Atomic<Int>(0)
    crew.share(100) { number in
      while begun.load(ordering: .acquiring) < number {}
      begun.wrappingAdd(1, ordering: .releasing)
    }
    #expect(begun.load(ordering: .relaxed) == 100)
  }

  @Test func withoutThreadsAValueIsComputedWhereItIsAskedFor() {
    let called = Atomic<Int>(0)
    ThreadCrew(most: 0).start { called.wrappingAdd(1, ordering: .relaxed) }
    #expect(called.load(ordering: .relaxed) == 0)
    let value = Deferred { called.wrappingAdd(1, ordering: .relaxed).newValue }
    value.start()
    #expect(value.value == 1 && value.value == 1)
  }

  /// What a call captures is freed when all calls have returned.
  @Test func nothingIsKept() {
    final class Token: Sendable {}
    weak var kept: Token?
    let crew = ThreadCrew(most: 1)
    for _ in 0..<200 {
      let token = Token()
      kept = token
      crew.share(4) { _ in _ = token }
    }
    #expect(kept == nil)
  }
}
