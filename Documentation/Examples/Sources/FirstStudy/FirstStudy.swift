import CareCircle

/// Asks of the sample district which old estates reach no care room, and of three estates in memory whether a
/// room covers them.
///
/// usage: FirstStudy FOLDER   (the folder of the sample data)
@main
enum FirstStudy {
  static func main() throws {
    let folder = CommandLine.arguments.dropFirst().first ?? "SampleData"
    do {
      try district(in: folder)
      try memory()
    } catch let error as CareCircleError {
      // Every problem on a line of its own, with file, line, value and what would mend it.
      print(error)
    }
  }

  /// Tables on the disk.
  private static func district(in folder: String) throws {
    let study = try Study(
      estates: .file("\(folder)/estates.csv", crs: .bd09),
      facilities: .file("\(folder)/rooms.csv", crs: .gcj02),
      circle: .walk(minutes: 15, walker: .elder))
    let result = try study.analyse()
    print("\(result.gaps.count) gaps among \(result.estates.count) estates")
    for gap in result.gaps.prefix(3) {
      let walk = gap.nearest?.walk.map { "\(Int($0.metres)) m" } ?? "none within 5 km"
      print(gap.id, gap.name ?? "-", gap.reason?.rawValue ?? "-", walk)
    }
  }

  /// Estates and rooms that are in memory already.
  private static func memory() throws {
    let places = [(120.700, 28.000), (120.704, 28.000), (120.800, 28.000)]
    let estates = places.enumerated().compactMap { number, place -> Estate? in
      guard let point = Coordinate(longitude: place.0, latitude: place.1) else { return nil }
      var estate = Estate(id: "E\(number + 1)", place: .point(point))
      estate.built = YearRange(1990)
      estate.setting = .urban
      return estate
    }
    guard let point = Coordinate(longitude: 120.701, latitude: 28.000) else { return }
    var room = Facility(id: "R1", coordinate: point)
    (room.kind, room.status) = (.careRoom, .inUse)
    room.area = RoomArea(gross: AreaBounds(.squareMetres(200)), inner: nil, usable: nil)
    let study = try Study(
      estates: estates, facilities: [room], asking: ReachQuestion(circle: .walk(minutes: 15)))
    for estate in try study.analyse().estates {
      print(estate.id, estate.verdict.rawValue, estate.nearest?.facility.id ?? "-")
    }
  }
}
