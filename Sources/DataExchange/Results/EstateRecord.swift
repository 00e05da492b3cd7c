import CareModel
import Coverage
import Geodesy

extension CoverageResults {
  /// The properties of an estate, by the contract with GIS users.
  func describeEstate<Sink: RecordSink>(_ place: Int, into sink: inout Sink) {
    let estate = estates[place]
    let reach = reaches[place]
    sink.text("id", estate.id)
    sink.text("name", estate.name)
    sink.text("township", estate.township)
    sink.text("community", estate.community)
    sink.text("applies", reach.applies.code)
    sink.text("reach", reach.reach.rawValue)
    sink.text("verdict", reach.verdict.rawValue)
    sink.text("verdict_text", reach.verdict.message.text(language))
    sink.text("reason", reach.reason?.rawValue)
    sink.text("reason_text", reach.reason?.message.text(language))
    sink.text("method", "straight")
    sink.flag("estimated", true)
    describeNearest(reach.nearest, of: estate, into: &sink)
    sink.integer("in_reach", reach.inReach)
    sink.text("reached_from", reach.nearest.map { code($0.from, of: estate) })
    sink.codes("borderline", circle.limitMinutes == nil ? nil : reach.borderline.map(\.rawValue))
    sink.misses("near_misses", reach.nearMisses.map(record))
    describeRegister(estate, into: &sink)
    sink.text("circle", circle.code)
    sink.text("crs_source", crsSource.rawValue)
  }

  private func describeNearest<Sink: RecordSink>(
    _ nearest: NearestFacility?, of estate: Estate, into sink: inout Sink
  ) {
    let facility = nearest.map { facilities[$0.facility] }
    let minutes = nearest?.time.map { $0.inSeconds / 60 }
    sink.text("nearest_id", facility?.id)
    sink.text("nearest_name", facility?.name)
    sink.decimal("straight_m", nearest?.straight.metres)
    sink.decimal("walk_m", nearest?.walk?.metres)
    sink.decimal("walk_min", minutes)
    sink.decimal("limit_min", circle.limitMinutes)
    sink.decimal(
      "margin_min", minutes.flatMap { minutes in circle.limitMinutes.map { $0 - minutes } })
    sink.decimal("nearest_beyond_m", nearest == nil ? searchLimit.metres : nil)
  }

  private func describeRegister<Sink: RecordSink>(_ estate: Estate, into sink: inout Sink) {
    sink.integer("built_year", estate.built?.exact)
    sink.integer("built_from", estate.built?.earliest)
    sink.integer("built_to", estate.built?.latest)
    sink.integer("households", estate.households)
    sink.integer("elders", estate.elders)
    // No policy is in force yet: an estate is judged by the circle alone.
    sink.text("clause", nil)
    sink.text("due", nil)
    sink.text("effect", nil)
  }

  private func record(_ miss: NearMiss) -> NearMissRecord {
    NearMissRecord(
      id: facilities[miss.facility].id, why: miss.why.code ?? "", straight: miss.straight.metres,
      walk: miss.walk?.metres)
  }

  private func code(_ from: ReachedFrom, of estate: Estate) -> String {
    switch from {
    case .point: "point"
    case .gate(let place): estate.gates[place].id
    case .boundary: "boundary"
    case .inside: "inside"
    }
  }

  /// The properties of a facility's circle.
  func describeCircle<Sink: RecordSink>(ofFacility place: Int, into sink: inout Sink) {
    let facility = facilities[place]
    let qualification = qualifications[place]
    sink.text("id", facility.id)
    sink.text("name", facility.name)
    sink.text("around", "facility")
    sink.text("township", facility.township)
    sink.text("kind", facility.kind?.rawValue)
    sink.decimal("gross_area_m2", facility.area.gross?.exact?.squareMetres)
    sink.decimal("inner_area_m2", facility.area.inner?.exact?.squareMetres)
    sink.text("status", facility.status?.rawValue)
    sink.text("qualifies", qualification.answer)
    sink.text("why", qualification.code)
    describeCircleItself(into: &sink)
  }

  /// The properties of an estate's circle.
  func describeCircle<Sink: RecordSink>(ofEstate place: Int, into sink: inout Sink) {
    let estate = estates[place]
    sink.text("id", estate.id)
    sink.text("name", estate.name)
    sink.text("around", "estate")
    sink.text("township", estate.township)
    describeCircleItself(into: &sink)
  }

  private func describeCircleItself<Sink: RecordSink>(into sink: inout Sink) {
    sink.decimal("radius_m", circle.drawnRadius.metres)
    sink.decimal("limit_min", circle.limitMinutes)
    sink.text("method", "straight")
    sink.flag("estimated", true)
    sink.text("circle", circle.code)
    sink.text("crs_source", crsSource.rawValue)
  }
}

extension Qualification {
  /// Whether the facility counts, as a code.
  fileprivate var answer: String {
    switch self {
    case .qualifies: "yes"
    case .fails: "no"
    case .unknown: "unknown"
    }
  }
}

extension CoverageResults {
  /// The properties of a feature.
  func describe<Sink: RecordSink>(
    _ subject: FeatureLayer.Subject, _ place: Int, into sink: inout Sink
  ) {
    switch subject {
    case .estate: describeEstate(place, into: &sink)
    case .facilityCircle: describeCircle(ofFacility: place, into: &sink)
    case .estateCircle: describeCircle(ofEstate: place, into: &sink)
    }
  }

  /// One estate and one facility at the origin, from which the keys of a record are read.
  static let sample: CoverageResults = {
    let origin = Coordinate(uncheckedLongitude: 0, latitude: 0)
    let facility = Facility(id: "", coordinate: origin)
    let circle = ServiceCircle.walk(minutes: 15)
    let estate = Estate(id: "", place: .point(origin))
    let model = StraightReachModel(
      facilities: [facility], requirement: RoomRequirement(), circle: circle,
      ageRule: OldEstateRule())
    return CoverageResults(
      estates: [estate], reaches: [model.reach(of: estate)], facilities: [facility],
      qualifications: model.qualifications, circle: circle, searchLimit: model.searchLimit,
      crsSource: .declared, language: .english)
  }()
}
