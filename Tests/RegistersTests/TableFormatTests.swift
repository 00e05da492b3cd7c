import CareModel
import Geodesy
import Testing

@testable import Wording
@testable import Tables
@testable import Registers

@Suite struct TableFormatTests {
  @Test(arguments: ["", "\u{FEFF}"], ["\n", "\r\n", "\r"])
  func markAndLineEndsMakeNoDifference(mark: String, end: String) throws {
    let lines = ["编号,名称,经度,纬度", "E1,\"甲\(end)乙\",120.7,28", "", "E2,\"a,\"\"b\"\"\",120.8,28"]
    let table = try estates(mark + lines.joined(separator: end))
    #expect(table.rows.map(\.id) == ["E1", "E2"])
    #expect(table.rows.map(\.name) == ["甲\(end)乙", "a,\"b\""])
    #expect(table.lines == [2, 5])
    #expect(table.info.columns == ["id": "编号", "name": "名称", "lon": "经度", "lat": "纬度"])
    #expect(table.issues.isEmpty)
  }

  @Test func aFieldOfThreeMegabytesIsReadWhole() throws {
    let name = String(repeating: "长\"\"", count: 600_000)
    let table = try estates("id,name,built_year,lon,lat\nE1,\"\(name)\",\"\(name)\",120.7,28\n")
    #expect(table.rows.first?.name?.utf8.count == 600_000 * 4)
    #expect(table.codes == [.valueUnreadable])
    // A message about it stays a line.
    #expect(table.issues.first.map { $0.text(.english).count < 300 } == true)
  }

  @Test func whatIsKnownOfTheFileIsItsOwn() throws {
    let table = try estates("id,lon,lat,户型\nE1,120.7,28,x\n")
    #expect(table.info.byteCount == 32)
    // sha256sum of the same bytes.
    #expect(
      table.info.sha256 == "c4a073acb62c824362436767d69f04efa6e5bb24c5d0f682dc03984f7f67ad9b")
    #expect(table.info.unusedColumns == ["户型"])
    #expect(table.info.name == "in.txt")
    #expect(table.info.role == "estates")
  }

  @Test(arguments: [
    ("", InputProblem.Code.empty, nil), ("\u{FEFF}\n\n", .empty, nil),
    ("id,lon,lat\nE1,\"x\n", .malformed, 2),
    ("{\"type\":\"FeatureCollection\",\"features\":[", .malformed, 1),
    ("{\"type\":\"Topology\"}", .malformed, nil), ("[1,2]", .malformed, nil),
  ])
  func aFileThatIsNoTableIsRefused(text: String, code: InputProblem.Code, line: Int?) throws {
    let found = try problems(text)
    #expect(found.map(\.code) == [code])
    if let line { #expect(found.first?.line == line) }
  }

  @Test func aBrokenHeaderIsNamedAsSuch() throws {
    let found = try problems("\"id\"x,lon,lat\nE1,120.7,28\n")
    #expect(found.map(\.code) == [.malformed])
    #expect(found.first?.line == 1)
  }

  @Test func aTableInGBKIsReadAsSuch() throws {
    // 小区 in GBK.
    let bytes = Array("id,lon,lat,name\nE1,120.7,28,".utf8) + [0xD0, 0xA1, 0xC7, 0xF8, 0x0A]
    let scene = try Scene(bytes: bytes, crs: .wgs84)
    let table = try LoadedTable<Estate>.estates(scene.file)
    #expect(table.rows.map(\.name) == ["小区"])
    #expect(table.info.origin.encoding == .gb18030)
  }

  @Test(arguments: [
    // UTF-8 with one character cut, which GB 18030 would turn into other characters.
    (Array("id,lon,lat,name\nE1,120.7,28,温州市鹿山区枕泾新村小区\nE2,121,28,".utf8) + [0xE5, 0xB0, 0x0A], 3),
    // Bytes of no encoding.
    (Array("id,lon,lat,name\nE1,120.7,28,".utf8) + [0xFF, 0xFF, 0x0A], 2),
  ])
  func damagedTextNamesItsLine(bytes: [UInt8], line: Int) throws {
    let scene = try Scene(bytes: bytes, crs: .wgs84)
    do throws(CareCircleError) {
      _ = try LoadedTable<Estate>.estates(scene.file)
      Issue.record("was read")
    } catch {
      guard case .badData(let problems) = error else {
        Issue.record("not bad data")
        return
      }
      #expect(problems.map(\.code) == [.notUTF8])
      #expect(problems.first?.line == line)
    }
  }

  @Test func aFileThatIsNotThereIsMissing() throws {
    do throws(CareCircleError) {
      _ = try LoadedTable<Estate>.estates(.file("nowhere/at/all.csv", crs: .wgs84))
      Issue.record("was read")
    } catch {
      guard case .inputMissing(let problems) = error else {
        Issue.record("not missing")
        return
      }
      #expect(problems.map(\.code) == [.missingFile])
      #expect(problems.first?.file == "nowhere/at/all.csv")
    }
  }

  @Test(arguments: [
    ("-", "stdin"), ("data/e.csv", "data/e.csv"), ("/home/someone/e.csv", "e.csv"), ("/", "/"),
  ])
  func aFileIsCalledByANameThatTellsNoMachine(path: String, name: String) {
    #expect(InputFile.file(path).name == name)
  }

  @Test func everyFieldOfAnEstateIsRead() throws {
    let table = try estates(
      "小区编号,小区名称,乡镇(街道),社区名称,城乡属性,建成年份,竣工验收日期,是否老旧小区,改造年度,户数,60岁以上人口,经度,纬度\n"
        + "E1,甲,镇,村,农村,90年代,1995-01-01,否,否,10户,3人,120.7,28\n"
        + "E2,,,,,,1995-01-01,,,,,120.7,28\n")
    let full = try #require(table.rows.first)
    #expect([full.name, full.township, full.community] == ["甲", "镇", "村"])
    #expect(full.setting == .rural && full.isOld == false && full.isOnRenovationRoster == false)
    #expect(full.built == YearRange(earliest: 1990, latest: 1999))
    #expect(full.households == 10 && full.elders == 3)
    let bare = try #require(table.rows.last)
    #expect(bare.built == YearRange(1995))
    #expect(bare.isOld == nil && bare.isOnRenovationRoster == nil && bare.households == nil)
    #expect(bare.name == nil && bare.township == nil && bare.community == nil)
  }

  @Test func everyFieldOfAFacilityIsRead() throws {
    let table = try facilities(
      "设施编号,设施名称,乡镇(街道),层级,设施类型,建筑面积,套内建筑面积,使用面积,运营状态,移交状态,移交日期,启用日期,租赁到期日,经度,纬度\n"
        + "R1,甲,镇,乡镇级,居家养老服务中心,300㎡,250,240,在用,已移交,2020-01-01,2020-02-01,2030-01-01,120.7,28\n"
        + "R2,,,,,,,,,,,,,120.7,28\n")
    let full = try #require(table.rows.first)
    #expect(full.name == "甲" && full.township == "镇" && full.kind == .townshipCareCentre)
    let area = RoomArea(
      gross: .squareMetres(300), inner: .squareMetres(250), usable: .squareMetres(240))
    #expect(full.area == area)
    #expect(full.status == .inUse && full.isHandedOver == true)
    #expect(full.handover == CalendarDate("2020-01-01"))
    #expect(full.opening == CalendarDate("2020-02-01"))
    #expect(full.leaseEnd == CalendarDate("2030-01-01"))
    let bare = try #require(table.rows.last)
    #expect(bare.kind == nil && bare.area == RoomArea() && bare.status == nil)
    #expect(bare.isHandedOver == nil && bare.opening == nil && bare.leaseEnd == nil)
    #expect(table.issues.isEmpty)
  }
}
