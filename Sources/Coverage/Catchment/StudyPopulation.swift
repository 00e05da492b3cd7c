import CareModel
import Registers
import Wording

/// The older people of townships, and how they are allotted to the estates of a study.
package struct StudyPopulation: Sendable {
  /// The table. Its issues include the doubts about its townships.
  package let table: LoadedTable<TownshipPopulation>
  /// The people of every estate of the whole study, and what became of the people of each township.
  package let spread: PopulationSpread

  /// Allots the people of townships to estates, whose townships must already be known.
  package init(_ settlement: PopulationSettlement, over estates: [Estate]) {
    spread = PopulationSpread(
      settlement.table.rows, over: estates, names: settlement.names)
    table = settlement.table.adding(spread.issues(of: settlement.table))
  }

  /// The same people, for some of the estates.
  package func selecting(_ estates: [Int]) -> StudyPopulation {
    StudyPopulation(table: table, spread: spread.selecting(estates))
  }

  private init(table: LoadedTable<TownshipPopulation>, spread: PopulationSpread) {
    (self.table, self.spread) = (table, spread)
  }

  /// The townships of the table, in its order.
  package var townships: [TownshipPopulation] { table.rows }
}
