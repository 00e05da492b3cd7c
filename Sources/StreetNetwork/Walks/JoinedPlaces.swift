import Geodesy
import Parallel

/// Places with their access points to the streets: gates at which walks start, or facilities at which they end.
public struct JoinedPlaces: Sendable {
  /// The coordinates of the places.
  public let places: [Coordinate]
  /// The access points of all places, one place after another.
  public let access: [AccessPoint]
  /// The index of each place's first access point, and at the end the number of access points.
  public let starts: [Int32]
  /// All access points, sorted by edge.
  private let byEdge: [EdgeEntry]
  /// What the places see of streets, one place after another.
  private let views: [StreetView]
  private let viewStarts: [Int32]
  /// All views, sorted by segment, each with its place.
  private let bySegment: [SegmentEntry]

  /// The access points of one place, and what it sees of streets.
  struct Joins: Sendable {
    let access: [AccessPoint]
    let views: [StreetView]

    /// The same with the views of some segments only.
    func seeing(only segments: Set<Int32>) -> Joins {
      Joins(access: access, views: views.filter { segments.contains($0.segment) })
    }
  }

  private struct SegmentEntry: Sendable {
    let segment: Int32
    /// The index of the place.
    let index: Int32
    /// The index of the view.
    let view: Int32
  }

  private struct EdgeEntry: Sendable {
    let edge: Int32
    /// The index of the place.
    let index: Int32
    /// The index of the access point.
    let access: Int32
  }

  /// Connects each place to all streets within the cap. Uses all cores.
  public init(_ places: [Coordinate], to streets: StreetAccess) {
    self.init(
      places,
      ParallelMap.heavy(places.count) { index in
        let views = streets.views(from: places[index])
        return Joins(access: streets.reduced(views.flatMap(streets.points)), views: views)
      })
  }

  /// Makes places from their known access points and views.
  init(_ places: [Coordinate], _ joins: [Joins]) {
    self.places = places
    let lists = joins.map(\.access)
    views = joins.flatMap(\.views)
    viewStarts = joins.reduce(into: [0]) {
      $0.append(($0.last ?? 0) + Int32(truncatingIfNeeded: $1.views.count))
    }
    var segments: [SegmentEntry] = []
    for (index, join) in joins.enumerated() {
      for view in join.views {
        segments.append(
          SegmentEntry(
            segment: view.segment, index: Int32(truncatingIfNeeded: index),
            view: Int32(truncatingIfNeeded: segments.count)))
      }
    }
    bySegment = segments.sorted { ($0.segment, $0.view) < ($1.segment, $1.view) }
    access = Array(lists.joined())
    var starts: [Int32] = [0]
    var entries: [EdgeEntry] = []
    for (index, list) in lists.enumerated() {
      for (offset, point) in list.enumerated() {
        entries.append(
          EdgeEntry(
            edge: point.edge, index: Int32(truncatingIfNeeded: index),
            access: (starts.last ?? 0) + Int32(truncatingIfNeeded: offset)))
      }
      starts.append((starts.last ?? 0) + Int32(truncatingIfNeeded: list.count))
    }
    self.starts = starts
    byEdge = entries.sorted { ($0.edge, $0.access) < ($1.edge, $1.access) }
  }

  /// The access points of the place with the given index.
  public func access(of index: Int) -> ArraySlice<AccessPoint> {
    access[Int(starts[index])..<Int(starts[index + 1])]
  }

  /// What the place with the given index sees of streets.
  func views(of index: Int) -> ArraySlice<StreetView> {
    views[Int(viewStarts[index])..<Int(viewStarts[index + 1])]
  }

  /// The segments of which any place sees something.
  var segmentsInView: Set<Int32> { Set(views.map(\.segment)) }

  /// Calls `body` with every view of a segment and the index of its place. Takes logarithmic time plus linear time in
  /// the number of views of the segment.
  func forEachView(of segment: Int32, _ body: (_ index: Int, _ view: StreetView) -> Void) {
    var low = 0
    var high = bySegment.count
    while low < high {
      let middle = (low + high) / 2
      if bySegment[middle].segment < segment { low = middle + 1 } else { high = middle }
    }
    while low < bySegment.count, bySegment[low].segment == segment {
      body(Int(bySegment[low].index), views[Int(bySegment[low].view)])
      low += 1
    }
  }

  /// Whether the place with the given index has no access point.
  public func isUnjoined(_ index: Int) -> Bool { starts[index] == starts[index + 1] }

  /// Calls `body` with every access point on an edge and the index of its place. Takes logarithmic time plus linear
  /// time in the number of access points on the edge.
  func forEach(on edge: Int32, _ body: (_ index: Int, _ access: AccessPoint) -> Void) {
    var low = 0
    var high = byEdge.count
    while low < high {
      let middle = (low + high) / 2
      if byEdge[middle].edge < edge { low = middle + 1 } else { high = middle }
    }
    while low < byEdge.count, byEdge[low].edge == edge {
      body(Int(byEdge[low].index), access[Int(byEdge[low].access)])
      low += 1
    }
  }
}
