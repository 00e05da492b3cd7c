import CareModel
import Coverage
import Parallel
import Registers
import Tables
import Wording

/// The two large tables of a study, opened at the same time. Each is then read on every core.
struct StudyTables {
  typealias Loaded<Row: Sendable> = Result<LoadedTable<Row>, CareCircleError>

  let estates: Loaded<Estate>?
  let facilities: Loaded<Facility>?

  init(_ plan: StudyPlan) {
    let facilities = Deferred {
      Self.load(plan.facilities, LoadedTable<Facility>.facilities)
    }
    facilities.start()
    estates = Self.load(plan.estates, LoadedTable<Estate>.estates)
    self.facilities = facilities.value
  }

  private static func load<Row>(
    _ file: InputFile?, _ read: (InputFile) throws(CareCircleError) -> LoadedTable<Row>
  ) -> Loaded<Row>? {
    file.map { file in Result { () throws(CareCircleError) in try read(file).withRows() } }
  }
}
