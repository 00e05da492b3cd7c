import CareCircleTestSupport
import CareModel
import Geodesy
import Testing

@testable import Registers
@testable import Tables
@testable import Wording

/// An input that is made of several files.
@Suite struct SeveralFilesTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func estates(
    _ texts: [String], crs: [CoordinateReferenceSystem] = []
  ) throws -> LoadedTable<Estate> {
    let files = try texts.enumerated().map { number, text in
      InputFile(
        path: try folder.write("\(number).csv", text), name: "\(number).csv",
        crs: crs.indices.contains(number) ? crs[number] : .wgs84, columns: [:])
    }
    return try TableLoader.load(EstateReader.self, files, as: .estates)
  }

  private static let head = "id,name,lon,lat\n"

  @Test func rowsKeepTheirFileAndLine() throws {
    let table = try estates([
      Self.head + "A1,甲,120.7,28\nA2,乙,x,28\n", Self.head, Self.head + "A3,丙,120.8,28\n",
    ])
    #expect(table.rows.map(\.id) == ["A1", "A3"])
    #expect([0, 1].map { table.rowOrigins.source(of: $0).name } == ["0.csv", "2.csv"])
    #expect(table.lines == [2, 2])
    #expect(table.issues.map(\.file) == ["0.csv"] && table.issues.map(\.line) == [3])
    #expect(table.sources.map(\.rowsIn) == [2, 0, 1])
    #expect(table.sources.map(\.rowsRejected) == [1, 0, 0])
    #expect(Set(table.sources.map(\.sha256)).count == 3)
    #expect(table.rowOrigins.row(onLine: 2, of: "2.csv") == 1)
    #expect(table.rowOrigins.row(onLine: 3, of: "2.csv") == nil)
  }

  @Test func idsAreSettledAcrossFiles() throws {
    let table = try estates([
      Self.head + "B,甲,120.7,28\nA,乙,120.7,28.1\n",
      Self.head + "B,甲,120.7,28\nA,丙,120.7,28.2\nC,丁,120.7,28.3\n",
    ])
    #expect(table.rows.map(\.id) == ["B", "A", "A#3", "C"])
    #expect(table.sources.map(\.rowsIn) == [2, 3] && table.sources.map(\.rowsRejected) == [0, 1])
    #expect(table.issues.map(\.code) == [.duplicateRow, .duplicateID])
    #expect(table.issues.map(\.file) == ["1.csv", "1.csv"])
    #expect(table.issues[0].message.english.contains("line 2 of 0.csv"))
  }

  @Test func theSameBytesUnderAnotherHeaderAreAnotherRow() throws {
    let table = try estates([Self.head + "B,1,120.7,28\n", "id,households,lon,lat\nB,1,120.7,28\n"])
    #expect(table.rows.map(\.id) == ["B", "B#2"])
    #expect(table.issues.map(\.code) == [.duplicateID])
  }

  @Test func theSameBytesInAnotherSystemAreAnotherRow() throws {
    let rows = Self.head + "B,甲,120.7,28\n"
    let table = try estates([rows, rows], crs: [.wgs84, .bd09])
    #expect(table.rows.map(\.id) == ["B", "B#2"])
    #expect(table.sources.map(\.crs) == [.wgs84, .bd09])
  }

  @Test func severalFilesGiveWhatOneGives() throws {
    var random = SeededGenerator(seed: 16)
    for _ in 0..<40 {
      let rows = (0..<30).map { _ in
        let id = Int.random(in: 0..<12, using: &random)
        let name = Int.random(in: 0..<3, using: &random)
        return "\(id == 0 ? "" : "E\(id)"),名\(name),120.7,28.\(name)\n"
      }
      let cut = Int.random(in: 1..<30, using: &random)
      let one = try estates([Self.head + rows.joined()])
      let two = try estates([
        Self.head + rows[..<cut].joined(), Self.head + rows[cut...].joined(),
      ])
      #expect(one.rows.map(\.name) == two.rows.map(\.name))
      #expect(one.issues.map(\.code) == two.issues.map(\.code))
      #expect(two.sources.map(\.rowsIn) == [cut, 30 - cut])
      #expect(Set(two.rows.map(\.id)).count == two.rows.count)
    }
  }

  @Test func filesOfOneNameAreToldApartByTheirFolders() {
    let files = InputFile.distinct([
      .file("/data/east/rooms.csv"), .file("/data/west/rooms.csv"), .file("other.csv"),
    ])
    #expect(files.map(\.name) == ["east/rooms.csv", "west/rooms.csv", "other.csv"])
  }

  @Test func aPatternStandsForFilesInOrder() throws {
    for name in ["rooms-b.csv", "rooms-a.csv", "other.csv", "[x].csv"] {
      try folder.write(name, "")
    }
    let found = InputFile.paths(matching: "rooms-*.csv", in: folder.path + "/")
    #expect(found == ["rooms-a.csv", "rooms-b.csv"])
    #expect(
      InputFile.paths(matching: folder.path + "/rooms-?.csv")
        == ["a", "b"].map { folder.path + "/rooms-\($0).csv" })
    #expect(InputFile.paths(matching: "beds-*.csv", in: folder.path + "/").isEmpty)
    #expect(InputFile.paths(matching: "[x].csv", in: folder.path + "/") == ["[x].csv"])
    #expect(InputFile.paths(matching: "plain.csv") == ["plain.csv"])
  }

  @Test func aFileGivenTwiceIsRefused() throws {
    let path = try folder.write("e.csv", Self.head)
    var inputs = PlannedInputs()
    inputs[.estates] = [
      .file(path), .file(folder.path + "/../\(folder.path.split(separator: "/").last ?? "")/e.csv"),
    ]
    #expect(inputs.problems().map(\.code) == [.duplicateKey])
    inputs[.estates] = [.file(path)]
    #expect(inputs.problems().isEmpty)
    inputs[.network] = [.file("a.osm"), .file("b.osm")]
    #expect(inputs.problems().map(\.field) == ["network"])
  }
}
