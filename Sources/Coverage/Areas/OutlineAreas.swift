import CareModel
import Geodesy
import PlaneGeometry
import StreetNetwork

/// How the areas of several facilities are put together.
public enum OutlineMerge: String, Sendable, CaseIterable {
  /// Each has its own; they overlap.
  case overlap
  /// All are one area.
  case dissolve
  /// Each has what is nearer to it than to any other; they share no ground.
  case split
}

/// An area that is reached on foot along streets: from or to one centre, or of all centres together.
public struct OutlineArea: Sendable {
  /// The number of the centre; nil for all together.
  public let centre: Int?
  /// The limit in minutes.
  public let minutes: Double
  /// Where it is; nil where there is none.
  public let place: MultiPolygon?

  /// An area.
  public init(centre: Int?, minutes: Double, place: MultiPolygon?) {
    (self.centre, self.minutes, self.place) = (centre, minutes, place)
  }
}

extension CoverageResults {
  /// The areas reached on foot along some streets around the facilities, or from the estates; nil under a plain radius.
  ///
  /// `minutes` are the limits, the circle's own when there are none.
  package func outlineAreas(
    along streets: WalkableStreets, aroundEstates: Bool, minutes: [Double], merge: OutlineMerge
  ) -> [OutlineArea]? {
    guard case .walking(let limit, let walker, _) = circle else { return nil }
    let minutes = minutes.isEmpty ? [limit.inSeconds / 60] : minutes
    let places = aroundEstates ? estates.map(\.anchor) : facilities.map(\.coordinate)
    let ids = aroundEstates ? estates.map(\.id) : facilities.map(\.id)
    // Of facilities as near as each other a place belongs to the smaller id.
    var known = places.indices.filter { places[$0] != nil }.sorted { ids[$0] < ids[$1] }
    // A tile has the areas of the facilities that stand in it; to split them takes their neighbours, too.
    let own = aroundEstates ? nil : part.map { Set($0.ownFacilities) }
    if let own, merge != .split { known.removeAll { !own.contains($0) } }
    let outlines = ServiceOutlines(
      streets.access, around: known.compactMap { places[$0] },
      within: minutes.map { .metres($0 * 60 * walker.speed.metresPerSecond) },
      aroundEstates ? .away : .towards)
    var areas = outlines.areas(known, minutes, merge)
    if let own { areas.removeAll { $0.centre.map { !own.contains($0) } ?? false } }
    return areas
  }
}

extension ServiceOutlines {
  /// The areas of some centres, whose numbers in their table are `centres`.
  fileprivate func areas(
    _ centres: [Int], _ minutes: [Double], _ merge: OutlineMerge
  ) -> [OutlineArea] {
    switch merge {
    case .overlap: return Self.areas(centres, minutes, each())
    case .dissolve:
      return zip(minutes, dissolved()).map { OutlineArea(centre: nil, minutes: $0, place: $1) }
    case .split:
      let shares = split()
      return Self.areas(
        centres, minutes, centres.indices.map { centre in shares.map { $0[centre] } })
    }
  }

  /// The areas of each centre, in the order in which the centres stand in their table.
  private static func areas(
    _ centres: [Int], _ minutes: [Double], _ drawn: [[MultiPolygon?]]
  ) -> [OutlineArea] {
    zip(centres, drawn).sorted { $0.0 < $1.0 }.flatMap { centre, drawn in
      zip(minutes, drawn).map { OutlineArea(centre: centre, minutes: $0, place: $1) }
    }
  }
}
