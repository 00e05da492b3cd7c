import Wording

/// The result of reading a chunk of a table, before the ids are settled.
package struct ChunkRows<Row: Sendable>: Sendable {
  package let rows: RowBuffer<Row>
  /// The line of each row.
  package var lines: [Int32] = []
  /// The id that each row claims; empty if rows have no ids.
  package var claims: [IDClaim] = []
  /// Whether every id comes after the one before it, which rules out duplicates.
  package var isAscending = true
  package var rowsIn = 0
  package var rejected = 0
  package var issues: [DataIssue] = []
  /// For each issue, the claim to which it belongs.
  package var marks: [IssueMark] = []
  /// The counts of ids that lost digits, by column.
  package var lostDigits: [Int: LostDigitsTally] = [:]
  /// The tally of where the rows' coordinates lie.
  package var ground = GroundTally()
  /// Where the chunk started, and where the next row starts.
  package let start: Int
  package var end = (offset: 0, line: 0)
  /// The line of a quote that is never closed; nil if there is none.
  package var unterminated: Int?
}

/// The id that a row claims, and what it is based on.
package struct IDClaim: Sendable {
  package enum Basis: Sendable {
    /// The row gives an id.
    case own
    /// The row gives only a name.
    case name
    /// The row gives neither, so its line number is used.
    case line
  }

  package let basis: Basis
  /// The offset of the row in the file.
  package let offset: Int
  package let length: Int32
  /// Whether the id lost digits because a spreadsheet treated it as a number.
  package var hasLostDigits = false
}

/// The position of an issue among the claims of a chunk.
package struct IssueMark: Hashable, Comparable, Sendable {
  /// Twice the number of claims before the issue; one less if the issue was found in the row of the last of them, after
  /// its claim.
  private let order: Int

  /// The position after a number of claims; `inRow` if it is still within the row of the last claim.
  package init(claims: Int, inRow: Bool) {
    order = claims * 2 - (inRow ? 1 : 0)
  }

  /// The position of the issues that follow the claim of a row within that row.
  package init(rowOf claim: Int) {
    self.init(claims: claim + 1, inRow: true)
  }

  package static func < (left: IssueMark, right: IssueMark) -> Bool { left.order < right.order }
}
