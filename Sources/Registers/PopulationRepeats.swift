import CareModel
import Wording

extension LoadedTable<TownshipPopulation> {
  /// The same table without the townships that occur more than once with different figures. It cannot be known whether
  /// such rows should be added or replace one another, so none of them counts.
  package func withoutRepeatedTownships() -> LoadedTable<TownshipPopulation> {
    let repeats = issues.filter { $0.code == .duplicateID }
    guard !repeats.isEmpty else { return self }
    let names = Set(repeats.compactMap(\.value))
    let later = Dictionary(
      repeats.map { (RowPosition(file: $0.file, line: $0.line), $0.value) },
      uniquingKeysWith: { first, _ in first })
    var origins = rowOrigins
    var refused: [DataIssue] = []
    let kept = rows.indices.filter { row in
      let source = rowOrigins.source(of: row)
      let line = Int(rowOrigins.line(of: row))
      let name = later[RowPosition(file: source.name, line: line)] ?? rows[row].township
      guard let name, names.contains(name) else { return true }
      origins.sources[origins.sourceNumber(of: row)].rowsRejected += 1
      refused.append(
        DataIssue(
          file: source.name, line: line, row: source.rowName(name),
          field: source.columns["township"] ?? "township", value: name, code: .townshipRepeated,
          severity: .rejected, message: .repeatedTownship))
      return false
    }
    return LoadedTable(
      rows: kept.map { rows[$0] }, rowOrigins: origins.selecting(kept),
      issues: issues.filter { $0.code != .duplicateID } + refused)
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
}
