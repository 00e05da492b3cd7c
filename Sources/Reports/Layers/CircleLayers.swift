import CareModel
import Coverage
import Geodesy
import Layers
import PlaneGeometry

extension CoverageResults {
  /// The circle around every facility.
  public var facilityCircles: ResultLayer { facilityCircles(parts: nil) }

  /// The circle around every estate.
  public var estateCircles: ResultLayer { estateCircles(parts: nil) }

  /// The circle around every facility, reduced to the area that is nearer to it than to any other facility. Of several
  /// facilities at one place, the one with the smallest id has the whole area.
  public var splitFacilityCircles: ResultLayer {
    facilityCircles(parts: split(facilities.map(\.id), facilities.map(\.coordinate)))
  }

  /// The circle around every estate, reduced to the area that is nearer to it than to any other estate.
  public var splitEstateCircles: ResultLayer {
    estateCircles(parts: split(estates.map(\.id), estates.map(\.anchor)))
  }

  private func split(_ ids: [String], _ centres: [Coordinate?]) -> [MultiPolygon?] {
    let ranked = centres.indices.filter { centres[$0] != nil }.sorted { ids[$0] < ids[$1] }
    let cut = CircleSplit.parts(of: ranked.compactMap { centres[$0] }, radius: circle.drawnRadius)
    var parts = [MultiPolygon?](repeating: nil, count: centres.count)
    for (centre, part) in zip(ranked, cut) { parts[centre] = part }
    return parts
  }

  private func facilityCircles(parts: [MultiPolygon?]?) -> ResultLayer {
    let facilities = facilities
    return circles(
      "carecircle.facility-circles/1", parts, count: facilities.count, records: part?.ownFacilities,
      columns: [
        .text("id") { $1.text(facilities[$0].id) },
        .text("name") { $1.text(facilities[$0].name) },
        .text("around", all: "facility"),
        .text("township") { $1.text(facilities[$0].township) },
      ] + facilityColumns
    ) { facilities[$0].coordinate }
  }

  private func estateCircles(parts: [MultiPolygon?]?) -> ResultLayer {
    let estates = estates
    return circles(
      "carecircle.estate-circles/1", parts, count: estates.count, records: nil,
      columns: [
        .text("id") { $1.text(estates[$0].id) },
        .text("name") { $1.text(estates[$0].name) },
        .text("around", all: "estate"),
        .text("township") { $1.text(estates[$0].township) },
      ]
    ) { estates[$0].anchor }
  }

  private func circles(
    _ schema: String, _ parts: [MultiPolygon?]?, count: Int, records: [Int]?,
    columns: [LayerColumn], _ centre: @escaping @Sendable (Int) -> Coordinate?
  ) -> ResultLayer {
    let radius = circle.drawnRadius
    return ResultLayer(
      "circles", header: header(schema: schema), geometry: .polygon, count: count, records: records,
      columns: columns + [
        .number("radius_m", all: radius.metres), .number("limit_min", all: circle.limitMinutes),
      ] + sharedColumns + [.text("crs_source", all: crsSource.rawValue)],
      anchor: centre,
      shape: { record, geometry in
        if let parts { return geometry.area(parts[record]) }
        geometry.area(centre(record).flatMap { CirclePolygon.around($0, radius: radius) })
      })
  }

  /// The columns about a facility, and whether it counts.
  var facilityColumns: [LayerColumn] {
    let (facilities, qualifications) = (facilities, qualifications)
    return [
      .text("kind") { $1.text(facilities[$0].kind?.rawValue) },
      .number("gross_area_m2") { facilities[$0].area.gross?.exact?.squareMetres },
      .number("inner_area_m2") { facilities[$0].area.inner?.exact?.squareMetres },
      .text("status") { $1.text(facilities[$0].status?.rawValue) },
      .text("qualifies") { $1.text(qualifications[$0].answer) },
      .text("why") { $1.text(qualifications[$0].code) },
    ]
  }

  /// The columns about the method and the circle, which all records share.
  var sharedColumns: [LayerColumn] {
    [
      .text("method", all: method.rawValue), .flag("estimated", all: method.isEstimated),
      .text("circle", all: circle.code(by: method)),
    ]
  }
}

extension Qualification {
  /// Whether a facility counts, as a code.
  package var answer: String {
    switch self {
    case .qualifies: "yes"
    case .fails: "no"
    case .unknown: "unknown"
    }
  }
}
