import Dispatch
import Geodesy
import Synchronization
import Tables

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads the chunks of a table on every core.
///
/// Where a text can be cut is a guess: a line end within quotes looks like any other. A chunk that was
/// read is used only if the one before it ended exactly where it starts; else it is read again from there.
/// Nothing else is carried from row to row, so that the rows are those that one reader would have read.
package enum SideBySide {
  package static func read<Reader: RowReader>(
    _ table: Table, _ columns: ColumnMap<Reader.Field>, with reader: Reader,
    _ transformer: CoordinateTransformer?, chunkSize: Int
  ) -> [ChunkRows<Reader.Row>] {
    let chunks = table.chunks(of: chunkSize)
    var first = ChunkReader(table, columns, with: reader, transformer)
    guard chunks.count > 1 else { return chunks.map { first.read($0) } }
    let crew = Crew<Reader.Row>(chunks: chunks)
    let system = transformer?.system
    // Only the worker of number 0 takes the first reader, and only until concurrentPerform returns.
    nonisolated(unsafe) var own: ChunkReader<Reader>? = first
    let workers = min(chunks.count, max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      if worker == 0 {
        crew.work(&own) { Optional<ChunkReader<Reader>>.none }
      } else {
        var another: ChunkReader<Reader>?
        crew.work(&another) { ChunkReader(table, columns, with: reader, from: system) }
      }
    }
    return joined(crew.found, chunks, &first)
  }

  /// The chunks that follow one another, up to the first whose last quote is never closed.
  private static func joined<Reader: RowReader>(
    _ found: [ChunkRows<Reader.Row>?], _ chunks: [TableChunk], _ reader: inout ChunkReader<Reader>
  ) -> [ChunkRows<Reader.Row>] {
    var joined: [ChunkRows<Reader.Row>] = []
    var start = chunks[0].start
    for (found, chunk) in zip(found, chunks) {
      var rows = found
      if rows?.start != start.offset {
        rows = reader.read(TableChunk(start: start, end: chunk.end))
      }
      guard let rows else { continue }
      joined.append(rows)
      if rows.unterminated != nil { break }
      start = rows.end
    }
    return joined
  }
}

/// Workers that take one chunk after the other.
private final class Crew<Row: Sendable>: Sendable {
  private let chunks: [TableChunk]
  private let next = Atomic<Int>(0)
  private let results: Mutex<[ChunkRows<Row>?]>

  init(chunks: [TableChunk]) {
    self.chunks = chunks
    results = Mutex(Array(repeating: nil, count: chunks.count))
  }

  /// What was read of each chunk; nil where a worker could not read.
  var found: [ChunkRows<Row>?] { results.withLock(\.self) }

  /// Reads chunks as long as there are any, with a reader that is made for the first of them.
  func work<Reader: RowReader>(
    _ reader: inout ChunkReader<Reader>?, make: () -> ChunkReader<Reader>?
  ) where Reader.Row == Row {
    while true {
      let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard place < chunks.count else { return }
      if reader == nil { reader = make() }
      guard let rows = reader?.read(chunks[place]) else { return }
      results.withLock { $0[place] = rows }
    }
  }
}
