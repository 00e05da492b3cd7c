import CareCircle
import CareCircleTestSupport

/// A study written to files, with estates on the lines between tiles, flaws, units, people and streets.
struct TileScene {
  let folder: TemporaryFolder
  var plan = StudyPlan()
  private var random: SeededGenerator

  /// The ground of the study, about 2.4 by 2.2 km, which the tiles divide.
  static let extent = GroundBox("120.70,28.00,120.724,28.02")

  init(seed: UInt64, hasStreets: Bool) throws {
    folder = try TemporaryFolder()
    random = SeededGenerator(seed: 77 &+ seed)
    try writeEstates()
    try writeRooms()
    try writeUnits()
    plan.inputs[.estates] = [file("estates.csv")]
    plan.inputs[.facilities] = [file("rooms.csv")]
    plan.inputs[.gates] = [file("gates.csv")]
    plan.inputs[.townships] = [file("townships.geojson")]
    plan.inputs[.population] = [.file(folder.path + "/population.csv")]
    plan.inputs[.facilitiesExtent] = [file("extent.geojson")]
    plan.tileExtent = Self.extent
    plan.circle = .walk(minutes: 4)
    plan.searchLimit = .metres(500)
    if hasStreets {
      try writeStreets()
      plan.inputs[.network] = [file("streets.geojson")]
    }
  }

  private func file(_ name: String) -> InputFile { .file(folder.path + "/" + name, crs: .wgs84) }

  private mutating func spot() -> (Double, Double) {
    // A third of all places lie on lines of a grid of two or of three.
    let along = { (random: inout SeededGenerator, low: Double, high: Double) -> Double in
      let lines = [1.0 / 3, 2.0 / 3, 0.5]
      if Int.random(in: 0..<3, using: &random) == 0 {
        return low + (high - low) * lines[Int.random(in: 0..<3, using: &random)]
      }
      return Double.random(in: (low - 0.001)...(high + 0.001), using: &random)
    }
    return (along(&random, 120.70, 120.724), along(&random, 28.00, 28.02))
  }

  private mutating func writeEstates() throws {
    var estates = "id,township,built_year,households,elders,lon,lat,boundary\n"
    var gates = "id,estate_id,lon,lat\n"
    for number in 0..<90 {
      let (x, y) = spot()
      let year = ["1985", "1999", "2010", ""][number % 4]
      let township = ["", "", "远镇", "镇1"][number % 13 < 4 ? number % 4 : 0]
      let people = number % 5 == 0 ? "" : "\(20 + number)"
      let ground =
        number % 7 == 0
        ? "\"{\"\"type\"\":\"\"Polygon\"\",\"\"coordinates\"\":[[[\(x),\(y)],[\(x + 0.004),\(y)],[\(x + 0.004),\(y + 0.003)],[\(x),\(y)]]]}\""
        : ""
      let place = number % 19 == 18 ? "," : "\(x),\(y)"
      estates += "E\(number),\(township),\(year),\(number * 9),\(people),\(place),\(ground)\n"
      if number % 6 == 1 {
        gates +=
          "G\(number),E\(number),\(x + 0.0009),\(y)\nH\(number),E\(number),\(x),\(y - 0.0007)\n"
      }
    }
    estates += "E1,,1985,9,21,120.71,28.01,\nE400,,x,9,21,120.71,28.01,\n"
    try folder.write("estates.csv", estates)
    try folder.write("gates.csv", gates + "G0,nobody,120.71,28.01\n")
  }

  private mutating func writeRooms() throws {
    var rooms = "id,kind,gross_area,status,lon,lat\n"
    for number in 0..<40 {
      let (x, y) = spot()
      let area = ["250", "120", "", "400", "300"][number % 5]
      let status = ["in_use", "in_use", "in_use", ""][number % 4]
      rooms += "R\(number),care_room,\(area),\(status),\(number == 9 ? "" : "\(x)"),\(y)\n"
    }
    try folder.write("rooms.csv", rooms)
  }

  private func writeUnits() throws {
    let square = { (name: String, west: Double, south: Double, east: Double, north: Double) in
      """
      {"type":"Feature","properties":{"id":"\(name)","name":"镇\(name)"},"geometry":{"type":"Polygon","coordinates":\
      [[[\(west),\(south)],[\(east),\(south)],[\(east),\(north)],[\(west),\(north)],[\(west),\(south)]]]}}
      """
    }
    // Townships 1 and 2 overlap by a strip; 4 is far away.
    let units = [
      square("1", 120.699, 27.999, 120.7115, 28.011), square("2", 120.711, 27.999, 120.725, 28.011),
      square("3", 120.699, 28.011, 120.725, 28.021), square("4", 120.9, 28.3, 120.91, 28.31),
    ]
    let collection = { (features: [String]) in
      "{\"type\":\"FeatureCollection\",\"features\":[" + features.joined(separator: ",\n") + "]}"
    }
    try folder.write("townships.geojson", collection(units))
    try folder.write("extent.geojson", collection([square("0", 120.69, 27.99, 120.73, 28.018)]))
    try folder.write(
      "population.csv",
      "township,elders_60,elders_65,elders_80\n镇1,9000,7000,900\n镇2,8000,,801\n镇3,5000,4000,700\n镇9,77,50,7\n"
    )
  }

  /// A jittered grid of streets about 110 m apart, in which some pieces are missing.
  private mutating func writeStreets() throws {
    let size = 23
    var corners: [[(Double, Double)]] = []
    for row in 0..<size {
      corners.append(
        (0..<size).map { column in
          (
            120.6995 + Double(column) * 0.00112 + Double.random(in: -2e-4...2e-4, using: &random),
            27.9995 + Double(row) * 0.00098 + Double.random(in: -2e-4...2e-4, using: &random)
          )
        })
    }
    var lines: [String] = []
    for row in 0..<size {
      for column in 0..<size {
        for (down, right) in [(1, 0), (0, 1)] where row + down < size && column + right < size {
          guard Int.random(in: 0..<8, using: &random) > 0 else { continue }
          let (a, b) = (corners[row][column], corners[row + down][column + right])
          lines.append(
            """
            {"type":"Feature","properties":{"highway":"residential"},"geometry":{"type":"LineString",\
            "coordinates":[[\(a.0),\(a.1)],[\(b.0),\(b.1)]]}}
            """)
        }
      }
    }
    try folder.write(
      "streets.geojson",
      "{\"type\":\"FeatureCollection\",\"features\":[" + lines.joined(separator: ",\n") + "]}")
  }
}
