import Wording

/// What came of reading a chunk of a table, before it is known which of its ids are its own.
package struct ChunkRows<Row: Sendable>: Sendable {
  package let rows: RowBuffer<Row>
  /// The line of each row.
  package var lines: [Int32] = []
  /// What each row rests its id on; empty where rows have no ids.
  package var claims: [IDClaim] = []
  /// Whether each id comes after the one before, so that none can be there twice.
  package var isAscending = true
  package var rowsIn = 0
  package var rejected = 0
  package var issues: [DataIssue] = []
  /// For each issue, which claim it belongs to.
  package var marks: [IssueMark] = []
  /// Where the chunk started, and where the next row is looked for.
  package let start: Int
  package var end = (offset: 0, line: 0)
  /// The line of a quote that is never closed.
  package var unterminated: Int?
}

/// What the id of a row rests on.
package struct IDClaim: Sendable {
  package enum Basis: Sendable {
    /// The row says it.
    case own
    /// The row says only a name.
    case name
    /// The row says neither; its line has to do.
    case line
  }

  package let basis: Basis
  /// Where the row is in the file.
  package let offset: Int
  package let length: Int32
}

/// Where an issue stands among the claims of a chunk.
package struct IssueMark: Hashable, Comparable, Sendable {
  /// Twice the claims before it, or one less when it was found in the row of the last of them, behind the
  /// claim.
  private let order: Int

  /// Behind so many claims, `inRow` of the last.
  package init(claims: Int, inRow: Bool) {
    order = claims * 2 - (inRow ? 1 : 0)
  }

  /// The issues behind the claim of a row, up to its end.
  package init(rowOf claim: Int) {
    self.init(claims: claim + 1, inRow: true)
  }

  package static func < (left: IssueMark, right: IssueMark) -> Bool { left.order < right.order }
}
