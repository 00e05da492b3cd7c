import Dispatch
import Wording

/// What came of reading the rows of a table.
package struct ReadRows<Row: Sendable>: Sendable {
  package let rows: [Row]
  package let lines: [Int32]
  package let rowsIn: Int
  package let rejected: Int
  package let issues: [DataIssue]

  /// The rows of parts that follow one another, without those that are dropped, and rejected thereby. The
  /// parts are empty then.
  package init(_ parts: [PartRows<Row>], dropped: [[Int]], issues: [DataIssue]) {
    let counts = zip(parts, dropped).map { $0.rows.count - $1.count }
    let starts = counts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
    let count = starts[starts.count - 1]
    rows = [Row](unsafeUninitializedCapacity: count) { buffer, initialised in
      if let base = buffer.baseAddress { Self.move(parts, dropped, to: base, starts) }
      initialised = count
    }
    lines = zip(parts, dropped).flatMap { part, dropped in
      dropped.isEmpty ? part.lines : Self.lines(part.lines, without: dropped)
    }
    rowsIn = parts.reduce(0) { $0 + $1.rowsIn }
    rejected = zip(parts, dropped).reduce(0) { $0 + $1.0.rejected + $1.1.count }
    self.issues = issues
  }

  /// Moves the rows of every part to their places, on every core.
  private static func move(
    _ parts: [PartRows<Row>], _ dropped: [[Int]], to base: UnsafeMutablePointer<Row>,
    _ starts: [Int]
  ) {
    // Each part has places of its own, and concurrentPerform returns when all are taken.
    nonisolated(unsafe) let base = base
    DispatchQueue.concurrentPerform(iterations: parts.count) { part in
      parts[part].rows.move(to: base + starts[part], dropping: dropped[part])
    }
  }

  private static func lines(_ lines: [Int32], without dropped: [Int]) -> [Int32] {
    let dropped = Set(dropped)
    return lines.indices.filter { !dropped.contains($0) }.map { lines[$0] }
  }
}
