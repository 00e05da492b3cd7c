import Coverage
import Layers
import PlaneGeometry
import TextFormats

/// The keys of a circle around a facility.
package enum FacilityCircleKey: String, RecordKey {
  case id, name, around, township, kind
  case grossArea = "gross_area_m2"
  case innerArea = "inner_area_m2"
  case status, qualifies, why
  case radius = "radius_m"
  case limit = "limit_min"
  case method, estimated, circle
  case crsSource = "crs_source"

  package static let shared: Set<FacilityCircleKey> = [
    .around, .radius, .limit, .method, .estimated, .circle, .crsSource,
  ]
}

/// A circle around a facility.
package struct FacilityCircleRecord: FeatureRecord {
  package let results: CoverageResults
  /// What is drawn in place of whole circles.
  package let parts: [MultiPolygon?]?

  package func append<Values: ValueWriter>(
    _ key: FacilityCircleKey, of place: Int, to buffer: inout ByteBuffer, as values: Values.Type
  ) {
    let circle = results.circle
    switch key {
    case .id: Values.text(results.facilities[place].id, to: &buffer)
    case .name: Values.text(results.facilities[place].name, to: &buffer)
    case .around: Values.text("facility", to: &buffer)
    case .township: Values.text(results.facilities[place].township, to: &buffer)
    case .kind: Values.text(results.facilities[place].kind?.rawValue, to: &buffer)
    case .grossArea:
      Values.decimal(results.facilities[place].area.gross?.exact?.squareMetres, to: &buffer)
    case .innerArea:
      Values.decimal(results.facilities[place].area.inner?.exact?.squareMetres, to: &buffer)
    case .status: Values.text(results.facilities[place].status?.rawValue, to: &buffer)
    case .qualifies: Values.text(results.qualifications[place].answer, to: &buffer)
    case .why: Values.text(results.qualifications[place].code, to: &buffer)
    case .radius: Values.decimal(circle.drawnRadius.metres, to: &buffer)
    case .limit: Values.decimal(circle.limitMinutes, to: &buffer)
    case .method: Values.text(results.method.rawValue, to: &buffer)
    case .estimated: Values.flag(results.method.isEstimated, to: &buffer)
    case .circle: Values.text(circle.code(by: results.method), to: &buffer)
    case .crsSource: Values.text(results.crsSource.rawValue, to: &buffer)
    }
  }
}

/// The keys of a circle around an estate.
package enum EstateCircleKey: String, RecordKey {
  case id, name, around, township
  case radius = "radius_m"
  case limit = "limit_min"
  case method, estimated, circle
  case crsSource = "crs_source"

  package static let shared: Set<EstateCircleKey> = [
    .around, .radius, .limit, .method, .estimated, .circle, .crsSource,
  ]
}

/// A circle around an estate.
package struct EstateCircleRecord: FeatureRecord {
  package let results: CoverageResults
  /// What is drawn in place of whole circles.
  package let parts: [MultiPolygon?]?

  package func append<Values: ValueWriter>(
    _ key: EstateCircleKey, of place: Int, to buffer: inout ByteBuffer, as values: Values.Type
  ) {
    switch key {
    case .id: Values.text(results.estates[place].id, to: &buffer)
    case .name: Values.text(results.estates[place].name, to: &buffer)
    case .around: Values.text("estate", to: &buffer)
    case .township: Values.text(results.estates[place].township, to: &buffer)
    case .radius: Values.decimal(results.circle.drawnRadius.metres, to: &buffer)
    case .limit: Values.decimal(results.circle.limitMinutes, to: &buffer)
    case .method: Values.text(results.method.rawValue, to: &buffer)
    case .estimated: Values.flag(results.method.isEstimated, to: &buffer)
    case .circle: Values.text(results.circle.code(by: results.method), to: &buffer)
    case .crsSource: Values.text(results.crsSource.rawValue, to: &buffer)
    }
  }
}

extension Qualification {
  /// Whether the facility counts, as a code.
  package var answer: String {
    switch self {
    case .qualifies: "yes"
    case .fails: "no"
    case .unknown: "unknown"
    }
  }
}
