import CareCircle

/// What the library is for, in four steps. Run it in the root of the repository, where `SampleData` is.
@main
enum FirstStudy {
  static func main() throws {
    try findGaps()
    try drawGapAreas()
    try askAboutEstatesInMemory()
    makeMistakes()
  }

  /// From two tables to the estates that reach no care room.
  private static func findGaps() throws {
    let study = try Study(
      estates: .file("SampleData/estates.csv", crs: .bd09),
      facilities: .file("SampleData/rooms.csv", crs: .gcj02),
      circle: .walk(minutes: 15, walker: .elder))
    let result = try study.analyse()
    for gap in result.gaps {
      print(gap.name ?? gap.id, gap.nearest?.walk?.metres ?? .infinity)
    }
  }

  /// From a study file to the ground that no care room covers, corner by corner.
  private static func drawGapAreas() throws {
    let study = try Study(StudyFile.plan("SampleData/study.yaml"), for: .gapAreas)
    for gap in try study.analyse().areas().areas?.gaps.prefix(3) ?? [] {
      let corners: [Coordinate] = gap.place.outerCorners
      let holes = gap.place.polygons.map(\.holes.count).reduce(0, +)
      print(Int(gap.area.squareMetres), "m²", corners.count, "corners", holes, "holes")
    }
  }

  /// Estates and a room that no file holds: handed over in WGS 84, asked about under a circle of one's own.
  private static func askAboutEstatesInMemory() throws {
    let estates = [estate("near", longitude: 120.704), estate("far", longitude: 120.8)]
    let question = try ReachQuestion(circle: .walk(minutes: 15, walker: .elder))
    let study = try Study(
      estates: estates.compactMap(\.self), facilities: [room()].compactMap(\.self),
      asking: question)
    for estate in try study.analyse().estates {
      let built = estate.built?.latest.map(String.init) ?? "?"
      print(estate.id, built, estate.verdict.rawValue, estate.nearest?.facility.id ?? "-")
    }
  }

  /// An urban estate of 1990; nil for a longitude that is none.
  private static func estate(_ id: String, longitude: Double) -> Estate? {
    guard let place = Coordinate(longitude: longitude, latitude: 28) else { return nil }
    var estate = Estate(id: id, place: .point(place))
    estate.built = YearRange(1990)
    return estate
  }

  /// A room that counts: a care room in use, of at least 200 m².
  private static func room() -> Facility? {
    guard let place = Coordinate(longitude: 120.701, latitude: 28) else { return nil }
    var room = Facility(id: "room", coordinate: place)
    (room.kind, room.status) = (.careRoom, .inUse)
    room.area = RoomArea(gross: .squareMetres(240))
    return room
  }

  /// An error lists every problem on a line of its own: where it is, and what would mend it.
  private static func makeMistakes() {
    do throws(CareCircleError) {
      _ = try Study(
        estates: .file("SampleData/estates.csv"), facilities: .file("SampleData/rooms.csv"),
        circle: .walk(minutes: 15))
    } catch {
      print(error)
    }
  }
}
