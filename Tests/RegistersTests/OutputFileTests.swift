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

  @Test func aHiddenFileThatOthersRemoveIsAnError() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.txt", "old")
    #expect(throws: CareCircleError.self) {
      try OutputFile.write(to: path) { sink throws(CareCircleError) in
        try sink.write(bytes("new"))
        for name in FileTree.names(in: folder.path) where name.hasPrefix(".a.txt.carecircle-") {
          FileTree.remove("\(folder.path)/\(name)")
        }
      }
    }
    #expect(try folder.bytes("a.txt") == Array("old".utf8))
  }
}
