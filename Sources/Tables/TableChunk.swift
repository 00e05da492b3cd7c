import Parallel
import TextFormats

/// Some neighbouring rows of a table, which can be read without those before them.
package struct TableChunk: Sendable {
  /// Where it starts: an offset in the text and its line. Of a document, the number of a feature.
  package var start: (offset: Int, line: Int)
  /// Rows that start here or later are not in it.
  package var end: Int

  package init(start: (offset: Int, line: Int), end: Int) {
    self.start = start
    self.end = end
  }
}

extension Table {
  /// All rows.
  package var whole: TableChunk {
    switch content {
    case .json(let document, _): TableChunk(start: (0, 0), end: document.featureCount)
    case .text(let bytes, let layout): TableChunk(start: layout.firstRow, end: bytes.count)
    }
  }

  /// About how many rows a chunk has, a little more than fewer: memory that is not written costs nothing,
  /// while rows are moved again and again when it has to grow.
  package func likelyRowCount(of chunk: TableChunk) -> Int {
    let length = max(0, chunk.end - chunk.start.offset)
    guard let layout else { return length }
    return length / max(1, layout.shortRowLength) + 1
  }

  /// The table in chunks of about `size` bytes each.
  ///
  /// A text is cut where lines start. Such a place is in the middle of a row where the line end before it
  /// stands within quotes: only who has read up to it can tell, by ending there or not.
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
    // The bytes outlive the call, and nobody writes them.
    nonisolated(unsafe) let bytes = bytes
    let lines = ParallelMap.map(ranges.count) { LineEnds.count(bytes, in: ranges[$0]) }
    var line = whole.start.line
    return zip(ranges, lines).map { range, count in
      defer { line += count }
      return TableChunk(start: (range.lowerBound, line), end: range.upperBound)
    }
  }
}
