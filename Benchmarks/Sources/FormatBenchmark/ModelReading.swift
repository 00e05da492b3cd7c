import CareCircle
import Coverage
import Registers

/// Reads a file into estates, as every run does.
enum ModelReading {
  static func answer(path: String) throws -> Answer {
    var answer = Answer()
    for estate in try estates(path).rows {
      guard case .point(let place) = estate.place else { continue }
      answer.add(
        longitude: place.longitude, latitude: place.latitude, households: estate.households ?? 0)
      answer.add(estate.id.utf8)
      answer.add((estate.name ?? "").utf8)
    }
    return answer
  }

  /// The layer of all estates in a file with id, name and households; no facility is near any of them.
  static func layer(path: String) throws -> ResultLayer {
    var study = StudyPlan()
    study.ageRule.includesAllAges = true
    let model = StraightReachModel(
      facilities: [], requirement: RoomRequirement(), circle: .radius(.metres(1000)),
      ageRule: study.ageRule, searchLimit: .metres(1000))
    let estates = try estates(path)
    let results = CoverageResults(
      estates: estates.rows, reaches: model.reaches(of: estates.rows), facilities: [],
      qualifications: [], circle: .radius(.metres(1000)), searchLimit: .metres(1000),
      crsSource: .declared, language: .english)
    return try results.estateLayer.selecting(columns: ["id", "name", "households"])
  }

  private static func estates(_ path: String) throws -> LoadedTable<Estate> {
    let saysItself = [".shp", ".fgb", ".gpkg"].contains { path.hasSuffix($0) }
    return try .estates(.file(path, crs: saysItself ? nil : .wgs84))
  }
}
