import Coverage
import Layers
import TextFormats

/// The keys of an estate.
package enum EstateKey: String, RecordKey {
  case id, name, township, community, applies, reach, verdict
  case verdictText = "verdict_text"
  case reason
  case reasonText = "reason_text"
  case method, estimated
  case nearestID = "nearest_id"
  case nearestName = "nearest_name"
  case straight = "straight_m"
  case walk = "walk_m"
  case minutes = "walk_min"
  case limit = "limit_min"
  case margin = "margin_min"
  case nearestBeyond = "nearest_beyond_m"
  case inReach = "in_reach"
  case reachedFrom = "reached_from"
  case borderline
  case nearMisses = "near_misses"
  case island = "island_m"
  case builtYear = "built_year"
  case builtFrom = "built_from"
  case builtTo = "built_to"
  case households, elders, clause, due, effect, circle
  case crsSource = "crs_source"

  package static let shared: Set<EstateKey> = [
    .method, .estimated, .limit, .circle, .crsSource,
  ]
}

/// An estate with what was found for it, by the contract with GIS users.
package struct EstateRecord: FeatureRecord {
  package let results: CoverageResults
  package let labels: [FacilityLabel]

  package init(_ results: CoverageResults) {
    self.results = results
    labels = results.facilities.map { FacilityLabel(id: $0.id, name: $0.name) }
  }

  // Fields are read in their arrays, one by one: a copy of an estate would count references to
  // everything that the estate holds.
  @inline(__always)
  package func append<Values: ValueWriter>(
    _ key: EstateKey, of place: Int, to buffer: inout ByteBuffer, as values: Values.Type
  ) {
    switch key {
    case .id: Values.text(results.estates[place].id, to: &buffer)
    case .name: Values.text(results.estates[place].name, to: &buffer)
    case .township: Values.text(results.estates[place].township, to: &buffer)
    case .community: Values.text(results.estates[place].community, to: &buffer)
    case .applies, .reach, .verdict, .verdictText, .reason, .reasonText, .inReach, .borderline,
      .nearMisses, .island:
      appendJudgement(key, of: place, to: &buffer, as: values)
    case .nearestID, .nearestName, .straight, .walk, .minutes, .margin, .nearestBeyond,
      .reachedFrom:
      appendNearest(key, of: place, to: &buffer, as: values)
    case .builtYear: Values.integer(results.estates[place].built?.exact, to: &buffer)
    case .builtFrom: Values.integer(results.estates[place].built?.earliest, to: &buffer)
    case .builtTo: Values.integer(results.estates[place].built?.latest, to: &buffer)
    case .households: Values.integer(results.estates[place].households, to: &buffer)
    case .elders: Values.integer(results.estates[place].elders, to: &buffer)
    case .method: Values.text(results.method.rawValue, to: &buffer)
    case .estimated: Values.flag(results.method.isEstimated, to: &buffer)
    case .limit: Values.decimal(results.circle.limitMinutes, to: &buffer)
    case .clause: Values.text(results.clauses?[place]?.id, to: &buffer)
    case .due: Values.text(results.clauses?[place]?.due?.description, to: &buffer)
    case .effect: Values.text(results.clauses?[place]?.effect, to: &buffer)
    case .circle: Values.text(results.circle.code(by: results.method), to: &buffer)
    case .crsSource: Values.text(results.crsSource.rawValue, to: &buffer)
    }
  }
}
