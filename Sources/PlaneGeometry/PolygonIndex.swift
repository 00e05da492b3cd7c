import Geodesy
import Parallel

/// Finds which of many multi-polygons contain a point, such as townships, communities or coverage gaps.
///
/// Each cell of a grid lists the multi-polygons whose bounding box meets it. These are then tested with their
/// sides at the point's latitude. Borders belong to the multi-polygons, so that a point on a common border lies
/// in both. Building takes time and memory proportional to the numbers of corners and of cells met. A query takes
/// a few hundred nanoseconds if the multi-polygons do not overlap much.
public struct PolygonIndex: Sendable {
  private let sides: BandedSides
  private let boxes: [Box]
  private let whole: Box
  private let columns: Int
  private let rows: Int
  private let starts: [Int32]
  private let members: [Int32]

  /// Makes an index of multi-polygons. Those that are nil contain no point.
  public init(_ polygons: [MultiPolygon?]) {
    sides = BandedSides(polygons)
    let boxes = polygons.map { polygon in polygon.map { Box($0) } ?? Box() }
    self.boxes = boxes
    let whole = boxes.reduce(into: Box()) { $0.add($1) }
    self.whole = whole
    // Along each side of the grid, twice as many cells as there would be equal squares in it: about four cells
    // per multi-polygon.
    let side = max(1, min(2048, Int((Double(polygons.count) * 4).squareRoot().rounded(.up))))
    (columns, rows) = (side, side)
    var counts = [Int32](repeating: 0, count: side * side + 1)
    for box in boxes {
      Self.forEachCell(box, of: whole, side) { counts[$0 + 1] += 1 }
    }
    for cell in 1..<counts.count { counts[cell] += counts[cell - 1] }
    var next = counts
    var members = [Int32](repeating: 0, count: Int(counts.last ?? 0))
    for (index, box) in boxes.enumerated() {
      Self.forEachCell(box, of: whole, side) { cell in
        members[Int(next[cell])] = Int32(truncatingIfNeeded: index)
        next[cell] += 1
      }
    }
    starts = counts
    self.members = members
  }

  /// The index of the first multi-polygon that contains a point; nil if none does.
  public func first(containing point: Coordinate) -> Int? {
    guard whole.contains(point) else { return nil }
    let column = Self.cell(point.longitude, whole.west, whole.east, columns)
    let row = Self.cell(point.latitude, whole.south, whole.north, rows)
    let cell = row * columns + column
    // The members of a cell are sorted by index.
    for member in members[Int(starts[cell])..<Int(starts[cell + 1])] {
      let index = Int(member)
      if boxes[index].contains(point), sides.contains(point, in: index) { return index }
    }
    return nil
  }

  /// For each point, the index of the first multi-polygon that contains it, or -1. Uses all cores.
  public func indices(containing points: [Coordinate]) -> [Int32] {
    let runs = (points.count + Self.run - 1) / Self.run
    return [Int32](unsafeUninitializedCapacity: points.count) { buffer, initialised in
      guard let base = buffer.baseAddress else { return }
      // Each run writes its own elements of the buffer, and all are written when the call returns.
      nonisolated(unsafe) let slots = base
      EveryCore.forEachRun(runs, state: { () }) { _, run in
        for index in run * Self.run..<min(points.count, (run + 1) * Self.run) {
          let found = first(containing: points[index]).map { Int32(truncatingIfNeeded: $0) }
          (slots + index).initialize(to: found ?? -1)
        }
      }
      initialised = points.count
    }
  }

  private static let run = 8192

  private static func forEachCell(_ box: Box, of whole: Box, _ side: Int, _ body: (Int) -> Void) {
    guard !box.isEmpty else { return }
    let columns =
      cell(box.west, whole.west, whole.east, side)...cell(box.east, whole.west, whole.east, side)
    let rows =
      cell(
        box.south, whole.south, whole.north, side)...cell(
        box.north, whole.south, whole.north, side)
    for row in rows {
      for column in columns { body(row * side + column) }
    }
  }

  private static func cell(_ value: Double, _ low: Double, _ high: Double, _ count: Int) -> Int {
    guard high > low else { return 0 }
    return max(0, min(count - 1, Int((value - low) / (high - low) * Double(count))))
  }

  /// A bounding box in degrees. Its border counts as inside.
  private struct Box {
    var (west, east) = (Double.infinity, -Double.infinity)
    var (south, north) = (Double.infinity, -Double.infinity)

    init() {}

    init(_ multiPolygon: MultiPolygon) {
      for polygon in multiPolygon.polygons {
        for corner in polygon.outer.corners {
          (west, east) = (min(west, corner.longitude), max(east, corner.longitude))
          (south, north) = (min(south, corner.latitude), max(north, corner.latitude))
        }
      }
    }

    var isEmpty: Bool { west > east }

    mutating func add(_ other: Box) {
      (west, east) = (min(west, other.west), max(east, other.east))
      (south, north) = (min(south, other.south), max(north, other.north))
    }

    func contains(_ point: Coordinate) -> Bool {
      point.longitude >= west && point.longitude <= east && point.latitude >= south
        && point.latitude <= north
    }
  }
}
