/// Lines or rings on a page, kept flat: a city has a million corners.
public struct PagePath: Sendable {
  /// x and y of each point, one behind the other.
  public private(set) var numbers: [Double] = []
  /// The number of points up to the end of each line.
  public private(set) var ends: [Int] = []

  /// A path without lines.
  public init() {}

  /// The path of a box.
  public init(_ box: PageBox) {
    add([
      PagePoint(box.x, box.y), PagePoint(box.right, box.y), PagePoint(box.right, box.bottom),
      PagePoint(box.x, box.bottom),
    ])
  }

  /// The number of points.
  public var pointCount: Int { numbers.count / 2 }

  /// Whether there is nothing to draw.
  public var isEmpty: Bool { ends.isEmpty }

  /// Adds a line through the points, or a ring if the path is filled.
  public mutating func add(_ points: some Sequence<PagePoint>) {
    for point in points { append(point) }
    endLine()
  }

  /// Adds a point to the line that is being added.
  public mutating func append(_ point: PagePoint) {
    numbers.append(point.x)
    numbers.append(point.y)
  }

  /// Ends the line that is being added; one of fewer points than `least` is dropped.
  public mutating func endLine(least: Int = 1) {
    let start = ends.last ?? 0
    if pointCount - start >= least {
      ends.append(pointCount)
    } else {
      numbers.removeLast(numbers.count - 2 * start)
    }
  }
}
