import CareModel
import Wording

extension UnitSettlement {
  private var unitFile: String { units.sources.map(\.name).joined(separator: ", ") }
  private var estateFile: String { estates.sources.map(\.name).joined(separator: ", ") }

  /// An estate whose row names a different unit of the table from the one whose polygon contains it.
  func contradicts(_ index: Int, _ said: String, _ ground: String) -> DataIssue {
    issue(
      index, said,
      Message(
        en: "the estate lies in \(ground); it is counted in the unit named in its row",
        zh: "该小区位于\(ground)范围内；按表中所填单元统计"))
  }

  /// An estate that is counted by its location although its row names a different unit.
  func moved(_ index: Int, _ said: String, to unit: Int) -> DataIssue {
    issue(
      index, said,
      Message(
        en:
          "the estate lies in \(name(of: unit)) and is counted there, because units are decided by ground",
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

  /// A name that was matched to a unit with a similar name.
  func likened(_ said: String, _ unit: Int, _ count: Int) -> DataIssue {
    DataIssue(
      file: estateFile, field: field, value: said, code: .unitLikened, severity: .note,
      message: Message(
        en: "matched to \(name(of: unit)) in \(unitFile) for \(counted(count, "estate"))",
        zh: "按\(unitFile)中的\(name(of: unit))处理，涉及\(Decimals.grouped(count))个小区"))
  }

  /// Names that match no unit of the table.
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
          + "Use the names of that file"
          + (hint ? ", or decide units by location (--units-by ground)" : ""),
        zh: "\(Decimals.grouped(count))个小区所填单元名称不在\(unitFile)中，按所填名称统计："
          + "\(listed(most.map { "\($0.key)（\($0.value)个）" }, "、"))。请按其中的名称填写"
          + (hint ? "，或以范围为准（--units-by ground）" : "")))
  }

  /// Units without estates. They are a doubt if some estates name unknown units.
  func empty(_ names: [String], hasUnknown: Bool) -> DataIssue? {
    guard !names.isEmpty else { return nil }
    let all = Set(units.rows.indices.map { name(of: $0) }).count
    return DataIssue(
      file: unitFile, code: .unitWithoutEstates, severity: hasUnknown ? .doubtful : .note,
      message: Message(
        en: "\(Decimals.grouped(names.count)) of \(counted(all, "unit")) "
          + "\(inNumber(names.count, "has", "have")) no estates: \(listed(names, ", "))",
        zh:
          "\(Decimals.grouped(all))个单元中有\(Decimals.grouped(names.count))个没有小区：\(listed(names, "、"))"
      ))
  }

  /// The first ten items of a list.
  private func listed(_ names: [String], _ separator: String) -> String {
    names.prefix(10).map(InputProblem.shortened).joined(separator: separator)
      + (names.count > 10 ? "\(separator)…" : "")
  }
}
