import Geodesy

/// A common mistake: coordinates of one system are declared as those of another.
///
/// WGS 84, GCJ-02 and BD-09 all look like longitude and latitude, and lie 500 to 1,300 m apart in China.
package struct DatumHypothesis: Hashable {
  /// The system that was declared.
  package let declared: CoordinateReferenceSystem
  /// The system in which the numbers may really be.
  package let actual: CoordinateReferenceSystem

  /// The possible mistakes for a declared system; none for projected systems, whose numbers cannot be mistaken for
  /// others.
  package static func all(declared: CoordinateReferenceSystem) -> [DatumHypothesis] {
    let systems: [CoordinateReferenceSystem] = [.wgs84, .gcj02, .bd09]
    let known: CoordinateReferenceSystem = declared == .cgcs2000 ? .wgs84 : declared
    guard systems.contains(known) else { return [] }
    return systems.filter { $0 != known }.map { DatumHypothesis(declared: known, actual: $0) }
  }

  /// Where a place would be if its numbers were in the actual system.
  package func moved(_ place: Coordinate) -> Coordinate {
    let numbers: Coordinate
    switch declared {
    case .gcj02: numbers = GCJ02.encode(place)
    case .bd09: numbers = BD09.encode(GCJ02.encode(place))
    default: numbers = place
    }
    switch actual {
    case .gcj02: return GCJ02.decode(numbers)
    case .bd09: return GCJ02.decode(BD09.decode(numbers))
    default: return numbers
    }
  }
}

/// The points of one input, as far as the checks need them. Names and lines are looked up on demand, since the checks
/// only look at a sample.
package struct DatumLayer {
  package let file: String
  package let crs: CoordinateReferenceSystem
  package let points: [Coordinate]
  package let name: (Int) -> String?
  package let line: (Int) -> Int32
}

/// The way from one place to another: its length, and one of eight directions.
package struct GroundOffset {
  package let metres: Double
  package let direction: Int

  /// Measures the way from one place to another.
  package init(from start: Coordinate, to end: Coordinate) {
    metres = Geodesic.distance(start, end).metres
    let middle = (start.latitude + end.latitude) / 2 * .pi / 180
    let east = (end.longitude - start.longitude) * Trigonometry.cosine(middle)
    let north = end.latitude - start.latitude
    let turn = Trigonometry.angle(east, north) / (.pi / 4)
    direction = ((Int(turn.rounded()) % 8) + 8) % 8
  }

  /// The way in English, such as `540 m to the south-east`.
  package var english: String {
    let names = [
      "north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west",
    ]
    return "\(Self.length(metres)) to the \(names[direction])"
  }

  /// The way in Chinese, such as `向东南540米`.
  package var chinese: String {
    "向\(["北", "东北", "东", "东南", "南", "西南", "西", "西北"][direction])\(Self.length(metres))"
  }

  private static func length(_ metres: Double) -> String {
    metres < 10_000 ? "\(Int(metres.rounded())) m" : "\(Int((metres / 1000).rounded())) km"
  }
}
