import Dispatch
import Geodesy
import Synchronization
import Tables

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads the parts of a table on every core.
///
/// Where a text can be cut is a guess: a line end within quotes looks like any other. A part that was
/// read is used only if the one before it ended exactly where it starts; else it is read again from there.
/// Nothing else is carried from row to row, so that the rows are those that one reader would have read.
package enum SideBySide {
  package static func read<Reader: RowReader>(
    _ table: Table, _ columns: ColumnMap<Reader.Field>, with reader: Reader,
    _ transformer: CoordinateTransformer?, partSize: Int
  ) -> [PartRows<Reader.Row>] {
    let parts = table.parts(of: partSize)
    var first = PartReader(table, columns, with: reader, transformer)
    guard parts.count > 1 else { return parts.map { first.read($0) } }
    let crew = Crew<Reader.Row>(parts: parts)
    let system = transformer?.system
    // Only the worker of number 0 takes the first reader, and only until concurrentPerform returns.
    nonisolated(unsafe) var own: PartReader<Reader>? = first
    let workers = min(parts.count, max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      if worker == 0 {
        crew.work(&own) { Optional<PartReader<Reader>>.none }
      } else {
        var another: PartReader<Reader>?
        crew.work(&another) { PartReader(table, columns, with: reader, from: system) }
      }
    }
    return joined(crew.found, parts, &first)
  }

  /// The parts that follow one another, up to the first whose last quote is never closed.
  private static func joined<Reader: RowReader>(
    _ found: [PartRows<Reader.Row>?], _ parts: [TablePart], _ reader: inout PartReader<Reader>
  ) -> [PartRows<Reader.Row>] {
    var joined: [PartRows<Reader.Row>] = []
    var start = parts[0].start
    for (found, part) in zip(found, parts) {
      var rows = found
      if rows?.start != start.offset {
        rows = reader.read(TablePart(start: start, end: part.end))
      }
      guard let rows else { continue }
      joined.append(rows)
      if rows.unterminated != nil { break }
      start = rows.end
    }
    return joined
  }
}

/// Workers that take one part after the other.
private final class Crew<Row: Sendable>: Sendable {
  private let parts: [TablePart]
  private let next = Atomic<Int>(0)
  private let results: Mutex<[PartRows<Row>?]>

  init(parts: [TablePart]) {
    self.parts = parts
    results = Mutex(Array(repeating: nil, count: parts.count))
  }

  /// What was read of each part; nil where a worker could not read.
  var found: [PartRows<Row>?] { results.withLock(\.self) }

  /// Reads parts as long as there are any, with a reader that is made for the first of them.
  func work<Reader: RowReader>(
    _ reader: inout PartReader<Reader>?, make: () -> PartReader<Reader>?
  ) where Reader.Row == Row {
    while true {
      let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard place < parts.count else { return }
      if reader == nil { reader = make() }
      guard let rows = reader?.read(parts[place]) else { return }
      results.withLock { $0[place] = rows }
    }
  }
}
