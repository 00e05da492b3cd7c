import Parallel
import Wording

/// The result of reading the rows of one or more tables.
package struct ReadRows<Row: Sendable>: Sendable {
  /// The numbers of rows of one table.
  package struct Counts: Sendable {
    package let rowsIn: Int
    package let rejected: Int
    /// Those of the rejected that are identical to another row.
    package let repeated: Int
    package let used: Int
  }

  package let rows: [Row]
  package let lines: [Int32]
  /// The numbers of rows of each table.
  package let counts: [Counts]
  /// The issues, table by table.
  package let issues: [DataIssue]

  package var rowsIn: Int { counts.reduce(0) { $0 + $1.rowsIn } }
  package var rejected: Int { counts.reduce(0) { $0 + $1.rejected } }

  /// Joins the rows of tables, each of which consists of consecutive chunks. The rows in `dropped` are left out and
  /// count as rejected. The chunks are empty afterwards.
  package init(_ tables: [[ChunkRows<Row>]], dropped: [[Int]], issues: [[DataIssue]]) {
    let chunks = Array(tables.joined())
    let used = zip(chunks, dropped).map { $0.rows.count - $1.count }
    let starts = used.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
    let count = starts[starts.count - 1]
    rows = [Row](unsafeUninitializedCapacity: count) { buffer, initialised in
      if let base = buffer.baseAddress { Self.move(chunks, dropped, to: base, starts) }
      initialised = count
    }
    lines = zip(chunks, dropped).flatMap { chunk, dropped in
      dropped.isEmpty ? chunk.lines : Self.lines(chunk.lines, without: dropped)
    }
    var next = 0
    counts = tables.map { table in
      let own = next..<next + table.count
      next = own.upperBound
      return Counts(
        rowsIn: own.reduce(0) { $0 + chunks[$1].rowsIn },
        rejected: own.reduce(0) { $0 + chunks[$1].rejected + dropped[$1].count },
        repeated: own.reduce(0) { $0 + dropped[$1].count },
        used: starts[own.upperBound] - starts[own.lowerBound])
    }
    self.issues = issues.count == 1 ? issues[0] : Array(issues.joined())
  }

  /// Moves the rows of every chunk to their final positions, on every core.
  private static func move(
    _ chunks: [ChunkRows<Row>], _ dropped: [[Int]], to base: UnsafeMutablePointer<Row>,
    _ starts: [Int]
  ) {
    // No two chunks share a position, and forEach returns when all rows have been moved.
    nonisolated(unsafe) let base = base
    EveryCore.forEach(chunks.count) { chunk in
      chunks[chunk].rows.move(to: base + starts[chunk], dropping: dropped[chunk])
    }
  }

  private static func lines(_ lines: [Int32], without dropped: [Int]) -> [Int32] {
    let dropped = Set(dropped)
    return lines.indices.filter { !dropped.contains($0) }.map { lines[$0] }
  }
}
