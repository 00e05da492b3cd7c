import CareModel
import DataExchange
import Dispatch
import Synchronization

/// The two large tables of a study, read at the same time on two cores.
struct StudyTables {
  typealias Loaded<Row: Sendable> = Result<LoadedTable<Row>, CareCircleError>

  let estates: Loaded<Estate>?
  let facilities: Loaded<Facility>?

  init(_ plan: StudyPlan) {
    let estates = Mutex<Loaded<Estate>?>(nil)
    let facilities = Mutex<Loaded<Facility>?>(nil)
    DispatchQueue.concurrentPerform(iterations: 2) { table in
      if table == 0 {
        let loaded = Self.load(plan.estates, LoadedTable<Estate>.estates)
        estates.withLock { $0 = loaded }
      } else {
        let loaded = Self.load(plan.facilities, LoadedTable<Facility>.facilities)
        facilities.withLock { $0 = loaded }
      }
    }
    self.estates = estates.withLock(\.self)
    self.facilities = facilities.withLock(\.self)
  }

  private static func load<Row>(
    _ file: InputFile?, _ read: (InputFile) throws(CareCircleError) -> LoadedTable<Row>
  ) -> Loaded<Row>? {
    file.map { file in Result { () throws(CareCircleError) in try read(file).withRows() } }
  }
}
