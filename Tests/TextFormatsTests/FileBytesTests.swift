import CareCircleTestSupport
import Foundation
import Testing
import TextFormats

@Suite struct FileBytesTests {
  private func failure(_ path: String) -> FileReadError? {
    do throws(FileReadError) {
      _ = try FileBytes(path: path)
      return nil
    } catch {
      return error
    }
  }

  @Test func filesAreReadWhole() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "carecircle-\(UUID())")
    defer { try? FileManager.default.removeItem(at: url) }
    for size in [0, 1, 65535, 65536, 65537, 3_000_000] {
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0) }
      try Data(bytes).write(to: url)
      let file = try FileBytes(path: url.path)
      #expect(file.count == size)
      #expect(file.withBytes { $0.elementsEqual(bytes) })
    }
  }

  @Test func faultsCarryTheSystemsReason() {
    let missing = failure("/no/such/file.csv")
    #expect(missing?.code == ENOENT && missing?.description.contains("No such file") == true)
    #expect(failure("/")?.code == EISDIR)
    #expect(failure("")?.code == ENOENT)
    #expect(failure("/\0etc")?.code == ENOENT)
  }

  /// A link to a device that never ends must not fill the memory.
  @Test func endlessDevicesAreRefused() throws {
    #expect(failure("/dev/zero")?.code == EFBIG)
    #expect(try FileBytes(path: "/dev/null").count == 0)
  }

  @Test func pipesAreReadToTheirEnd() throws {
    let pipe = Pipe()
    let bytes = [UInt8](repeating: 7, count: 200_000)
    let writer = Thread {
      pipe.fileHandleForWriting.write(Data(bytes))
      try? pipe.fileHandleForWriting.close()
    }
    writer.start()
    let file = try FileBytes(descriptor: pipe.fileHandleForReading.fileDescriptor)
    #expect(file.withBytes { $0.elementsEqual(bytes) })
    #expect(throws: FileReadError.self) { try FileBytes(descriptor: -1) }
  }

  @Test(arguments: UInt64(0)..<20)
  func damageInUTF8IsFoundWhereItIs(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let bytes = mangled("abc温州市😀éabcdefghijk小区".bytes, &random)
      let place = bytes.withUnsafeBufferPointer { UTF8Check.firstInvalidOffset($0) }
      // The longest prefix that decodes without a replacement and encodes to itself.
      let valid = String(validating: bytes, as: UTF8.self) != nil
      #expect((place == nil) == valid)
      if let place {
        #expect(String(validating: bytes[..<place], as: UTF8.self) != nil)
        #expect(String(validating: bytes[...place], as: UTF8.self) == nil || place == bytes.count)
      }
    }
  }
}
