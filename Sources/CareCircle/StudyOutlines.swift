import CareModel
import Coverage
import Geodesy
import PlaneGeometry
import Reports
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

extension StudyResult {
  /// How many gates the drawing of all facilities that count puts on the wrong side; nil without streets.
  func drawingDisagreements() -> Int? {
    guard let streets, ground != nil, case .walking = results.circle else { return nil }
    return streets.disagreements(with: coveredStreets.value)
  }

  /// The areas reached on foot along the study's streets; nil without streets.
  ///
  /// `minutes` are the limits, the circle's own when there are none.
  public func outlines(
    around centres: CircleCentres = .facilities, minutes: [Double] = [],
    merge: OutlineMerge = .overlap
  ) -> OutlineLayer? {
    guard let ground, case .walking(let limit, let walker, _) = results.circle else { return nil }
    let minutes = minutes.isEmpty ? [limit.inSeconds / 60] : minutes
    let isAroundEstates = centres == .estates
    let places =
      isAroundEstates ? results.estates.map(\.anchor) : results.facilities.map(\.coordinate)
    let ids = isAroundEstates ? results.estates.map(\.id) : results.facilities.map(\.id)
    // Of facilities as near as each other a place belongs to the smaller id.
    var known = places.indices.filter { places[$0] != nil }.sorted { ids[$0] < ids[$1] }
    // A part has the areas of the facilities that stand in it; to split them takes their neighbours, too.
    let own = isAroundEstates ? nil : results.part.map { Set($0.ownFacilities) }
    if let own, merge != .split { known.removeAll { !own.contains($0) } }
    let outlines = ServiceOutlines(
      ground.access, around: known.compactMap { places[$0] },
      within: minutes.map { .metres($0 * 60 * walker.speed.metresPerSecond) },
      isAroundEstates ? .away : .towards)
    var areas: [OutlineLayer.Area]
    switch merge {
    case .overlap:
      areas = Self.areas(known, minutes, outlines.each())
    case .dissolve:
      areas = zip(minutes, outlines.dissolved()).map {
        OutlineLayer.Area(centre: nil, minutes: $0, place: $1)
      }
    case .split:
      let parts = outlines.split()
      areas = Self.areas(
        known, minutes, known.indices.map { centre in parts.map { $0[centre] } })
    }
    if let own { areas.removeAll { $0.centre.map { !own.contains($0) } ?? false } }
    return OutlineLayer(results, areas, aroundEstates: isAroundEstates)
  }

  /// The areas of each centre, in the order in which the centres stand in their table.
  private static func areas(
    _ centres: [Int], _ minutes: [Double], _ drawn: [[MultiPolygon?]]
  ) -> [OutlineLayer.Area] {
    zip(centres, drawn).sorted { $0.0 < $1.0 }.flatMap { centre, drawn in
      zip(minutes, drawn).map { OutlineLayer.Area(centre: centre, minutes: $0, place: $1) }
    }
  }
}
