import CareModel
import Wording

/// Matches the townships of a population table to the townships of a study.
///
/// Names are matched in the same way as those of estates: first to the table of townships, and then to the townships
/// that only estates name. A name that could mean several townships matches none of them.
package struct PopulationSettlement {
  /// The table with the study's names of townships, without townships that occur more than once.
  package let table: LoadedTable<TownshipPopulation>
  /// The names of townships by their ids, which the rows of estates may give instead.
  package let names: [String: String]

  /// Matches a table to the townships of a study, and to those that its estates name.
  package init(
    _ table: LoadedTable<TownshipPopulation>, _ townships: LoadedTable<AdministrativeUnit>?,
    _ estates: [Estate]
  ) {
    let known = StudyTownships(townships?.rows ?? [], estates)
    let table = table.withoutRepeatedTownships()
    var issues: [DataIssue] = []
    let matched = table.rows.indices.map { index -> TownshipPopulation in
      var row = table.rows[index]
      guard let match = known.match(row.township) else {
        issues.append(table.issue(index, .populationUnmatched, .doubtful, .unmatchedPopulation))
        return row
      }
      if !match.isExact {
        issues.append(
          table.issue(
            index, .unitLikened, .note,
            Message(en: "matched to \(match.name)", zh: "按\(match.name)处理")))
      }
      row.township = match.name
      return row
    }
    let settled = table.matched(matched)
    names = known.names
    let counted = Set(settled.rows.map(\.township))
    let missing = known.all.filter { !counted.contains($0) }
    issues += Self.missing(missing, of: known.all.count, in: settled)
    self.table = settled.adding(issues)
  }

  /// Reports the townships of a study for which the table has no row that is used.
  private static func missing(
    _ names: [String], of all: Int, in table: LoadedTable<TownshipPopulation>
  ) -> [DataIssue] {
    guard !names.isEmpty else { return [] }
    let shown = names.prefix(10).map(InputProblem.shortened)
    let count = Decimals.grouped(names.count)
    let rest = names.count > shown.count
    return [
      DataIssue(
        file: table.sources.map(\.name).joined(separator: ", "), code: .unitWithoutPopulation,
        severity: .doubtful,
        message: Message(
          en:
            "\(count) of \(counted(all, "township")) \(inNumber(names.count, "has", "have")) no usable row "
            + "in this table, so the number of older people there is unknown: "
            + shown.joined(separator: ", ") + (rest ? ", …" : ""),
          zh: "\(Decimals.grouped(all))个乡镇（街道）中有\(count)个在本表中没有可用的行，老年人口数不明："
            + shown.joined(separator: "、") + (rest ? "、…" : "")))
    ]
  }
}

/// The townships of a study by name: those of its table, and those that only estates name.
private struct StudyTownships {
  /// The names by the ids in the table.
  let names: [String: String]
  /// The names of all townships, those of the table first.
  let all: [String]
  private let listed: [String]
  private let others: [String]
  private let listedIndex: UnitNameIndex
  private let otherIndex: UnitNameIndex

  init(_ units: [AdministrativeUnit], _ estates: [Estate]) {
    listed = units.map { $0.name ?? $0.id }
    let listedNames = Set(listed)
    names = Dictionary(
      units.compactMap { unit in
        unit.name.flatMap { listedNames.contains(unit.id) ? nil : (unit.id, $0) }
      }, uniquingKeysWith: { first, _ in first })
    others = Set(estates.compactMap(\.township)).subtracting(listedNames)
      .subtracting(names.keys).sorted()
    listedIndex = UnitNameIndex(units)
    otherIndex = UnitNameIndex(others.map { AdministrativeUnit(id: $0, level: .township) })
    var seen: Set<String> = []
    all = (listed + others).filter { seen.insert($0).inserted }
  }

  /// The township that a text means; nil if there is none, or if there are several.
  func match(_ text: String) -> (name: String, isExact: Bool)? {
    let match = listedIndex.match(text)
    guard match.units.isEmpty else { return Self.only(match, of: listed) }
    return Self.only(otherIndex.match(text), of: others)
  }

  private static func only(
    _ match: UnitNameIndex.Match, of names: [String]
  ) -> (name: String, isExact: Bool)? {
    let found = Set(match.units.map { names[$0] })
    return found.count == 1 ? found.first.map { ($0, match.isExact) } : nil
  }
}

extension Message {
  fileprivate static let unmatchedPopulation = Message(
    en:
      "no township of the study has this name, or several could be meant; its people are counted in a row of their "
      + "own and are assigned to no estate; use the name in the table of townships or of estates",
    zh: "研究范围内没有此名称的乡镇（街道），或无法确定所指；其人口单列一行，不分摊到小区；请使用乡镇表或小区表中的名称")
}
