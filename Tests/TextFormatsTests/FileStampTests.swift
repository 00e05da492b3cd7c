import CareCircleTestSupport
import Foundation
import Synchronization
import Testing

@testable import TextFormats

/// A file that is written to while it is read cannot be used.
@Suite struct FileStampTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: ["longer than it was", "sam2", ""]) func aChangeIsSeen(text: String) throws {
    let path = try folder.write("a.csv", "same")
    let stamp = try #require(FileStamp(path: path))
    #expect(FileStamp(path: path) == stamp)
    // The clock of a file system has steps.
    usleep(20_000)
    try Data(text.utf8).write(to: URL(filePath: path))
    #expect(FileStamp(path: path) != stamp)
  }

  @Test func whatIsNoFileHasNone() {
    #expect(FileStamp(path: folder.path) == nil)
    #expect(FileStamp(path: "/dev/null") == nil)
    #expect(FileStamp(path: folder.path + "/nothing") == nil)
  }

  /// Somebody writes a large file again and again: it is refused, or read as it was at one moment.
  @Test func aFileThatIsBeingWrittenIsRefused() throws {
    let text = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 24)
    let path = try folder.write("a.csv", bytes: text)
    let isOver = Mutex(false)
    let rounds = Mutex(0)
    Thread.detachNewThread {
      guard let handle = FileHandle(forWritingAtPath: path) else { return }
      while !isOver.withLock({ $0 }) {
        try? handle.write(contentsOf: Data("y".utf8))
        rounds.withLock { $0 += 1 }
      }
    }
    defer { isOver.withLock { $0 = true } }
    while rounds.withLock({ $0 }) == 0 { usleep(1_000) }
    var refusals = 0
    for _ in 0..<200 where refusals == 0 {
      do throws(FileReadError) {
        _ = try FileBytes(path: path)
      } catch {
        #expect(error.code == FileReadError.changed)
        refusals += 1
      }
    }
    #expect(refusals > 0)
  }
}
