import Archives
import CareCircle
import CareCircleTestSupport
import CareModel
import Foundation
import Geodesy
import Registers
import Testing
import TextFormats

@testable import Files
@testable import ResultFolders

/// Every seed of the fuzzers, findings of earlier runs among them, is read or refused with a message; no row is lost.
@Suite struct FuzzSeedTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static func seeds(_ target: String) -> [String] {
    let path = "\(CommandRun.repository)/Fuzz/Seeds/\(target)"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.sorted().map { "\(path)/\($0)" }
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: URL(filePath: path)))
  }

  private func expectSaid(_ error: CareCircleError) {
    for language in Language.allCases {
      let lines = error.lines(language)
      #expect(!lines.isEmpty && !lines.contains { $0.hasPrefix(":") })
    }
  }

  private func expectKept<Row>(
    _ ids: (Row) -> String, _ load: () throws(CareCircleError) -> LoadedTable<Row>
  ) {
    do throws(CareCircleError) {
      let table = try load()
      #expect(table.sources.map(\.rowsUsed).reduce(0, +) == table.rows.count)
      #expect(
        table.sources.map(\.rowsRejected).reduce(0, +)
          == table.issues.count { $0.severity == .rejected })
      #expect(Set(table.rows.map(ids)).count == table.rows.count)
    } catch {
      expectSaid(error)
    }
  }

  private func expectRead(_ path: String) {
    let file = InputFile(path: path, name: "seed", crs: .wgs84, columns: [:])
    expectKept(\Estate.id) { () throws(CareCircleError) in
      try LoadedTable<Estate>.estates(file)
    }
    expectKept(\Facility.id) { () throws(CareCircleError) in
      try LoadedTable<Facility>.facilities(file)
    }
  }

  @Test func everyTargetHasSeeds() throws {
    let targets = try FileManager.default.contentsOfDirectory(
      atPath: "\(CommandRun.repository)/Fuzz/Sources"
    ).filter { $0.hasPrefix("Fuzz") && $0 != "FuzzSupport" }
    #expect(targets.count > 5)
    for target in targets {
      #expect(!Self.seeds(target.dropFirst(4).lowercased()).isEmpty, "\(target)")
    }
  }

  @Test(arguments: seeds("tables") + seeds("layers") + seeds("kml"))
  func aTableOrLayer(path: String) { expectRead(path) }

  @Test(arguments: seeds("shapefiles")) func aShapefile(path: String) throws {
    let mark: [UInt8] = [0xFE, 0x50, 0x41, 0x52, 0x54, 0xFE]
    let parts = try Self.bytes(path).split(separator: mark, omittingEmptySubsequences: false)
    for (ending, part) in zip(["shp", "shx", "dbf", "prj", "cpg"], parts) {
      try folder.write("a.\(ending)", bytes: Array(part))
    }
    expectRead("\(folder.path)/a.shp")
    expectRead("\(folder.path)/a.dbf")
  }

  @Test(arguments: seeds("workbooks")) func aWorkbook(path: String) throws {
    var archive = ZipWriter()
    let parts = [
      "xl/workbook.xml":
        "<workbook><sheets><sheet name=\"s\" r:id=\"a\" xmlns:r=\"r\"/></sheets></workbook>",
      "xl/_rels/workbook.xml.rels":
        "<Relationships><Relationship Id=\"a\" Type=\"t/worksheet\" Target=\"s.xml\"/></Relationships>",
      "xl/s.xml": String(decoding: try Self.bytes(path), as: UTF8.self),
    ]
    for (name, text) in parts {
      var content = ByteBuffer()
      content.append(text)
      let isAdded = archive.add(name, content)
      #expect(isAdded)
    }
    let bytes = archive.finished()
    try folder.write("a.xlsx", bytes: bytes.withBytes { Array($0) })
    expectRead("\(folder.path)/a.xlsx")
  }

  @Test(arguments: seeds("studies")) func aStudy(path: String) {
    do throws(CareCircleError) { _ = try StudyFile.plan(path) } catch { expectSaid(error) }
  }

  @Test(arguments: seeds("policies")) func aPolicy(path: String) {
    do throws(CareCircleError) {
      _ = try PolicyFinder.policy(inFile: path)
    } catch {
      expectSaid(error)
    }
  }

  @Test(arguments: seeds("osm") + seeds("lines") + seeds("caches"))
  func aNetwork(path: String) {
    do throws(CareCircleError) {
      _ = try LoadedNetwork.load(InputFile.file(path, crs: path.hasSuffix(".json") ? .wgs84 : nil))
    } catch {
      expectSaid(error)
    }
  }

  @Test(arguments: seeds("tiles")) func aTile(path: String) throws {
    let names = ["provenance.json", "summary.json", "estates.geojson", "estates.csv"]
    let parts = try Self.bytes(path).split(
      separator: 0x1E, maxSplits: names.count - 1, omittingEmptySubsequences: false)
    let written = WrittenFiles()
    for (name, part) in zip(names, parts) {
      try folder.write(name, bytes: Array(part))
      #expect(written.note(name, in: folder.path, records: nil))
    }
    let manifest = written.manifest(of: .run).document
    try folder.write("manifest.json", bytes: manifest.withBytes { Array($0) })
    do throws(CareCircleError) {
      _ = try PartJoin([folder.path])
    } catch {
      expectSaid(error)
    }
  }
}
