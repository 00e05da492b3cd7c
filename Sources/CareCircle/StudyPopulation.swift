import CareModel
import Coverage
import Registers
import Tables
import Wording

/// The older people of townships, and how they are spread over the estates of a study.
struct StudyPopulation: Sendable {
  /// The table, with what is doubtful about its townships among its issues.
  let issues: [DataIssue]
  let info: InputInfo
  /// The people of every estate of the whole study, and what became of those of each township.
  let spread: PopulationSpread
  /// The townships of the table, in its order.
  let townships: [TownshipPopulation]

  /// Reads a table and spreads its people over estates, which name their township already.
  init(_ file: InputFile, over estates: [Estate]) throws(CareCircleError) {
    let table = try LoadedTable<TownshipPopulation>.populations(file).withRows()
    spread = PopulationSpread(table.rows, over: estates)
    issues = table.issues + spread.issues(of: table)
    info = table.info
    townships = table.rows
  }
}
