import CareModel
import Coverage
import DataExchange
import Geodesy
import PlaneGeometry
import StreetNetwork

/// How the areas of several facilities are put together.
public enum OutlineMerge: String, Sendable, CaseIterable {
  /// Each has its own; they overlap.
  case overlap
  /// All are one area.
  case dissolve
}

extension StudyResult {
  /// How many gates the drawing of all facilities that count puts on the wrong side; nil without streets.
  func drawingDisagreements() -> Int? {
    guard let streets, let ground, case .walking(let limit, let walker, _) = results.circle else {
      return nil
    }
    let counting = results.facilities.indices.filter { results.qualifications[$0] == .qualifies }
    let drawing = ServiceOutlines(
      ground.access, around: counting.map { results.facilities[$0].coordinate },
      within: [.metres(limit.inSeconds * walker.speed.metresPerSecond)]
    ).dissolved()
    return streets.disagreements(with: drawing.first ?? nil)
  }

  /// The areas reached on foot along the study's streets; nil without streets.
  ///
  /// `minutes` are the limits, the circle's own when there are none.
  public func outlines(
    around centres: CircleStudy.Centres = .facilities, minutes: [Double] = [],
    merge: OutlineMerge = .overlap
  ) -> OutlineLayer? {
    guard let ground, case .walking(let limit, let walker, _) = results.circle else { return nil }
    let minutes = minutes.isEmpty ? [limit.inSeconds / 60] : minutes
    let isAroundEstates = centres == .estates
    let places =
      isAroundEstates ? results.estates.map(\.anchor) : results.facilities.map(\.coordinate)
    let known = places.indices.filter { places[$0] != nil }
    let outlines = ServiceOutlines(
      ground.access, around: known.compactMap { places[$0] },
      within: minutes.map { .metres($0 * 60 * walker.speed.metresPerSecond) },
      isAroundEstates ? .away : .towards)
    let areas: [OutlineLayer.Area]
    switch merge {
    case .overlap:
      areas = zip(known, outlines.each()).flatMap { centre, drawn in
        zip(minutes, drawn).map { OutlineLayer.Area(centre: centre, minutes: $0, place: $1) }
      }
    case .dissolve:
      areas = zip(minutes, outlines.dissolved()).map {
        OutlineLayer.Area(centre: nil, minutes: $0, place: $1)
      }
    }
    return OutlineLayer(results, areas, aroundEstates: isAroundEstates)
  }
}
