import Coverage
import Geodesy
import Layers
import PlaneGeometry

extension CoverageResults {
  /// The areas around the facilities, or around the estates, as a layer.
  ///
  /// Besides our own keys, each feature has the keys that other tools use for isochrones: `value`, `units`, `metric`,
  /// `group_index`, `center`, and `contour` with the same value.
  public func outlines(_ areas: [OutlineArea], aroundEstates: Bool = false) -> ResultLayer {
    let centres = OutlineCentres(results: self, areas: areas, isAroundEstates: aroundEstates)
    let sizes = areas.map { $0.place?.geodesicArea.squareMetres }
    return ResultLayer(
      "circles", header: header(schema: "carecircle.outlines/1"), geometry: .polygon,
      count: areas.count,
      columns: centres.identity + [
        .number("value", decimals: nil) { areas[$0].minutes },
        .number("contour", decimals: nil) { areas[$0].minutes },
        .text("units", all: "min"), .text("metric", all: "time"),
        .integer("group_index") { centres.group($0) },
        .list("center") { $1.json(centres.centre($0).map(JSONValue.position)) },
        .number("area_m2") { sizes[$0] },
      ] + sharedColumns + [.text("crs_source", all: crsSource.rawValue)],
      anchor: { centres.centre($0) }, shape: { $1.area(areas[$0].place) })
  }
}

/// The centres of the areas.
private struct OutlineCentres: Sendable {
  let results: CoverageResults
  let areas: [OutlineArea]
  let isAroundEstates: Bool

  var identity: [LayerColumn] {
    [
      .text("id") { record, cell in
        guard let centre = areas[record].centre else { return cell.null() }
        cell.text(isAroundEstates ? results.estates[centre].id : results.facilities[centre].id)
      },
      .text("name") { record, cell in
        guard let centre = areas[record].centre else { return cell.null() }
        cell.text(isAroundEstates ? results.estates[centre].name : results.facilities[centre].name)
      },
      .text("around", all: isAroundEstates ? "estate" : "facility"),
      .text("facility_id") { record, cell in
        cell.text(facility(record).map { results.facilities[$0].id })
      },
      .text("township") { record, cell in
        guard let centre = areas[record].centre else { return cell.null() }
        cell.text(
          isAroundEstates ? results.estates[centre].township : results.facilities[centre].township)
      },
      .text("qualifies") { record, cell in
        cell.text(facility(record).map { results.qualifications[$0].answer })
      },
      .text("why") { record, cell in
        cell.text(facility(record).flatMap { results.qualifications[$0].code })
      },
    ]
  }

  private func facility(_ record: Int) -> Int? { isAroundEstates ? nil : areas[record].centre }

  /// The index of the centre in its whole table, even if only a part of the table was analysed.
  func group(_ record: Int) -> Int {
    guard let centre = areas[record].centre else { return 0 }
    return isAroundEstates ? centre : results.part?.facilities[centre] ?? centre
  }

  func centre(_ record: Int) -> Coordinate? {
    areas[record].centre.flatMap {
      isAroundEstates ? results.estates[$0].anchor : results.facilities[$0].coordinate
    }
  }
}

extension JSONValue {
  /// Longitude and latitude.
  static func position(_ place: Coordinate) -> JSONValue {
    .array([.fixed(place.longitude, 7), .fixed(place.latitude, 7)])
  }
}

extension MultiPolygon {
  /// The area inside the outer rings, without the holes.
  fileprivate var geodesicArea: Area {
    .squareMetres(
      polygons.reduce(0) { sum, polygon in
        sum + polygon.rings.reduce(0) { $0 + Geodesic.area(ofRing: $1.corners).squareMetres }
      })
  }
}
