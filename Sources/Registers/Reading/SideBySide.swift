import Geodesy
import Parallel
import Synchronization
import Tables

/// Reads the chunks of a table on every core.
///
/// Where a text can be cut is a guess, since a line end within quotes looks like any other. A chunk is used only if the
/// one before it ended exactly where it starts; otherwise it is read again from there. Nothing else is carried over
/// from row to row, so that the result is the same as with a single reader.
package enum SideBySide {
  package static func read<Reader: RowReader>(
    _ table: Table, _ columns: ColumnMap<Reader.Field>, with reader: Reader,
    _ transformer: CoordinateTransformer?, chunkSize: Int, corrections: RowCorrections? = nil
  ) -> [ChunkRows<Reader.Row>] {
    let chunks = table.chunks(of: chunkSize)
    var first = ChunkReader(
      table, columns, with: reader, transformer, corrections: corrections)
    guard chunks.count > 1 else { return chunks.map { first.read($0) } }
    let crew = Crew<Reader.Row>(chunks: chunks)
    let system = transformer?.system
    // Only worker 0 takes the first reader, and only until forEach returns.
    nonisolated(unsafe) var own: ChunkReader<Reader>? = first
    EveryCore.forEach(min(chunks.count, EveryCore.count)) { worker in
      if worker == 0 {
        crew.work(&own) { Optional<ChunkReader<Reader>>.none }
      } else {
        var another: ChunkReader<Reader>?
        crew.work(&another) {
          ChunkReader(table, columns, with: reader, from: system, corrections: corrections)
        }
      }
    }
    return joined(crew.found, chunks, &first)
  }

  /// The consecutive chunks, up to the first one whose last quote is never closed.
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

/// Workers, each of which takes one chunk after another.
private final class Crew<Row: Sendable>: Sendable {
  private let chunks: [TableChunk]
  private let next = Atomic<Int>(0)
  private let results: Mutex<[ChunkRows<Row>?]>

  init(chunks: [TableChunk]) {
    self.chunks = chunks
    results = Mutex(Array(repeating: nil, count: chunks.count))
  }

  /// The rows of each chunk; nil if a worker could not read it.
  var found: [ChunkRows<Row>?] { results.withLock(\.self) }

  /// Reads chunks as long as there are any, with a reader that is made before the first of them.
  func work<Reader: RowReader>(
    _ reader: inout ChunkReader<Reader>?, make: () -> ChunkReader<Reader>?
  ) where Reader.Row == Row {
    while true {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < chunks.count else { return }
      if reader == nil { reader = make() }
      guard let rows = reader?.read(chunks[index]) else { return }
      results.withLock { $0[index] = rows }
    }
  }
}
