import Geodesy
import Parallel

/// Places and their ways onto the streets: gates from which walks start, or facilities at which they end.
public struct JoinedPlaces: Sendable {
  /// The places.
  public let places: [Coordinate]
  /// The access points of all places, one place after the other.
  public let access: [AccessPoint]
  /// Where each place's access points start; one more at the end.
  public let starts: [Int32]
  /// All access points in the order of their edges: the edge, and the place of the access point.
  private let byEdge: [EdgeEntry]

  private struct EdgeEntry: Sendable {
    let edge: Int32
    let place: Int32
    let access: Int32
  }

  /// Joins each place to every street within the cap, on every core.
  public init(_ places: [Coordinate], to streets: StreetAccess) {
    let lists = OnEveryCore.map(places.count) { streets.points(from: places[$0]) }
    self.init(places, lists)
  }

  /// Places whose access points are known already.
  init(_ places: [Coordinate], _ lists: [[AccessPoint]]) {
    self.places = places
    access = Array(lists.joined())
    var starts: [Int32] = [0]
    var entries: [EdgeEntry] = []
    for (place, list) in lists.enumerated() {
      for (offset, point) in list.enumerated() {
        entries.append(
          EdgeEntry(
            edge: point.edge, place: Int32(truncatingIfNeeded: place),
            access: (starts.last ?? 0) + Int32(truncatingIfNeeded: offset)))
      }
      starts.append((starts.last ?? 0) + Int32(truncatingIfNeeded: list.count))
    }
    self.starts = starts
    byEdge = entries.sorted { ($0.edge, $0.access) < ($1.edge, $1.access) }
  }

  /// The access points of a place.
  public func access(of place: Int) -> ArraySlice<AccessPoint> {
    access[Int(starts[place])..<Int(starts[place + 1])]
  }

  /// Whether a place has no way onto any street.
  public func isUnjoined(_ place: Int) -> Bool { starts[place] == starts[place + 1] }

  /// Calls `body` with every place that joins an edge, and how. Logarithmic, and linear in their number.
  func forEach(on edge: Int32, _ body: (_ place: Int, _ access: AccessPoint) -> Void) {
    var low = 0
    var high = byEdge.count
    while low < high {
      let middle = (low + high) / 2
      if byEdge[middle].edge < edge { low = middle + 1 } else { high = middle }
    }
    while low < byEdge.count, byEdge[low].edge == edge {
      body(Int(byEdge[low].place), access[Int(byEdge[low].access)])
      low += 1
    }
  }
}
