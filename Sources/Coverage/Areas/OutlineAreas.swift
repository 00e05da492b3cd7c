import CareModel
import Geodesy
import PlaneGeometry
import StreetNetwork

/// How the areas around several facilities are combined.
public enum OutlineMerge: String, Sendable, CaseIterable {
  /// Every facility has its own area; areas may overlap.
  case overlap
  /// All areas are merged into one.
  case dissolve
  /// Every facility has the part of the area that is nearer to it than to any other facility; no two areas overlap.
  case split
}

/// The area from which, or to which, one can walk along streets within a limit: around one centre, or around all
/// centres together.
public struct OutlineArea: Sendable {
  /// The index of the centre; nil for all centres together.
  public let centre: Int?
  /// The limit on the walk, in minutes.
  public let minutes: Double
  /// The area itself; nil if it is empty.
  public let place: MultiPolygon?

  /// An area around a centre.
  public init(centre: Int?, minutes: Double, place: MultiPolygon?) {
    (self.centre, self.minutes, self.place) = (centre, minutes, place)
  }
}

extension CoverageResults {
  /// The areas within a walk along the streets around the facilities, or from the estates; nil under a plain radius.
  ///
  /// `minutes` are the limits of the walk; if there are none, the circle's own limit applies.
  package func outlineAreas(
    along streets: WalkableStreets, aroundEstates: Bool, minutes: [Double], merge: OutlineMerge
  ) -> [OutlineArea]? {
    guard case .walking(let limit, let walker, _) = circle else { return nil }
    let minutes = minutes.isEmpty ? [limit.inSeconds / 60] : minutes
    let places = aroundEstates ? estates.map(\.anchor) : facilities.map(\.coordinate)
    let ids = aroundEstates ? estates.map(\.id) : facilities.map(\.id)
    // A place that is equally near to several facilities belongs to the one with the smallest id.
    var known = places.indices.filter { places[$0] != nil }.sorted { ids[$0] < ids[$1] }
    // A tile has only the areas of the facilities that stand in it. To split them, their neighbours are needed as well.
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
  /// The areas around some centres, whose indices in their table are `centres`.
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

  /// The areas of every centre, in the order of the centres.
  private static func areas(
    _ centres: [Int], _ minutes: [Double], _ drawn: [[MultiPolygon?]]
  ) -> [OutlineArea] {
    zip(centres, drawn).sorted { $0.0 < $1.0 }.flatMap { centre, drawn in
      zip(minutes, drawn).map { OutlineArea(centre: centre, minutes: $0, place: $1) }
    }
  }
}
