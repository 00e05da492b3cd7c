import Geodesy
import PlaneGeometry
import Wording

/// Reports points that lie outside China, or outside the boundary of the study.
package enum PlaceCheck {
  /// A warning if points lie outside China; only a note if no point lies in China and the study is known to be
  /// `abroad`.
  package static func china(_ layer: DatumLayer, abroad: Bool = false) -> DataIssue? {
    let outside = layer.points.indices.filter { !contains(layer.points[$0]) }
    guard let first = outside.first else { return nil }
    let place = layer.points[first]
    let offset = GroundOffset(from: nearest(to: place), to: place)
    guard outside.count < layer.points.count else {
      return DataIssue(
        file: layer.file, line: Int(layer.line(first)), value: layer.text(first),
        code: .outsideChina, severity: abroad ? .note : .doubtful,
        message: Message(
          en:
            "\(outside.count == 1 ? "the only point does not lie" : "none of the \(counted(outside.count, "point")) lies") in China; "
            + "the first lies \(offset.english) of it. Check the coordinates and the declared system",
          zh: "\(Decimals.grouped(outside.count))个点均不在中国范围内；第一个点在范围外\(offset.chinese)。请核对坐标和声明的坐标系"
        ))
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

  /// A warning if points lie outside the boundary of the study, with the mistake that would explain it. `areAsked` says
  /// that they are estates that are asked about although they lie outside.
  package static func boundary(
    _ layer: DatumLayer, _ boundary: MultiPolygon, areAsked: Bool = false
  ) -> DataIssue? {
    let ground = PolygonIndex([boundary])
    let outside = layer.points.indices.filter { ground.first(containing: layer.points[$0]) == nil }
    guard let first = outside.first else { return nil }
    let point = layer.points[first]
    let offset = GroundOffset(from: boundary.nearestPoint(to: point).foot, to: point)
    let better = DatumHypothesis.all(declared: layer.crs).first { hypothesis in
      let left = outside.count {
        ground.first(containing: hypothesis.moved(layer.points[$0])) == nil
      }
      return left * 2 < outside.count && outside.count > 5
    }
    let hint = Message(
      en: better.map { "; as \($0.actual.name) most would lie inside: check the declaration" }
        ?? "",
      zh: better.map { "；若实为\($0.actual.name)，则多数位于界内：请核对坐标系声明" } ?? "")
    let most =
      areAsked && better == nil
      ? mostOutside(outside.count, of: layer.points.count) : Message(en: "", zh: "")
    return DataIssue(
      file: layer.file, line: Int(layer.line(first)), value: layer.text(first),
      code: .outsideBoundary, severity: .doubtful,
      message: Message(
        en:
          "\(Decimals.grouped(outside.count)) of \(counted(layer.points.count, "point")) \(inNumber(outside.count, "lies", "lie")) outside the study's boundary; the first "
          + "\(offset.english)\(hint.english)\(most.english)",
        zh:
          "\(Decimals.grouped(layer.points.count))个点中有\(Decimals.grouped(outside.count))个在研究范围之外；第一个在界外\(offset.chinese)\(hint.chinese)\(most.chinese)"
      ))
  }

  /// A warning if implausibly many points lie within ten metres of one another. This happens if degrees are declared
  /// as metres, and if a geocoder places all addresses at the centre of a city.
  package static func together(_ layer: DatumLayer, atLeast least: Int) -> DataIssue? {
    guard layer.points.count >= least, let first = layer.points.first else { return nil }
    var (low, high) = ((first.longitude, first.latitude), (first.longitude, first.latitude))
    for point in layer.points {
      low = (min(low.0, point.longitude), min(low.1, point.latitude))
      high = (max(high.0, point.longitude), max(high.1, point.latitude))
    }
    let extent = Geodesic.distance(
      Coordinate(uncheckedLongitude: low.0, latitude: low.1),
      Coordinate(uncheckedLongitude: high.0, latitude: high.1)
    ).metres
    guard extent < 10 else { return nil }
    let size = Decimals.text(extent, 1)
    return DataIssue(
      file: layer.file, line: Int(layer.line(0)), value: layer.text(0), code: .pointsTogether,
      severity: .doubtful,
      message: Message(
        en: "all \(counted(layer.points.count, "point")) lie within \(size) m of one another. "
          + "Check the coordinates and the declared system (\(layer.crs.name)): this happens if degrees are declared as metres",
        zh: "全部\(Decimals.grouped(layer.points.count))个点彼此相距不超过\(size)米。"
          + "请核对坐标和声明的坐标系（\(layer.crs.name)）：把经纬度声明为以米为单位的坐标系会出现这种情况"))
  }

  // China with its islands and seas: the bounds of EPSG:4490.
  private static let west = 73.62, east = 134.77, south = 16.7, north = 53.56

  /// Whether a point lies in the rectangle around China.
  static func contains(_ point: Coordinate) -> Bool {
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
  /// A point as text.
  func text(_ index: Int) -> String {
    let (x, y) = (points[index].longitude, points[index].latitude)
    return [x, y].map { Decimals.text($0, 7, keepingZeros: false) }.joined(separator: ", ")
  }
}
