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
}
