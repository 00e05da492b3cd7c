import Coverage
import Geodesy
import Layers
import TextFormats

/// The keys of an estate's supply.
package enum SupplyKey: String, RecordKey {
  case id, name, township, community, households, elders
  case eldersBound = "elders_bound"
  case eldersSource = "elders_source"
  case elders65 = "elders_65"
  case elders80 = "elders_80"
  case facilities = "facilities_in_catchment"
  case area = "supply_m2_per_1000"
  case areaBound = "supply_bound"
  case areaReason = "supply_reason"
  case beds = "beds_per_1000"
  case bedsBound = "beds_bound"
  case bedsReason = "beds_reason"
  case method, estimated, decay, circle
  case crsSource = "crs_source"

  package static let shared: Set<SupplyKey> = [.method, .estimated, .decay, .circle, .crsSource]
}

/// An estate with its supply.
package struct SupplyRecord: FeatureRecord {
  package let results: SupplyResults

  package func append<Values: ValueWriter>(
    _ key: SupplyKey, of place: Int, to buffer: inout ByteBuffer, as values: Values.Type
  ) {
    let coverage = results.coverage
    switch key {
    case .id: Values.text(coverage.estates[place].id, to: &buffer)
    case .name: Values.text(coverage.estates[place].name, to: &buffer)
    case .township: Values.text(coverage.estates[place].township, to: &buffer)
    case .community: Values.text(coverage.estates[place].community, to: &buffer)
    case .households: Values.integer(coverage.estates[place].households, to: &buffer)
    case .elders: people(.sixty, of: place, to: &buffer, as: values)
    case .eldersBound: Values.text(results.people(.sixty, place)?.bound.rawValue, to: &buffer)
    case .eldersSource: Values.text(results.source(place), to: &buffer)
    case .elders65: people(.sixtyFive, of: place, to: &buffer, as: values)
    case .elders80: people(.eighty, of: place, to: &buffer, as: values)
    case .facilities: Values.integer(Int(results.counts[place]), to: &buffer)
    case .area: Values.decimal(results.area[place].perThousand, to: &buffer)
    case .areaBound: Values.text(results.area[place].bound?.rawValue, to: &buffer)
    case .areaReason: Values.text(results.area[place].reason, to: &buffer)
    case .beds: Values.decimal(results.beds[place].perThousand, to: &buffer)
    case .bedsBound: Values.text(results.beds[place].bound?.rawValue, to: &buffer)
    case .bedsReason: Values.text(results.beds[place].reason, to: &buffer)
    case .method: Values.text(coverage.method.rawValue, to: &buffer)
    case .estimated: Values.flag(coverage.method.isEstimated, to: &buffer)
    case .decay: Values.text(results.decay.code, to: &buffer)
    case .circle: Values.text(coverage.circle.code(by: coverage.method), to: &buffer)
    case .crsSource: Values.text(coverage.crsSource.rawValue, to: &buffer)
    }
  }

  private func people<Values: ValueWriter>(
    _ age: PopulationSpread.Age, of place: Int, to buffer: inout ByteBuffer, as: Values.Type
  ) {
    Values.integer(results.people(age, place).map { Int($0.value) }, to: &buffer)
  }

  package func appendGeometry(of place: Int, to buffer: inout ByteBuffer) {
    let estates = results.coverage.estates
    buffer.appendGeometry(estates[place].place, gates: estates[place].gates)
  }

  package func anchor(of place: Int) -> Coordinate? { results.coverage.estates[place].anchor }
}
