import CareModel
import Geodesy
import Testing

@testable import Tables
@testable import Registers

@Suite struct HeaderTests {
  private func map<Field: TableField>(
    _ headers: [String], _ mapping: [String: String] = [:], as field: Field.Type
  ) -> ColumnMap<Field> {
    ColumnMap<Field>(headers: headers, mapping: mapping, file: "in.csv", line: 1)
  }

  private func everySynonymIsFound<Field: TableField>(_ fields: Field.Type) {
    for field in Field.allCases {
      for name in field.synonyms {
        let noted = name.contains("(") ? name : "\(name)（x）"
        for header in [name, name.uppercased(), " \(name) ", "*\(name)：", noted] {
          let map = map(["别的", header], as: Field.self)
          #expect(map[field] == 1, "\(header) is \(field)")
          #expect(map.problems.isEmpty)
        }
      }
    }
  }

  @Test func everySynonymIsFoundHoweverItIsWritten() {
    everySynonymIsFound(EstateField.self)
    everySynonymIsFound(FacilityField.self)
    everySynonymIsFound(GateField.self)
  }

  @Test(arguments: [
    "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{AD}", "\u{200E}", "\u{200F}",
    "\u{202A}",
    "\u{202E}", "\u{2066}", "\u{2069}", "\u{A0}", "\u{202F}",
  ])
  func whatNobodySeesMakesNoDifference(hidden: String) throws {
    for header in ["\(hidden)小区名称", "小区\(hidden)名称", "小区名称\(hidden)\(hidden)"] {
      #expect(Header(header).full == "小区名称")
      let rows = try estates("id,\(header),lon,lat\nE1,\(hidden)甲乙\(hidden),120.7,28\n").rows
      #expect(rows.map(\.name) == [hidden == "\u{202F}" ? "\(hidden)甲乙\(hidden)" : "甲乙"])
      let json = "[{\"编号\":\"E1\",\"\(header)\":\"甲\",\"lon\":120.7,\"lat\":28}]"
      #expect(try estates(json).rows.map(\.name) == ["甲"])
    }
  }

  /// A name that two fields claim would go to whichever stands first in the code.
  private func noNameBelongsToTwoFields<Field: TableField>(_ fields: Field.Type) {
    var owners: [String: Field] = [:]
    for field in Field.allCases {
      #expect(!field.synonyms.isEmpty)
      for name in Set(field.synonyms.map { Header($0).full }) {
        #expect(owners[name] == nil, "\(name)")
        owners[name] = field
      }
    }
  }

  @Test func noNameBelongsToTwoFieldsOfATable() {
    noNameBelongsToTwoFields(EstateField.self)
    noNameBelongsToTwoFields(FacilityField.self)
    noNameBelongsToTwoFields(GateField.self)
  }

  @Test(arguments: [
    ("经度", nil), ("经度(BD09)", CoordinateReferenceSystem.bd09), ("经度（百度）", .bd09),
    ("经度【高德】", .gcj02), ("lng_gcj02", .gcj02), ("lon_wgs84", .wgs84), ("LNG_BD09", .bd09),
    ("东坐标(EPSG:4549)", .epsg(4549)), ("X坐标[CGCS2000]", .cgcs2000), ("经度(度)", nil),
    ("经 度 ( ° )", nil), ("ｌｎｇ", nil),
  ])
  func longitudeIsFoundWithItsSystem(header: String, system: CoordinateReferenceSystem?) {
    let map = map(["名称", header], as: EstateField.self)
    #expect(map[.lon] == 1)
    #expect(map.declaredCRS([.lon, .lat]) == [system].compactMap(\.self))
  }

  @Test(arguments: [
    ("建筑面积（㎡）", FacilityField.grossArea), ("建筑面积(平方米)", .grossArea), ("套内面积[m2]", .innerArea),
    ("乡镇（街道）", .township), ("乡镇街道", .township), ("使用面积 (m²)", .usableArea),
  ])
  func unitsAndBracketsAreNoPartOfAName(header: String, field: FacilityField) {
    #expect(map([header], as: FacilityField.self)[field] == 0)
  }

  @Test func anUnknownHeaderIsNoField() {
    let map = map(["小区名称备注", "longitudes", ""], as: EstateField.self)
    #expect(map.columns.isEmpty)
    #expect(map.unused == ["小区名称备注", "longitudes", ""])
  }

  @Test func theSurerNameWinsAndTheOtherIsNoted() {
    let map = map(["名称", "小区名称", "户数"], as: EstateField.self)
    #expect(map[.name] == 1)
    #expect(map.notes.map(\.field) == ["名称"])
    #expect(map.unused == ["名称"])
  }

  @Test func twoColumnsOfOneNameAreAProblemUnlessMapped() {
    let headers = ["经度(BD09)", "纬度(BD09)", "经度(GCJ02)", "纬度(GCJ02)"]
    let unsettled = map(headers, as: EstateField.self)
    #expect(unsettled.problems.map(\.code) == [.ambiguousColumn, .ambiguousColumn])
    #expect(unsettled.problems.map(\.field) == ["lon", "lat"])
    #expect(unsettled.problems.first?.value == "经度(BD09), 经度(GCJ02)")
    let settled = map(headers, ["lon": "经度(GCJ02)", "lat": "纬度（gcj02）"], as: EstateField.self)
    #expect(settled[.lon] == 2 && settled[.lat] == 3)
    #expect(settled.declaredCRS([.lon, .lat]) == [.gcj02, .gcj02])
  }

  @Test func aMappingOverrulesTheCatalogue() {
    let map = map(["小区名称", "俗称", "编号"], ["name": "俗称"], as: EstateField.self)
    #expect(map[.name] == 1 && map[.id] == 2)
    #expect(map.title(.name) == "俗称")
    #expect(map.title(.lon) == "lon")
  }

  @Test func aMappingToNothingNamesWhatThereIs() {
    let map = map(["编号"], ["name": "小区", "nam": "编号"], as: EstateField.self)
    #expect(map.problems.map(\.code) == [.unknownColumn, .unknownColumn])
    #expect(map.problems.map(\.field) == ["nam", "name"])
    #expect(map.problems.first?.message.english.contains("built_year") == true)
    #expect(map.problems.last?.message.chinese.contains("编号") == true)
    #expect(map.problems.last?.value == "小区")
  }

  @Test func aMappingToOneOfTwoEqualHeadersIsAProblem() {
    let map = map(["名", "名"], ["name": "名"], as: EstateField.self)
    #expect(map.problems.map(\.code) == [.ambiguousColumn])
    #expect(map[.name] == nil)
  }

  @Test func latitudeFirstIsReadByItsNames() throws {
    let table = try estates("id,纬度,经度\nE1,28.0,120.7\n")
    let place = Coordinate(uncheckedLongitude: 120.7, latitude: 28.0)
    #expect(table.rows.map(\.place) == [.point(place)])
  }

  @Test func aTableWithoutCoordinateColumnsSaysWhichNamesItLookedFor() throws {
    let found = try problems("id,name\nE1,x\n")
    #expect(found.map(\.code) == [.missingColumn, .missingColumn])
    #expect(found.map(\.field) == ["lon", "lat"])
    #expect(found.allSatisfy { $0.line == 1 && $0.file == "in.txt" })
    #expect(found.first?.message.english.contains("经度") == true)
    #expect(found.first?.message.english.contains("id, name") == true)
  }
}
