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

  private func grossArea(_ header: String, _ cell: String) throws -> Double? {
    let table = try facilities("id,\(header),lon,lat\nR1,\(cell),120.7,28\n")
    #expect(table.rows.count == 1)
    return table.rows.first?.area.gross?.exact?.squareMetres
  }

  /// A cell's own unit was multiplied by the header's, and 单位 in the brackets hid the unit.
  @Test func aUnitInTheCellOverrulesTheOneInTheHeader() throws {
    #expect(try grossArea("建筑面积(万㎡)", "300㎡") == 300)
    #expect(try grossArea("建筑面积(万㎡)", "0.03") == 300)
    #expect(try grossArea("建筑面积(单位：万平方米)", "0.03") == 300)
    #expect(try grossArea("建筑面积(㎡)", "0.03万㎡") == 300)
    // Either 300 or 3,000,000 square metres; and no unit that is known.
    #expect(try grossArea("建筑面积(万㎡)", "0.03万") == nil)
    #expect(try grossArea("建筑面积(千方)", "0.3") == nil)
  }

  /// The line of units was skipped without being applied.
  @Test func aUnitBelowTheHeaderAppliesToItsColumn() throws {
    let table = try facilities("id,建筑面积,使用面积,lon,lat\n,万㎡,㎡,,\nR1,0.0203,180,120.7,28\n")
    #expect(table.rows.first?.area.gross?.exact?.squareMetres == 203)
    #expect(table.rows.first?.area.usable?.exact?.squareMetres == 180)
    #expect(table.codes == [.linesSkipped])
  }

  /// 0.57 * 10,000 is a little less than 5,700 in binary.
  @Test func aFactorOfTenThousandIsExact() {
    for number in 1...10_000 {
      let digits = String(number)
      let text = "0." + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "万人"
      guard number < 10_000 else { continue }
      #expect(Quantities.count(text).value == number)
    }
  }

  /// The ids and names of the upper line were lost where the lower line names more columns.
  @Test func aHeaderOfTwoLinesIsReadWhereverItNamesMore() throws {
    let table = try estates("小区编号,小区名称,坐标,,人口\n,,经度,纬度,60岁以上人口\nE1,甲,120.7,28,3\n")
    #expect(table.rows.map(\.id) == ["E1"] && table.rows.map(\.name) == ["甲"])
    #expect(table.rows.map(\.elders) == [3])
    #expect(table.issues.map(\.line) == [1] && table.codes == [.linesSkipped])
  }

  /// The commas of an unquoted geometry outvoted the semicolons.
  @Test func theDelimiterIsTheOneThatYieldsNames() throws {
    let square = "[[120,28],[120.01,28],[120.01,28.01],[120,28.01]]"
    let table = try estates("id;boundary;lon;lat\nE1;\(square);120.7;28\nE2;\(square);120.7;28\n")
    #expect(table.rows.map(\.id) == ["E1", "E2"])
    #expect(table.rows.allSatisfy { if case .area = $0.place { true } else { false } })
  }
}
