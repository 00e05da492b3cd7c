import CareModel
import Wording

extension LoadedTable<TownshipPopulation> {
  /// A row that is not used, and why.
  private typealias Refusal = (row: Int, issue: DataIssue)

  /// The same table without the townships that occur more than once with different figures. It cannot be known whether
  /// such rows should be added or replace one another, so none of them counts.
  func withoutRepeatedTownships() -> LoadedTable<TownshipPopulation> {
    let repeats = issues.filter { $0.code == .duplicateID }
    guard !repeats.isEmpty else { return self }
    let names = Set(repeats.compactMap(\.value))
    // A later row of the same township was given another name when the table was read.
    let later = Dictionary(
      repeats.map { (RowPosition(file: $0.file, line: $0.line), $0.value) },
      uniquingKeysWith: { first, _ in first })
    let refusals = rows.indices.compactMap { row -> Refusal? in
      let position = RowPosition(
        file: rowOrigins.source(of: row).name, line: rowOrigins.line(of: row))
      let name = later[position] ?? rows[row].township
      guard let name, names.contains(name) else { return nil }
      return (row, issue(row, .townshipRepeated, .rejected, .repeatedTownship, value: name))
    }
    let kept = refusing(refusals)
    return LoadedTable(
      rows: kept.rows, rowOrigins: kept.rowOrigins,
      issues: kept.issues.filter { $0.code != .duplicateID })
  }

  /// The same table with `matched` as its rows, in which different names may have become the same. Of several rows of a
  /// township with equal figures, the first one counts; if their figures differ, none of them does.
  func matched(_ matched: [TownshipPopulation]) -> LoadedTable<TownshipPopulation> {
    let groups = Dictionary(grouping: matched.indices) { matched[$0].township }.values
    let refusals = groups.filter { $0.count > 1 }.flatMap { group -> [Refusal] in
      let figures = Set(
        group.map { [matched[$0].elders60, matched[$0].elders65, matched[$0].elders80] })
      return figures.count == 1
        ? group.dropFirst().map { ($0, issue($0, .duplicateRow, .rejected, .sameFigures)) }
        : group.map { ($0, issue($0, .townshipRepeated, .rejected, .repeatedTownship)) }
    }
    return LoadedTable(rows: matched, rowOrigins: rowOrigins, issues: issues)
      .refusing(refusals.sorted { $0.row < $1.row })
  }

  /// An issue about the township of a row.
  func issue(
    _ row: Int, _ code: DataIssue.Code, _ severity: DataIssue.Severity, _ message: Message,
    value: String? = nil
  ) -> DataIssue {
    let (source, name) = (rowOrigins.source(of: row), value ?? rows[row].township)
    return DataIssue(
      file: source.name, line: rowOrigins.line(of: row), row: source.rowName(name),
      field: source.columns["township"] ?? "township", value: name, code: code,
      severity: severity, message: message)
  }

  private func refusing(_ refusals: [Refusal]) -> LoadedTable<TownshipPopulation> {
    guard !refusals.isEmpty else { return self }
    let refused = Set(refusals.map(\.row))
    var origins = rowOrigins
    for row in refused { origins.sources[origins.sourceNumber(of: row)].rowsRejected += 1 }
    let kept = rows.indices.filter { !refused.contains($0) }
    return LoadedTable(
      rows: kept.map { rows[$0] }, rowOrigins: origins.selecting(kept),
      issues: issues + refusals.map(\.issue))
  }

  private struct RowPosition: Hashable {
    let file: String
    let line: Int?
  }
}

extension Message {
  fileprivate static let repeatedTownship = Message(
    en:
      "the township occurs more than once with different figures; none of them counts, because it is not clear whether "
      + "they should be added; keep one row for each township",
    zh: "该乡镇（街道）出现多次且数字不同，无法判断应相加还是取其一，均不计入；请每个乡镇（街道）只保留一行")
  fileprivate static let sameFigures = Message(
    en:
      "another row gives the same township under a different spelling with the same figures; that row is used",
    zh: "另一行以不同写法列出同一乡镇（街道），数字相同；采用该行")
}
