import CareModel
import Geodesy
import Testing

@testable import Tables

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

  /// A footnote of one cell was listed twice, and a blank line of too few commas as a doubt.
  @Test func aLineThatIsNoRowIsListedOnce() throws {
    let table = try estates("id,户数,lon,lat\nE1,3,120.7,28\n注：截至11月底\n,\n合计,3\n")
    #expect(table.codes == [.footnoteRow, .totalRow])
    #expect(table.info.rowsIn == 3)
  }

  /// Looking for cut headers took the square of the number of columns.
  @Test func manyUnknownColumnsAreNoTrouble() throws {
    let columns = (0..<16_000).map { "column\($0)" }.joined(separator: ",")
    let table = try estates("id,lon,lat,\(columns)\nE1,120.7,28\n")
    #expect(table.rows.count == 1 && table.info.unusedColumns.count == 16_000)
  }

  /// `house` became the households and `小区` a name.
  @Test func onlyAHeaderThatIsClearlyCutIsTaken() throws {
    let table = try estates("id,lon,lat,house,completion,建成年\nE1,120.7,28,7,1998-05-01,1998\n")
    #expect(table.info.columns["households"] == nil && table.info.columns["built_year"] == nil)
    #expect(table.info.columns["completion_date"] == "completion")
    let rooms = try facilities("id,lon,lat,套内建筑面\nR1,120.7,28,180\n")
    #expect(rooms.rows.first?.area.inner?.exact?.squareMetres == 180)
    #expect(rooms.codes == [.columnIgnored])
  }

  /// 镇级 was taken for the level of a community; a value that is not a level at all is listed.
  @Test func aLevelIsReadOrListed() throws {
    let type = "居家养老服务照料中心"
    let table = try facilities(
      "id,设施类型,层级,lon,lat\nR1,\(type),镇级,120.7,28\nR2,\(type),县级,120.7,28\n"
        + "R3,\(type),三楼,120.7,28\n")
    #expect(
      table.rows.map(\.kind) == [.townshipCareCentre, .communityCareCentre, .communityCareCentre])
    #expect(table.codes == [.valueUnreadable] && table.issues.first?.value == "三楼")
  }

  @Test func whatIsNotThereIsNoKindAndNoService() throws {
    let table = try facilities(
      "id,设施类型,服务项目,lon,lat\nR1,未配建养老用房,/,120.7,28\nR2,养老用房,无,120.7,28\n")
    #expect(table.rows.map(\.kind) == [nil, .careRoom])
    #expect(table.rows.map(\.services) == [[], ["无"]])
    #expect(table.issues.map(\.value) == ["未配建养老用房", "/"])
  }

  /// Invisible blanks made coordinates unreadable.
  @Test func wideBlanksAroundACellAreNoPartOfIt() throws {
    let table = try estates("id,名称,lon,lat\n\u{3000}E1\u{A0},\u{3000},\u{A0}120.7,28\u{3000}\n")
    #expect(table.rows.map(\.id) == ["E1"] && table.rows.map(\.name) == [nil])
    #expect(table.issues.isEmpty)
    let filler = String(repeating: "\u{3000}", count: 200_000)
    #expect(try estates("id,lon,lat\n\(filler)E2\(filler),120.7,28\n").rows.map(\.id) == ["E2"])
  }

  @Test(arguments: [
    // A day that is not the last one; a slip of the finger; the wrong century; decimal commas.
    ("2020-01-01 至 2030-01-01", false), ("2020-01-01 11:30:00", true),
    ("2020-01-01T00:00:00Z", true),
    ("20088", false), ("43831", true),
  ])
  func aDateIsReadWholeOrNotAtAll(text: String, isRead: Bool) {
    #expect((Quantities.date(text).value == CalendarDate("2020-01-01")) == isRead)
    #expect((Years.range(text) == YearRange(2020)) == isRead)
  }

  @Test func numbersThatCouldBeTwoThingsAreUnreadable() {
    for text in ["10年代", "20年代", "20088"] { #expect(Years.range(text) == nil, "\(text)") }
    #expect(Years.range("1998.0") == YearRange(1998))
    for text in ["0,123", "1,2e3", "1,+23", "01,234"] {
      #expect(Quantities.area(text).value == nil, "\(text)")
    }
  }

  /// A table could clear the screen of its reader.
  @Test func aMessageHasNoControlCharacters() throws {
    let table = try estates("id,lon,lat,户数\nE1,120.7,28,\u{1B}[2J\u{0}\u{85}x\n")
    let text = try #require(table.issues.first).text(.english)
    #expect(text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    #expect(table.issues.first?.value == "\u{1B}[2J\u{0}\u{85}x")
  }

  /// A quote that was never meant took the rows below with it, and only the last of them was named.
  @Test func aQuoteOverSeveralLinesNamesAllThatItCost() throws {
    let table = try estates("id,lon,lat\n\"E1,120.7,28\nE2,120.8,28\n\"E3\",121,28\nE4,121,28\n")
    #expect(table.rows.map(\.id) == ["E4"] && table.codes == [.rowMalformed])
    #expect(table.issues.first?.line == 2)
    #expect(table.issues.first?.message.english.contains("the lines to 4 are skipped") == true)
  }
}
