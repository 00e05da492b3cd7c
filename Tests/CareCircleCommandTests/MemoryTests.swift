import CareCircleTestSupport
import Foundation
import Testing

/// Memory is bounded by the size of the input and the number of the lines that are listed.
@Suite struct MemoryTests {
  /// The most memory that any run of the command has had so far, in bytes.
  private var peak: Int {
    var usage = rusage()
    #if os(Linux)
      getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
      return Int(usage.ru_maxrss) * 1024
    #else
      getrusage(RUSAGE_CHILDREN, &usage)
      return Int(usage.ru_maxrss)
    #endif
  }

  private func run(_ estates: [UInt8]) throws -> CommandRun {
    let study = try SmallStudy()
    try study.folder.write("e.csv", bytes: estates)
    return try study.run("run", "study.yaml")
  }

  /// Measured: a field of 100 MB takes 3.2 times the file, a listed row 280 bytes, a million columns 260
  /// MB. The bound is generous: the runs of the other tests, which are small, count with these.
  @Test func oddTablesTakeMemoryInProportion() throws {
    let start = Array("id,lon,lat,built_year\nE1,120.7,28,1990\n".utf8)
    let size = 20_000_000
    let field = [UInt8](repeating: UInt8(ascii: "x"), count: size)
    let long = try run(start + Array("E2,120.8,28,\"".utf8) + field + Array("\"\n".utf8))
    #expect(long.exitCode == 0)
    let rows = 200_000
    let short = try run(start + Array(String(repeating: "a\n", count: rows).utf8))
    #expect(short.exitCode == 0)
    let bound = 200_000_000 + max(8 * size, 1000 * rows)
    #expect(peak < bound, "\(peak) bytes")
  }
}
