import CareCircleTestSupport
import Foundation
import Testing

/// Memory is bounded by the size of the input and the number of the lines that are listed.
@Suite struct MemoryTests {
  /// The most memory that a process has held so far, in bytes; 0 once it has ended.
  ///
  /// The sum over all children of the tests, which is easier to ask, counts the programs that open the results, too.
  private func peak(of process: Int32) -> Int {
    #if os(Linux)
      let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
      let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
      return (line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0)
        * 1024
    #else
      return 0
    #endif
  }

  /// The most memory of a run on such estates; what it has held last is seen 2 ms before its end or later.
  private func peak(_ estates: [UInt8]) throws -> Int {
    let study = try SmallStudy()
    try study.folder.write("e.csv", bytes: estates)
    let running = try RunningCommand(["run", "study.yaml"], in: study.folder.path)
    var most = 0
    _ = running.waits {
      most = max(most, peak(of: running.id))
      return false
    }
    #expect(try running.wait().exitCode == 0)
    #if os(Linux)
      #expect(most > 5_000_000)
    #endif
    return most
  }

  /// Measured: a field of 100 MB takes 3.2 times the file, a listed row 280 bytes. The bounds are generous.
  @Test func oddTablesTakeMemoryInProportion() throws {
    let start = Array("id,lon,lat,built_year\nE1,120.7,28,1990\n".utf8)
    let size = 20_000_000
    let field = [UInt8](repeating: UInt8(ascii: "x"), count: size)
    let long = try peak(start + Array("E2,120.8,28,\"".utf8) + field + Array("\"\n".utf8))
    #expect(long < 150_000_000 + 5 * size, "\(long) bytes")
    let rows = 200_000
    let short = try peak(start + Array(String(repeating: "a\n", count: rows).utf8))
    #expect(short < 150_000_000 + 500 * rows, "\(short) bytes")
  }
}
