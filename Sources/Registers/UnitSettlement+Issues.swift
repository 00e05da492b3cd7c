import CareModel
import Wording

extension UnitSettlement {
  private var unitFile: String { units.sources.map(\.name).joined(separator: ", ") }
  private var estateFile: String { estates.sources.map(\.name).joined(separator: ", ") }

  /// An estate whose row names another unit of the table than that on whose ground it stands.
  func contradicts(_ index: Int, _ said: String, _ ground: String) -> DataIssue {
    issue(
      index, said,
      Message(
        en: "the estate stands on the ground of \(ground); it is counted where its row says",
        zh: "该小区位于\(ground)范围内；按表中所填统计"))
  }

  /// An estate that counts where it stands, although its row names another unit.
  func moved(_ index: Int, _ said: String, to unit: Int) -> DataIssue {
    issue(
      index, said,
      Message(
        en:
          "the estate stands on the ground of \(name(of: unit)) and is counted there, because ground decides",
        zh: "该小区位于\(name(of: unit))范围内；因以范围为准，计入该单元"))
  }

  private func issue(_ index: Int, _ said: String, _ message: Message) -> DataIssue {
    let source = estates.rowOrigins.source(of: index)
    return DataIssue(
      file: source.name, line: estates.rowOrigins.line(of: index),
      row: source.rowName(estates.rows[index].name), field: source.columns[field] ?? field,
      value: said, code: contradiction, severity: .doubtful,
      message: message)
  }

  /// A name that was taken for that of a unit.
  func likened(_ said: String, _ unit: Int, _ count: Int) -> DataIssue {
    DataIssue(
      file: estateFile, field: field, value: said, code: .unitLikened, severity: .note,
      message: Message(
        en: "taken for \(name(of: unit)) of \(unitFile), \(counted(count, "estate"))",
        zh: "视为\(unitFile)中的\(name(of: unit))，涉及\(Decimals.grouped(count))个小区"))
  }

  /// Names that no unit of the table bears.
  func unknown(_ names: [String: Int]) -> DataIssue? {
    guard !names.isEmpty else { return nil }
    let most = names.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let count = names.values.reduce(0, +)
    let hint = units.rows.contains { $0.ground != nil } && deciding == .name
    return DataIssue(
      file: estateFile, field: field, code: .unitUnknown, severity: .doubtful,
      message: Message(
        en:
          "\(counted(count, "estate")) \(inNumber(count, "names", "name")) a unit that is not in \(unitFile) and "
          + "\(inNumber(count, "is", "are")) counted under that name: \(listed(most.map { "\($0.key) (\($0.value))" }, ", ")). "
          + "Write the names as there" + (hint ? ", or let ground decide (--units-by ground)" : ""),
        zh: "\(Decimals.grouped(count))个小区所填名称不在\(unitFile)中，按所填名称统计："
          + "\(listed(most.map { "\($0.key)（\($0.value)个）" }, "、"))。请按其中的名称填写"
          + (hint ? "，或以范围为准（--units-by ground）" : "")))
  }

  /// Units in which no estate counts. They are a doubt where estates name units that are not known.
  func empty(_ names: [String], hasUnknown: Bool) -> DataIssue? {
    guard !names.isEmpty else { return nil }
    let all = Set(units.rows.indices.map { name(of: $0) }).count
    return DataIssue(
      file: unitFile, code: .unitWithoutEstates, severity: hasUnknown ? .doubtful : .note,
      message: Message(
        en: "\(Decimals.grouped(names.count)) of \(counted(all, "unit")) "
          + "\(inNumber(names.count, "holds", "hold")) no estate: \(listed(names, ", "))",
        zh:
          "\(Decimals.grouped(all))个单元中有\(Decimals.grouped(names.count))个没有小区：\(listed(names, "、"))"
      ))
  }

  /// The first ten of a list.
  private func listed(_ names: [String], _ separator: String) -> String {
    names.prefix(10).map(InputProblem.shortened).joined(separator: separator)
      + (names.count > 10 ? "\(separator)…" : "")
  }
}
