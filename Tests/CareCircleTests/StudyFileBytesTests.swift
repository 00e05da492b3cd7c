import CareCircle
import CareCircleTestSupport
import Testing

/// Whatever a study file holds, reading it ends, with a plan or with problems that name it.
@Suite struct StudyFileBytesTests {
  private static let text = """
    as_of: 2026-11-30
    circle: { minutes: 15, walker: elder }
    inputs:
      estates: &e { path: "e.csv", crs: BD09, columns: { name: 小区 } }
      facilities: *e
    output: out
    """

  private func problems(_ bytes: [UInt8], _ folder: TemporaryFolder) throws -> [String] {
    let path = try folder.write("study.yaml", bytes: bytes)
    do throws(CareCircleError) {
      _ = try StudyFile.plan(path)
      return []
    } catch {
      let lines = error.lines(.english)
      #expect(!lines.isEmpty && lines.allSatisfy { $0.hasPrefix("study.yaml") && $0.count < 1000 })
      return lines
    }
  }

  @Test func everyTruncationIsSurvived() throws {
    let folder = try TemporaryFolder()
    let bytes = Array(Self.text.utf8)
    for length in 0...bytes.count { _ = try problems(Array(bytes[..<length]), folder) }
  }

  @Test(arguments: UInt64(0)..<10)
  func damagedBytesAreSurvived(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    for _ in 0..<60 {
      var bytes = Array(Self.text.utf8)
      for _ in 0...Int.random(in: 0..<3, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        let sign = Array("\0\"'[]{}:-?*&!|>%@`#,\n\t ".utf8).randomElement(using: &random)
        bytes[at] =
          Bool.random(using: &random) ? sign ?? 0 : UInt8.random(in: 0...255, using: &random)
      }
      _ = try problems(bytes, folder)
    }
  }

  @Test(arguments: ["[", "{a: ", "- ", "? "])
  func deepNestingIsRefused(sign: String) throws {
    let text = "a: \n" + String(repeating: sign, count: 50_000)
    #expect(try !problems(Array(text.utf8), TemporaryFolder()).isEmpty)
  }

  /// Two equal keys of 9^29 parts each: comparing them would outlast everybody.
  @Test func aliasesThatMultiplyAreRefused() throws {
    var text = "a0: &a0 [x, x]\n"
    for level in 1..<30 {
      let parts = [String](repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(parts)]\n"
    }
    text += "? *a29\n: 1\n? *a29\n: 2\n"
    #expect(try !problems(Array(text.utf8), TemporaryFolder()).isEmpty)
  }
}
