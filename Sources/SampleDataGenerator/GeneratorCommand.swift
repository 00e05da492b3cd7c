import Foundation

/// Writes the data of the sample district into a folder: `swift run SampleDataGenerator SampleData`.
///
/// The output depends on neither the clock nor the machine, so every run writes the same bytes. No
/// real place is used.
@main
enum GeneratorCommand {
  static func main() {
    guard CommandLine.arguments.count == 2, let folder = CommandLine.arguments.last else {
      fail("usage: SampleDataGenerator <folder>", code: 64)
    }
    do {
      try write(to: URL(fileURLWithPath: folder, isDirectory: true))
    } catch {
      fail("SampleDataGenerator: \(error)", code: 1)
    }
  }

  private static func write(to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in try files() {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name), options: .atomic)
    }
  }

  private static func files() throws -> [(name: String, text: String)] {
    let town = Town()
    var estates = EstateTable()
    return [
      ("townships.geojson", try GeoJSONText.collection(town.townshipFeatures())),
      ("villages.geojson", try GeoJSONText.collection(Village.features(of: town.villages))),
      ("estates.csv", try estates.text(of: town.estates)),
      ("rooms.csv", try CareRoomTable.text(of: town.rooms)),
      ("gates.geojson", try GeoJSONText.collection(town.gates.map(\.feature))),
      ("streets.geojson", try GeoJSONText.collection(town.streets.map(\.feature))),
    ]
  }

  private static func fail(_ message: String, code: Int32) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(code)
  }
}
