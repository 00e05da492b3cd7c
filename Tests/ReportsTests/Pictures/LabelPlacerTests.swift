import Drawing
import Testing

@testable import CareCircleTestSupport
@testable import Reports

/// Labels that are placed one after the other, at random.
@Suite struct LabelPlacerTests {
  private static let box = PageBox(x: 10, y: 20, width: 300, height: 200)

  @Test(arguments: 1...20) func noTwoOverlap(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var placer = LabelPlacer(Self.box, hiding: [])
    var boxes: [PageBox] = []
    for _ in 0..<120 {
      let (width, height) = (
        Double.random(in: 5...70, using: &random), Double.random(in: 4...20, using: &random)
      )
      let candidates = (0..<6).map { _ in
        (
          box: PageBox(
            x: .random(in: 0...320, using: &random), y: .random(in: 0...230, using: &random),
            width: width, height: height),
          extra: 0.0
        )
      }
      guard let placed = placer.place(candidates) else { continue }
      #expect(Self.box.contains(placed))
      #expect(!boxes.contains { $0.overlaps(placed) })
      boxes.append(placed)
    }
    #expect(boxes.count > 10)
  }

  /// What a box hides, counted by hand: the nearest whole cells may differ, so the places are in the middle of theirs.
  @Test func theFreePlaceIsTaken() {
    let crowd = (0..<50).map {
      (place: PagePoint(60 + Double($0 % 10), 60 + Double($0 / 10)), weight: 1.0)
    }
    var placer = LabelPlacer(Self.box, hiding: crowd)
    let (onCrowd, free) = (
      PageBox(x: 50, y: 50, width: 40, height: 30), PageBox(x: 200, y: 150, width: 40, height: 30)
    )
    #expect(placer.cost(onCrowd) == 50)
    #expect(placer.cost(free) == 0)
    #expect(placer.place([(onCrowd, 0), (free, 1)]) == free)
    #expect(placer.place([(free, 0)]) == nil)
  }
}
