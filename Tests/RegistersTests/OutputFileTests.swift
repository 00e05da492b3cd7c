import CareCircleTestSupport
import Foundation
import Testing
import TextFormats

@testable import Wording
@testable import Files

@Suite struct OutputFileTests {
  private func bytes(_ text: String) -> ByteBuffer {
    var buffer = ByteBuffer()
    buffer.append(text)
    return buffer
  }

  private let stop = CareCircleError.readerGone

  @Test func aFileAppearsWhole() throws {
    let folder = try TemporaryFolder()
    try OutputFile.write(to: folder.path + "/a.txt") { sink throws(CareCircleError) in
      try sink.write(bytes("new"))
    }
    #expect(try folder.bytes("a.txt") == Array("new".utf8))
    #expect(try folder.names() == ["a.txt"])
  }

  @Test func aFileThatFailsHalfwayLeavesTheEarlierOne() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.txt", "old")
    #expect(throws: stop) {
      try OutputFile.write(to: path) { sink throws(CareCircleError) in
        try sink.write(bytes("half"))
        throw stop
      }
    }
    #expect(try folder.bytes("a.txt") == Array("old".utf8))
    #expect(try folder.names() == ["a.txt"])
  }

  @Test func aFolderThatFailsHalfwayLeavesTheEarlierOne() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/out"
    try write(path, "old")
    #expect(throws: stop) {
      var output = try OutputFolder(path, replacing: ["a.txt", "b.txt"])
      try output.write("a.txt") { sink throws(CareCircleError) in try sink.write(bytes("new")) }
      try output.write("b.txt") { _ throws(CareCircleError) in throw stop }
      try output.finish()
    }
    #expect(try folder.names() == ["out"])
    #expect(try folder.bytes("out/a.txt") == Array("old".utf8))
  }

  @Test func aFolderReplacesAnEarlierResultWhole() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/out/"
    try write(path, "old")
    try Data("old".utf8).write(to: URL(filePath: folder.path + "/out/b.txt"))
    try write(path, "new")
    #expect(try FileManager.default.contentsOfDirectory(atPath: path) == ["a.txt"])
    #expect(try folder.bytes("out/a.txt") == Array("new".utf8))
    #expect(try folder.names() == ["out"])
  }

  @Test func aFolderWithAForeignFileIsRefusedByItsName() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/out", withIntermediateDirectories: false)
    try folder.write("out/thesis.doc", "precious")
    do throws(CareCircleError) {
      try write(folder.path + "/out", "new")
      Issue.record("was written")
    } catch {
      guard case .cannotWrite(_, let reason) = error else {
        Issue.record("another error")
        return
      }
      #expect(reason.english.contains("thesis.doc") && reason.chinese.contains("thesis.doc"))
    }
    #expect(try folder.names() == ["out"])
    #expect(try folder.bytes("out/thesis.doc") == Array("precious".utf8))
  }

  @Test func aFileInTheWayIsRefused() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("out", "precious")
    #expect(throws: CareCircleError.self) { try write(path, "new") }
    #expect(try folder.bytes("out") == Array("precious".utf8))
  }

  /// In a container every run has the same number: what it left is its own name.
  @Test func whatAKilledRunOfTheSameNumberLeftIsNoObstacle() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/out"
    let stale = TemporaryPaths.name(beside: path)
    try FileManager.default.createDirectory(
      atPath: stale, withIntermediateDirectories: false)
    try Data("half".utf8).write(to: URL(filePath: stale + "/a.txt"))
    try write(path, "new")
    #expect(try folder.names() == ["out"])
    #expect(try folder.bytes("out/a.txt") == Array("new".utf8))
  }

  @Test func onlyWhatDeadRunsLeftIsRemoved() throws {
    let folder = try TemporaryFolder()
    // No process has the largest number; number 1 is always there.
    try folder.write(".out.carecircle-2147483647", "stale")
    try folder.write(".out.carecircle-1", "of a run that goes on")
    try folder.write(".other.carecircle-2147483647", "of another output")
    try folder.write(".out.carecircle-notes", "somebody's")
    try write(folder.path + "/out", "new")
    #expect(
      try folder.names() == [
        ".other.carecircle-2147483647", ".out.carecircle-1", ".out.carecircle-notes", "out",
      ])
  }

  private func write(_ path: String, _ text: String) throws(CareCircleError) {
    var output = try OutputFolder(path, replacing: ["a.txt", "b.txt"])
    try output.write("a.txt") { sink throws(CareCircleError) in try sink.write(bytes(text)) }
    try output.finish()
  }
}
