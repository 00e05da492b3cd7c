import CareModel
import Registers
import Wording

/// Every row is counted, and its issues are reported, in exactly one tile, which follows from the tiling of its input
/// kind. Rejected rows, rows without a location and issues about whole files belong to the first tile.
extension StudyPart {
  /// The information about each input, with the number of rows that count in this tile.
  package func infos(of inputs: ReadInputs, estates rows: [Estate]) -> [InputInfo] {
    inputs.all.flatMap { kind, input -> [InputInfo] in
      guard let origins = input.origins, let own = ownRows(kind, input, rows) else {
        return tile.isFirst ? input.sources : input.sources.map { $0.part(used: 0, rejected: 0) }
      }
      let counts = origins.counts(own)
      return zip(input.sources, counts).map { source, count in
        source.part(
          used: count, rejected: tile.isFirst ? source.rowsRejected : 0,
          unplaced: tile.isFirst ? source.rowsUnplaced : 0)
      }
    }
  }

  /// The issues that are reported in this tile; `more` are issues about estates.
  package func issues(
    of inputs: ReadInputs, estates rows: [Estate], _ more: [DataIssue]
  ) -> [DataIssue] {
    inputs.all.flatMap { kind, input in told(input.issues, of: kind, input, rows) }
      + (inputs.estates.map { told(more, $0.rowOrigins, own: estates) } ?? [])
  }

  /// Those of the issues about rows of any input that are reported in this tile.
  package func told(
    _ issues: [DataIssue], of inputs: ReadInputs, estates rows: [Estate]
  ) -> [DataIssue] {
    guard !issues.isEmpty else { return [] }
    return inputs.all.flatMap { kind, input in
      let files = Set(input.sources.map(\.name))
      return told(issues.filter { files.contains($0.file) }, of: kind, input, rows)
    }
  }

  private func told(
    _ issues: [DataIssue], of kind: InputKind, _ input: any LoadedInput, _ rows: [Estate]
  ) -> [DataIssue] {
    guard let origins = input.origins, let own = ownRows(kind, input, rows) else {
      return tile.isFirst ? issues : []
    }
    return told(issues, origins, own: own)
  }

  /// The indices of an input's rows that count in this tile; nil if all of them count in the first tile.
  private func ownRows(
    _ kind: InputKind, _ input: any LoadedInput, _ rows: [Estate]
  ) -> [Int]? {
    switch kind.tiling {
    case .firstTile: nil
    case .withTheirEstate: input.rows(ofEstates: Set(estates.map { rows[$0].id }))
    // Where an estate is may follow from other inputs, and the tile of each facility has been found already.
    case .whereTheyStand where kind == .estates: estates
    case .whereTheyStand where kind == .facilities:
      (ownFacilities.map { facilities[$0] } + (tile.isFirst ? unplaced : [])).sorted()
    case .whereTheyStand:
      input.rows { anchor in anchor.map { grid.contains($0, in: tile) } ?? tile.isFirst }
    }
  }

  /// The issues about a row that counts in this tile and, in the first tile, those about no row that is used. Where
  /// each tile is given rows of its own, nobody else can tell what is said of them together.
  private func told(_ issues: [DataIssue], _ origins: RowOrigins, own: [Int]) -> [DataIssue] {
    guard !issues.isEmpty else { return [] }
    var isOwn = [Bool](repeating: false, count: origins.lines.count)
    for row in own { isOwn[row] = true }
    return issues.filter { issue in
      guard let line = issue.line else { return tile.isFirst || hasOwnRows }
      guard let row = origins.row(onLine: line, of: issue.file) else { return tile.isFirst }
      return issue.severity == .rejected ? tile.isFirst : isOwn[row]
    }
  }
}

extension RowOrigins {
  /// The number of some rows that come from each source.
  fileprivate func counts(_ rows: [Int]) -> [Int] {
    var counts = [Int](repeating: 0, count: sources.count)
    for row in rows { counts[sourceNumber(of: row)] += 1 }
    return counts
  }
}
