import CareCircleTestSupport
import Foundation
import Testing
import TextFormats

@testable import Files
@testable import Wording

/// A folder is replaced only if nothing in it is anybody's own.
@Suite struct OutputFolderTests {
  private let folder: TemporaryFolder
  private var out: String { folder.path + "/out" }

  init() throws { folder = try TemporaryFolder() }

  private func bytes(_ text: String) -> ByteBuffer {
    var buffer = ByteBuffer()
    buffer.append(text)
    return buffer
  }

  /// Writes a result of two files.
  private func write(
    _ text: String, to path: String? = nil, of kind: ResultKind = .run
  ) throws(CareCircleError) {
    var output = try OutputFolder(path ?? out, of: kind)
    try output.write("a.csv", bytes(text))
    try output.write("provenance.json", bytes("{\"schema\":\"carecircle.provenance/1\"}"))
    try output.finish()
  }

  /// Why a result is refused; nil if it is written.
  private func refusal(to path: String? = nil, of kind: ResultKind = .run) -> Message? {
    do throws(CareCircleError) {
      try write("new", to: path, of: kind)
      return nil
    } catch {
      guard case .cannotWrite(_, let reason) = error else { return nil }
      return reason
    }
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: out).sorted()
  }

  @Test func anEarlierResultIsReplacedWhole() throws {
    try write("old")
    try write("new", to: out + "/")
    #expect(try names() == ["a.csv", "manifest.json", "provenance.json"])
    #expect(try folder.bytes("out/a.csv") == Array("new".utf8))
    #expect(try folder.names() == ["out"])
  }

  @Test func anEmptyFolderIsFilledAndALinkStaysALink() throws {
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link", withDestinationPath: "out")
    #expect(refusal(to: folder.path + "/link") == nil)
    #expect(try names().contains("a.csv"))
    let target = try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/link")
    #expect(target == "out")
    #expect(try folder.names() == ["link", "out"])
  }

  static let strangers = [
    "estates.csv", "thesis.doc", "notes/a.csv", "a.csv.bak", ".hidden", "other.qmd", "b.csv-wal",
    "~$thesis.doc", "gaps.geojson",
  ]

  @Test(arguments: strangers) func whatIsNoResultStopsTheRunAndIsNamed(name: String) throws {
    try write("old")
    let file = "\(out)/\(name)"
    try FileManager.default.createDirectory(
      atPath: URL(filePath: file).deletingLastPathComponent().path,
      withIntermediateDirectories: true)
    try Data("precious".utf8).write(to: URL(filePath: file))
    let reason = try #require(refusal())
    let first = String(name.prefix { $0 != "/" })
    #expect(reason.english.contains("contains \(first),") && reason.chinese.contains(first))
    #expect(try Data(contentsOf: URL(filePath: file)) == Data("precious".utf8))
    #expect(try folder.bytes("out/a.csv") == Array("old".utf8))
    #expect(try folder.names() == ["out"])
  }

  @Test(arguments: strangers.filter { !$0.contains("/") })
  func aFolderOfOnesOwnIsNoResult(name: String) throws {
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: false)
    try folder.write("out/\(name)", "precious")
    #expect(try #require(refusal()).english.contains("contains \(name),"))
    #expect(try folder.bytes("out/\(name)") == Array("precious".utf8))
  }

  @Test(arguments: ["a.csv", "provenance.json"], ["", "olD", "longer than it was"])
  func whatWasEditedStopsTheRun(name: String, text: String) throws {
    try write("old")
    try folder.write("out/\(name)", text)
    let reason = try #require(refusal())
    #expect(reason.english.contains(name))
    #expect(try folder.bytes("out/\(name)") == Array(text.utf8))
  }

  @Test func aResultWithoutManifestIsRefusedWithAWayOut() throws {
    try write("old")
    try FileManager.default.removeItem(atPath: out + "/manifest.json")
    let reason = try #require(refusal())
    #expect(reason.english.contains("without manifest.json") && reason.english.contains("--out"))
    #expect(try names() == ["a.csv", "provenance.json"])
  }

  @Test(arguments: [
    "{}", "", "{\"schema\":\"carecircle.manifest/1\",\"files\":[{\"file\":\"a.csv\"}]}",
  ])
  func aBrokenManifestIsNone(text: String) throws {
    try write("old")
    try folder.write("out/manifest.json", text)
    #expect(try #require(refusal()).english.contains("without manifest.json"))
    #expect(try folder.bytes("out/a.csv") == Array("old".utf8))
  }

  @Test(arguments: ["a.qmd", "a.csv.aux.xml", "a.qml", "~$a.csv", ".~lock.a.csv#"])
  func whatProgramsPutBesideAResultMovesAlong(name: String) throws {
    try write("old")
    try folder.write("out/\(name)", "styled")
    try write("new")
    #expect(try folder.bytes("out/\(name)") == Array("styled".utf8))
    #expect(try folder.bytes("out/a.csv") == Array("new".utf8))
    // And again: the files that were moved along are still no obstacle.
    try write("newer")
    #expect(try names().count == 4)
  }

  @Test func workingFilesOfADatabaseStayWithIt() throws {
    try write("old")
    try folder.write("out/a.csv-shm", "shared")
    try folder.write("out/a.csv-wal", "changes that are not saved")
    let reason = try #require(refusal())
    #expect(reason.english.contains("unsaved changes"))
    try folder.write("out/a.csv-wal", "")
    try write("new")
    #expect(try names() == ["a.csv", "manifest.json", "provenance.json"])
  }

  @Test func aFileOfTheResultThatIsGoneIsNoObstacle() throws {
    try write("old")
    try FileManager.default.removeItem(atPath: out + "/a.csv")
    try write("new")
    #expect(try folder.bytes("out/a.csv") == Array("new".utf8))
  }

  @Test func whatAnotherCommandWroteIsNotReplaced() throws {
    try write("old")
    for kind in [ResultKind.check, .supply, .coverage, .compare] {
      #expect(try #require(refusal(of: kind)).english.contains("results of carecircle run"))
    }
    let text = String(decoding: try folder.bytes("out/manifest.json"), as: UTF8.self)
    try folder.write("out/manifest.json", text.replacing("\"run\"", with: "\"later\""))
    #expect(refusal() != nil)
    #expect(try folder.bytes("out/a.csv") == Array("old".utf8))
  }

  @Test func aFolderThatFailsHalfwayLeavesTheEarlierOne() throws {
    try write("old")
    #expect(throws: CareCircleError.readerGone) {
      var output = try OutputFolder(out, of: .run)
      try output.write("a.csv", bytes("new"))
      try output.write("b.csv") { _ throws(CareCircleError) in throw .readerGone }
      try output.finish()
    }
    #expect(try folder.names() == ["out"])
    #expect(try folder.bytes("out/a.csv") == Array("old".utf8))
  }

  @Test func aFileInTheWayIsRefused() throws {
    try folder.write("out", "precious")
    #expect(refusal() != nil)
    #expect(try folder.bytes("out") == Array("precious".utf8))
  }

  // MARK: - Meanwhile

  @Test(arguments: ["removed", "shortened", "lengthened"])
  func whatOthersDoToTheHiddenFolderIsAnError(how: String) throws {
    try write("old")
    var output = try OutputFolder(out, of: .run)
    try output.write("a.csv", bytes("new"))
    let file = "\(output.temporary)/a.csv"
    switch how {
    case "removed": try FileManager.default.removeItem(atPath: file)
    case "shortened": try Data().write(to: URL(filePath: file))
    default: try Data("longer".utf8).write(to: URL(filePath: file))
    }
    #expect(throws: CareCircleError.self) { try output.finish() }
    #expect(try folder.bytes("out/a.csv") == Array("old".utf8))
  }

  @Test func anotherFolderUnderTheHiddenNameIsAnError() throws {
    var output = try OutputFolder(out, of: .run)
    try output.write("a.csv", bytes("new"))
    try FileManager.default.moveItem(atPath: output.temporary, toPath: folder.path + "/aside")
    try FileManager.default.copyItem(atPath: folder.path + "/aside", toPath: output.temporary)
    #expect(throws: CareCircleError.self) { try output.finish() }
    #expect(try !folder.names().contains("out"))
  }

  @Test func whatIsPutIntoTheEarlierResultMeanwhileIsKept() throws {
    try write("old")
    var output = try OutputFolder(out, of: .run)
    try output.write("a.csv", bytes("new"))
    try folder.write("out/thesis.doc", "precious")
    #expect(throws: CareCircleError.self) { try output.finish() }
    #expect(try folder.bytes("out/thesis.doc") == Array("precious".utf8))
  }

  @Test func aParentThatIsDeletedIsAnError() throws {
    let parent = folder.path + "/parent"
    var output = try OutputFolder(parent + "/out", of: .run)
    try output.write("a.csv", bytes("new"))
    try FileManager.default.removeItem(atPath: parent)
    #expect(throws: CareCircleError.self) { try output.finish() }
    #expect(try folder.names() == [])
  }

  /// Two runs at once: each has a hidden folder of its own, and the last one stands.
  @Test func twoAtOnceDoNotMeet() throws {
    var first = try OutputFolder(out, of: .run)
    try first.write("a.csv", bytes("first"))
    var second = try OutputFolder(out, of: .run)
    try second.write("a.csv", bytes("second"))
    for name in ["provenance.json"] {
      try first.write(name, bytes("{\"schema\":\"carecircle.provenance/1\"}"))
      try second.write(name, bytes("{\"schema\":\"carecircle.provenance/1\"}"))
    }
    try first.finish()
    try second.finish()
    #expect(try folder.bytes("out/a.csv") == Array("second".utf8))
    #expect(try folder.names() == ["out"])
  }

  @Test func onlyWhatNobodyHasLockedIsRemoved() throws {
    let idle = ".out.carecircle-0123456789abcdef"
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/\(idle)", withIntermediateDirectories: false)
    try folder.write("\(idle)/a.csv", "half")
    let others = [
      ".other.carecircle-0123456789abcdef", ".out.carecircle-1", ".out.carecircle-notes",
      ".out.carecircle-0123456789abcdeF", ".out.carecircle-0123456789abcdef0",
    ]
    for name in others { try folder.write(name, "somebody's") }
    let busy = try OutputFolder(out, of: .run)
    let busyName = String(busy.temporary.dropFirst(folder.path.count + 1))
    try write("new")
    #expect(try folder.names() == (others + [busyName, "out"]).sorted())
    _ = consume busy
  }

  @Test func aDatabaseThatWasOnlyOpenedIsTheSame() throws {
    var database = Array("SQLite format 3\0".utf8) + [UInt8](repeating: 1, count: 500)
    func finish() throws {
      var output = try OutputFolder(out, of: .run)
      try Data(database).write(to: URL(filePath: "\(output.temporary)/r.gpkg"))
      try output.note("r.gpkg", records: nil)
      try output.write("provenance.json", bytes("{\"schema\":\"carecircle.provenance/1\"}"))
      try output.finish()
    }
    try finish()
    for place in [18, 19, 27, 95] { database[place] = 2 }
    try folder.write("out/r.gpkg", bytes: database)
    try finish()
    for place in [16, 100, 400] {
      var edited = database
      edited[place] = 9
      try folder.write("out/r.gpkg", bytes: edited)
      #expect(try #require(refusal()).english.contains("r.gpkg"))
      try folder.write("out/r.gpkg", bytes: database)
    }
  }
}
