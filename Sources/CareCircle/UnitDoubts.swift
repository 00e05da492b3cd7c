import CareModel
import Compliance
import Registers
import Wording

extension ComplianceCheck {
  /// Doubts about names of units in the rows of facilities that match no unit. Such facilities certainly count for no
  /// unit, and leave the units undecided for which they might count.
  func doubts(
    aboutUnitsOf facilities: [InputInfo],
    in units: [AdministrativeUnit.Level: LoadedTable<AdministrativeUnit>?]
  ) -> [DataIssue] {
    let file = facilities.map(\.name).joined(separator: ", ")
    return unknownUnits.compactMap { unknown in
      guard let table = units[unknown.level] ?? nil else { return nil }
      let field = unknown.level == .township ? "township" : "community"
      return DataIssue(
        file: file, field: facilities.first?.columns[field] ?? field, code: .unitUnknown,
        severity: .doubtful, message: Self.message(unknown, table.sources.map(\.name)))
    }
  }

  private static func message(_ unknown: UnknownUnits, _ files: [String]) -> Message {
    let names = unknown.names.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let count = names.map(\.value).reduce(0, +)
    let units = files.joined(separator: ", ")
    let shown = names.prefix(10).map { (InputProblem.shortened($0.key), $0.value) }
    let more = names.count > 10
    return Message(
      en:
        "\(counted(count, "facility", "facilities")) \(inNumber(count, "names", "name")) a unit that is not in \(units), "
        + "so that units which lack a place may stay undecided: "
        + shown.map { "\($0.0) (\($0.1))" }.joined(separator: ", ") + (more ? ", …" : "")
        + ". Use the names of that file",
      zh: "\(Decimals.grouped(count))处设施所填单元不在\(units)中，缺少设施的单元可能因此无法判定："
        + shown.map { "\($0.0)（\($0.1)处）" }.joined(separator: "、") + (more ? "、…" : "")
        + "。请按其中的名称填写")
  }
}
