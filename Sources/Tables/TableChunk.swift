import Parallel
import TextFormats

/// Some consecutive rows of a table, which can be read without those before them.
package struct TableChunk: Sendable {
  /// The start: an offset in the text and its line number, or the number of a feature in a document.
  package var start: (offset: Int, line: Int)
  /// The end: rows that start here or later do not belong to the chunk.
  package var end: Int

  package init(start: (offset: Int, line: Int), end: Int) {
    self.start = start
    self.end = end
  }
}

extension Table {
  package var whole: TableChunk {
    switch content {
    case .json(let document, _): TableChunk(start: (0, 0), end: document.featureCount)
    case .text(let bytes, let layout): TableChunk(start: layout.firstRow, end: bytes.count)
    }
  }

  /// An estimate of the number of rows in a chunk, too large rather than too small: memory that is not written costs
  /// nothing, while rows have to be moved whenever it grows.
  package func likelyRowCount(of chunk: TableChunk) -> Int {
    let length = max(0, chunk.end - chunk.start.offset)
    guard let layout else { return length }
    return length / max(1, layout.shortRowLength) + 1
  }

  /// Divides the table into chunks of about `size` bytes each.
  ///
  /// A text is divided where lines start. If the line end before is within quotes, that is in the middle of a row. Only
  /// a reader that started earlier can tell, by whether it ends there.
  package func chunks(of size: Int) -> [TableChunk] {
    switch content {
    case .json(let document, let bytes):
      let wanted = max(1, min(bytes.count / max(1, size), document.featureCount))
      return (0..<wanted).map { number in
        let count = document.featureCount
        return TableChunk(start: (count * number / wanted, 0), end: count * (number + 1) / wanted)
      }
    case .text(let bytes, _):
      return bytes.withBytes { Self.chunks($0, whole, size: size) }
    }
  }

  private static func chunks(
    _ bytes: UnsafeBufferPointer<UInt8>, _ whole: TableChunk, size: Int
  ) -> [TableChunk] {
    var starts = [whole.start.offset]
    while let last = starts.last, last < whole.end - size {
      starts.append(LineEnds.lineStart(bytes, from: last + size))
    }
    if starts.last != whole.end { starts.append(whole.end) }
    let ranges = zip(starts, starts.dropFirst()).map { $0..<$1 }
    guard ranges.count > 1 else { return [whole] }
    // The bytes outlive the call, and nothing writes to them.
    nonisolated(unsafe) let bytes = bytes
    let lines = ParallelMap.map(ranges.count) { LineEnds.count(bytes, in: ranges[$0]) }
    var line = whole.start.line
    return zip(ranges, lines).map { range, count in
      defer { line += count }
      return TableChunk(start: (range.lowerBound, line), end: range.upperBound)
    }
  }
}
