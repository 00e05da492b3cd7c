import CareCircleTestSupport
import Testing

@testable import TextFormats

@Suite struct LineEndTests {
  @Test(arguments: UInt64(0)..<40)
  func linesOfRangesAddUpToThoseThatTheReaderCounts(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let bytes = (0..<Int.random(in: 0..<200, using: &random)).map { _ in
      Array("\n\rAB,\"".utf8).randomElement(using: &random) ?? 65
    }
    bytes.withUnsafeBufferPointer { bytes in
      let ends = bytes.indices.count { at in
        bytes[at] == 10 || (bytes[at] == 13 && (at + 1 == bytes.count || bytes[at + 1] != 10))
      }
      #expect(LineEnds.count(bytes, in: 0..<bytes.count) == ends)
      let cut = LineEnds.lineStart(bytes, from: bytes.count / 2)
      let parts = [0..<cut, cut..<bytes.count].map { LineEnds.count(bytes, in: $0) }
      #expect(parts[0] + parts[1] == ends)
      var reader = CSVReader(bytes)
      var record = CSVRecord()
      while (try? reader.next(&record)) != false {
        let before = LineEnds.count(bytes, in: 0..<record.range.lowerBound)
        #expect(record.line == before + 1)
      }
    }
  }

  @Test(arguments: UInt64(0)..<40)
  func aReaderEndsWhereTheNextOneStarts(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let bytes = (0..<200).map { _ in Array("\n\n\r,ab\"".utf8).randomElement(using: &random) ?? 65 }
    bytes.withUnsafeBufferPointer { bytes in
      let whole = raws(bytes, from: (0, 1), limit: .max)
      let first = raws(bytes, from: (0, 1), limit: Int.random(in: 0..<200, using: &random))
      let rest = raws(bytes, from: first.end, limit: .max)
      #expect(first.ranges + rest.ranges == whole.ranges)
      #expect(first.lines + rest.lines == whole.lines)
    }
  }

  private func raws(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: (offset: Int, line: Int), limit: Int
  ) -> (ranges: [Range<Int>], lines: [Int], end: (offset: Int, line: Int)) {
    var reader = CSVReader(bytes, from: start.offset, line: start.line, limit: limit)
    var record = CSVRecord()
    var (ranges, lines) = ([Range<Int>](), [Int]())
    while (try? reader.next(&record)) != false {
      ranges.append(record.range)
      lines.append(record.line)
    }
    return (ranges, lines, reader.position)
  }
}
