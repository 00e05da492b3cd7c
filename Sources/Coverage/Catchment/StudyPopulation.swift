import CareModel
import Registers
import Wording

/// The older people of townships, and how they are spread over the estates of a study.
package struct StudyPopulation: Sendable {
  /// The table, with what is doubtful about its townships among its issues.
  package let table: LoadedTable<TownshipPopulation>
  /// The people of every estate of the whole study, and what became of those of each township.
  package let spread: PopulationSpread

  /// Spreads the people of a table over estates, which name their township already.
  package init(_ table: LoadedTable<TownshipPopulation>, over estates: [Estate]) {
    spread = PopulationSpread(table.rows, over: estates)
    self.table = table.adding(spread.issues(of: table))
  }

  /// The townships of the table, in its order.
  package var townships: [TownshipPopulation] { table.rows }
}
