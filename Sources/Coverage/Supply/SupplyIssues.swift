import CareModel
import Registers
import TextFormats
import Wording

extension SupplyResults {
  /// Issues about facilities whose area or number of beds is not known exactly.
  ///
  /// `facilities` gives the file and line of each of them.
  package func issues(facilities: RowOrigins?) -> [DataIssue] {
    facilities.map(roomIssues) ?? []
  }

  private func roomIssues(_ origins: RowOrigins) -> [DataIssue] {
    coverage.facilities.indices.flatMap { index -> [DataIssue] in
      guard coverage.qualifications[index] == .qualifies, index < origins.lines.count else {
        return []
      }
      let room = coverage.facilities[index]
      let (info, line) = (origins.source(of: index), origins.line(of: index))
      var issues: [DataIssue] = []
      if room.provenArea.bound != .exact {
        issues.append(
          .atLeast("gross_area", room, room.provenArea.value, .areaUnknown, info, line))
      }
      if room.beds == nil, info.columns["beds"] != nil {
        issues.append(.atLeast("beds", room, 0, .bedsUnknown, info, line))
      }
      return issues
    }
  }

}

extension PopulationSpread {
  /// Issues about the townships of a table whose people could not all be placed, or not with certainty.
  package func issues(of table: LoadedTable<TownshipPopulation>) -> [DataIssue] {
    townships.flatMap { township -> [DataIssue] in
      let context = (table, township)
      var issues: [DataIssue] = []
      if township.withoutHouseholds > 0, township.total > township.own {
        issues.append(.shareUnknown(context))
      }
      if township.unplaced != 0 { issues.append(.unplaced(context)) }
      return issues
    }
  }
}

extension DataIssue {
  fileprivate static func atLeast(
    _ field: String, _ room: Facility, _ value: Double, _ code: Code, _ info: InputInfo,
    _ line: Int
  ) -> DataIssue {
    let least = Int(value)
    return DataIssue(
      file: info.name, line: line, row: info.rowName(room.name),
      field: info.columns[field] ?? field, value: room.id, code: code,
      severity: .doubtful,
      message: Message(
        en:
          "is not known exactly and counts as at least \(least) in the supply of the estates around",
        zh: "数值不确定，按不少于\(least)计入周边小区的供给"))
  }

  fileprivate typealias PopulationContext = (
    table: LoadedTable<TownshipPopulation>, township: PopulationSpread.Township
  )

  fileprivate static func shareUnknown(_ context: PopulationContext) -> DataIssue {
    let count = context.township.withoutHouseholds
    return about(
      context, .populationShareUnknown,
      Message(
        en:
          "\(Decimals.grouped(count)) of its \(counted(context.township.estates, "estate")) \(inNumber(count, "has", "have")) no exact number of "
          + "households, so their share of the people is unknown, and the others' shares are upper bounds",
        zh:
          "\(Decimals.grouped(context.township.estates))个小区中有\(Decimals.grouped(count))个没有准确户数，其人口份额不明，其余小区的份额为上限"
      ))
  }

  fileprivate static func unplaced(_ context: PopulationContext) -> DataIssue {
    let count = context.township.unplaced
    return about(
      context, .populationUnplaced,
      count > 0
        ? Message(
          en:
            "\(Decimals.grouped(count)) of its people cannot be assigned: no estate of this township has an exact number of households",
          zh: "\(Decimals.grouped(count))人无法分摊：该乡镇（街道）没有填报准确户数的小区")
        : Message(
          en:
            "by their own figures its estates have \(Decimals.grouped(-count)) more \(inNumber(-count, "person", "people")) "
            + "than the township has",
          zh: "各小区自报人数之和比全乡镇多\(Decimals.grouped(-count))人"))
  }

  private static func about(
    _ context: PopulationContext, _ code: Code, _ message: Message
  ) -> DataIssue {
    let (table, township) = context
    let source = table.rowOrigins.source(of: township.row)
    return DataIssue(
      file: source.name, line: table.rowOrigins.line(of: township.row),
      row: source.rowName(table.rows[township.row].township),
      field: source.columns["elders_\(township.age.rawValue)"],
      value: table.rows[township.row].township, code: code, severity: .doubtful, message: message)
  }
}
