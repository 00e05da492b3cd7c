import CareModel
import Geodesy
import Testing

@testable import DataExchange

/// What the readers once got wrong, an example each.
@Suite struct ReaderRegressionTests {
  /// Blank lines were counted twice.
  @Test func blankLinesBelowTheHeaderAreCountedOnce() throws {
    #expect(try estates("id,lon,lat\n\n\nE1,120.7,28\n").lines == [4])
    #expect(try estates("\n\nid,lon,lat\r\n\r\n度,度,度\n\nE1,120.7,28\n").lines == [7])
  }

  /// Such a row was both rejected and used.
  @Test func aRowWithAGeometryOutOfRangeIsRejectedAndNotUsed() throws {
    let table = try estates(
      "id,boundary,lon,lat\nE1,\"[[200,28],[120,29],[121,28]]\",120.7,28\n")
    #expect(table.codes == [.coordinateOutOfRange])
    #expect(table.rows.isEmpty && table.info.rowsIn == 1 && table.info.rowsRejected == 1)
  }
}
