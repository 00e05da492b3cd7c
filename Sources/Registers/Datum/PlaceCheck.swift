import Geodesy
import PlaneGeometry
import Wording

/// Reports points that lie outside China, or outside the boundary of the study.
package enum PlaceCheck {
  /// A warning if some points lie in China and others do not; a note if none does.
  package static func china(_ layer: DatumLayer) -> DataIssue? {
    let outside = layer.points.indices.filter { !contains(layer.points[$0]) }
    guard let first = outside.first else { return nil }
    let place = layer.points[first]
    let offset = GroundOffset(from: nearest(to: place), to: place)
    guard outside.count < layer.points.count else {
      return DataIssue(
        file: layer.file, code: .outsideChina, severity: .note,
        message: Message(
          en:
            "\(outside.count == 1 ? "the only point does not lie" : "none of the \(counted(outside.count, "point")) lies") in China; "
            + "the first lies \(offset.english) of it",
          zh: "\(Decimals.grouped(outside.count))个点均不在中国范围内；第一个点在范围外\(offset.chinese)"))
    }
    return DataIssue(
      file: layer.file, line: Int(layer.line(first)), value: layer.text(first),
      code: .outsideChina, severity: .doubtful,
      message: Message(
        en:
          "\(Decimals.grouped(outside.count)) of \(counted(layer.points.count, "point")) \(inNumber(outside.count, "lies", "lie")) outside China; "
          + "the first \(offset.english)",
        zh:
          "\(Decimals.grouped(layer.points.count))个点中有\(Decimals.grouped(outside.count))个在中国范围之外；第一个在范围外\(offset.chinese)"
      ))
  }

  /// A warning if points lie outside the boundary of the study, with the mistake that would explain it.
  package static func boundary(_ layer: DatumLayer, _ boundary: MultiPolygon) -> DataIssue? {
    let step = max(1, layer.points.count / 2000)
    let indices = Array(stride(from: 0, to: layer.points.count, by: step))
    let outside = indices.filter { !boundary.contains(layer.points[$0]) }
    guard let first = outside.first else { return nil }
    let point = layer.points[first]
    let offset = GroundOffset(from: boundary.nearestPoint(to: point).foot, to: point)
    let better = DatumHypothesis.all(declared: layer.crs).first { hypothesis in
      let left = indices.count { !boundary.contains(hypothesis.moved(layer.points[$0])) }
      return left * 2 < outside.count && outside.count > 5
    }
    let hint = Message(
      en: better.map { "; as \($0.actual.name) most would lie inside: check the declaration" }
        ?? "",
      zh: better.map { "；若实为\($0.actual.name)，则多数位于界内：请核对坐标系声明" } ?? "")
    return DataIssue(
      file: layer.file, line: Int(layer.line(first)), value: layer.text(first),
      code: .outsideBoundary, severity: .doubtful,
      message: Message(
        en:
          "\(Decimals.grouped(outside.count)) of \(counted(indices.count, "point")) \(inNumber(outside.count, "lies", "lie")) outside the study's boundary; the first "
          + "\(offset.english)\(hint.english)",
        zh:
          "\(Decimals.grouped(indices.count))个点中有\(Decimals.grouped(outside.count))个在研究范围之外；第一个在界外\(offset.chinese)\(hint.chinese)"
      ))
  }

  // The bounds of China, with its islands and seas, in degrees, according to EPSG:4490.
  private static let west = 73.62, east = 134.77, south = 16.7, north = 53.56

  private static func contains(_ point: Coordinate) -> Bool {
    point.longitude >= west && point.longitude <= east && point.latitude >= south
      && point.latitude <= north
  }

  private static func nearest(to point: Coordinate) -> Coordinate {
    Coordinate(
      uncheckedLongitude: min(east, max(west, point.longitude)),
      latitude: min(north, max(south, point.latitude)))
  }
}

extension DatumLayer {
  /// A point as people write it.
  fileprivate func text(_ index: Int) -> String {
    "\(points[index].longitude), \(points[index].latitude)"
  }
}
