import Parallel
import CareCircleTestSupport
import Coverage
import Synchronization
import Testing

@Suite struct ParallelMapTests {
  @Test(arguments: [0, 1, 2, 15, 16, 17, 1000, 300_001])
  func keepsTheOrderAndReportsEveryPlaceOnce(count: Int) {
    let finished = Mutex(0)
    let squares = ParallelMap.map(count, finished: { places in finished.withLock { $0 += places } })
    {
      $0 * $0
    }
    #expect(squares.count == count)
    #expect(squares.enumerated().allSatisfy { $0.element == $0.offset * $0.offset })
    #expect(finished.withLock { $0 } == count)
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func oneModelGivesTheSameAnswersOnEveryCore(seed: UInt64) {
    let scene = Scene.random(seed: seed, rooms: 30...60)
    let model = scene.model
    let serial = scene.reaches
    let parallel = ParallelMap.map(scene.estates.count * 50) { place in
      model.reach(of: scene.estates[place % scene.estates.count])
    }
    for (place, reach) in parallel.enumerated() {
      let estate = place % serial.count
      let words = BruteForceReach(reach, of: scene.estates[estate], in: scene)
      #expect(words == BruteForceReach(serial[estate], of: scene.estates[estate], in: scene))
    }
  }
}
