import StreetNetwork

/// Streets made by chance.
public enum WalkScenes {
  /// A jittered grid of streets with gaps, steps, one-way pieces and walls.
  public static func grid(
    _ random: inout SeededGenerator, size: Int = 6
  ) -> StreetScene {
    var scene = StreetScene()
    var corners: [[(Double, Double)]] = []
    for row in 0..<size {
      corners.append(
        (0..<size).map { column in
          (
            Double(column) * 90 + Double.random(in: -25...25, using: &random),
            Double(row) * 90 + Double.random(in: -25...25, using: &random)
          )
        })
    }
    for row in 0..<size {
      for column in 0..<size {
        for (down, right) in [(1, 0), (0, 1)] where row + down < size && column + right < size {
          guard Int.random(in: 0..<10, using: &random) > 1 else { continue }
          let (a, b) = (corners[row][column], corners[row + down][column + right])
          let middle = (
            (a.0 + b.0) / 2 + Double.random(in: -10...10, using: &random),
            (a.1 + b.1) / 2 + Double.random(in: -10...10, using: &random)
          )
          let kind = Int.random(in: 0..<10, using: &random)
          scene.street(
            [a, middle, b], kind == 0 ? .forward : kind == 1 ? [.street, .steps] : .street)
        }
      }
    }
    let extent = Double(size - 1) * 90
    for _ in 0..<(size * size / 9) {
      let start = (
        Double.random(in: 0...extent, using: &random),
        Double.random(in: 0...extent, using: &random)
      )
      scene.wall([start, (start.0 + 61, start.1 + 47), (start.0 + 20, start.1 + 113)])
    }
    return scene
  }
}
