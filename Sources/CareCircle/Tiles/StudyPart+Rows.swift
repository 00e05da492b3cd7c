import CareModel
import Registers
import Wording

/// Every row counts, and is told of, in exactly one tile: the one in which it stands. Rows that were rejected, tables
/// whose rows are of no one place, and files as a whole count in the first tile.
extension StudyPart {
  /// What is known of each input, with the rows that count in this tile.
  func infos(of read: StudyInputs) -> [InputInfo] {
    read.infos.map { info in
      let rejected = tile.isFirst ? info.rowsRejected : 0
      switch info.role {
      case read.estates?.info.role: return info.part(used: estates.count, rejected: rejected)
      case read.facilities?.info.role:
        return info.part(used: ownFacilities.count, rejected: rejected)
      case read.gates?.info.role: return info.part(used: gates(of: read).count, rejected: rejected)
      default: return tile.isFirst ? info : info.part(used: 0, rejected: 0)
      }
    }
  }

  /// The issues that are told of in this tile.
  func issues(of read: StudyInputs) -> [DataIssue] {
    let own = ownFacilities.map { facilities[$0] }
    return issues(of: read.estates, own: estates) + issues(of: read.facilities, own: own)
      + issues(of: read.gates, own: gates(of: read)) + (tile.isFirst ? read.otherIssues : [])
      + lined(read.unitIssues, read.estates?.lines ?? [], own: estates)
  }

  private func issues<Row>(of table: LoadedTable<Row>?, own: [Int]) -> [DataIssue] {
    table.map { lined($0.issues, $0.lines, own: own) } ?? []
  }

  /// Those about a row that is here, and in the first tile those about no row that is used.
  private func lined(_ issues: [DataIssue], _ lines: [Int32], own: [Int]) -> [DataIssue] {
    guard !issues.isEmpty else { return [] }
    var isOwn = [Bool](repeating: false, count: lines.count)
    for place in own { isOwn[place] = true }
    return issues.filter { issue in
      guard let line = issue.line, let place = Self.place(of: line, in: lines) else {
        return tile.isFirst
      }
      return issue.severity == .rejected ? tile.isFirst : isOwn[place]
    }
  }

  /// The first row on a line, of rows in the order of their file; nil for none.
  private static func place(of line: Int, in lines: [Int32]) -> Int? {
    var (low, high) = (0, lines.count)
    while low < high {
      let middle = low + (high - low) / 2
      if Int(lines[middle]) < line { low = middle + 1 } else { high = middle }
    }
    return low < lines.count && Int(lines[low]) == line ? low : nil
  }

  /// The gates of the tile's estates, by their places in the table of gates.
  private func gates(of read: StudyInputs) -> [Int] {
    guard let gates = read.gates else { return [] }
    let own = Set(estates.map { read.rows[$0].id })
    return gates.rows.indices.filter { own.contains(gates.rows[$0].estateID) }
  }
}
