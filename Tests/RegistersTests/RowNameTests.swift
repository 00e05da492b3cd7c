import CareModel
import Testing
import TextFormats

@testable import Registers
@testable import Wording

/// Rows without lines of their own are identified by their numbers and names.
@Suite struct RowNameTests {
  private static let features = [
    "{\"type\":\"Feature\",\"properties\":{\"编号\":\"E1\",\"名称\":\"甲\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[120.7,28]}}",
    "{\"type\":\"Feature\",\"properties\":{\"编号\":\"E2\",\"名称\":\"马陆街228弄\"},\"geometry\":null}",
    "{\"type\":\"Feature\",\"id\":7,\"properties\":{},\"geometry\":null}",
  ]

  private func collection(_ separator: String) -> String {
    "{\"type\":\"FeatureCollection\",\"features\":[\(separator)"
      + Self.features.joined(separator: ",\(separator)") + "]}"
  }

  @Test func featuresOnOneLineHaveNumbersAndNames() throws {
    let found = try estates(collection(""))
    let rejected = found.issues.filter { $0.severity == .rejected }
    #expect(rejected.map(\.line) == [2, 3])
    #expect(rejected.map { $0.row?.name } == ["马陆街228弄", "7"])
    #expect(
      rejected.map { $0.text(.english).contains("feature 2, 马陆街228弄: rejected:") } == [true, false])
    #expect(rejected[1].rowText?.english == "feature 3, 7")
    #expect(rejected[0].rowText?.chinese == "第2个要素，马陆街228弄")
  }

  @Test func featuresOnLinesOfTheirOwnKeepThem() throws {
    let rejected = try estates(collection("\n")).issues.filter { $0.severity == .rejected }
    #expect(rejected.map(\.line) == [3, 4] && rejected.allSatisfy { $0.row == nil })
    #expect(rejected[0].text(.english).contains(":3: rejected"))
  }

  @Test func objectsOfAnArrayOnOneLineAreRows() throws {
    let found = try estates(
      "[{\"id\":\"E1\",\"lon\":120.7,\"lat\":28},{\"id\":\"E2\",\"lon\":\"x\",\"lat\":28},{\"lon\":120.8,\"lat\":28}]"
    )
    let issue = try #require(found.issues.first { $0.severity == .rejected })
    #expect(issue.rowText?.english == "row 2, E2" && issue.rowText?.chinese == "第2行，E2")
    // A row without id and name goes by its number, as before by its line.
    #expect(found.rows.map(\.id) == ["E1", "#3"] && found.rowOrigins.lines == [1, 3])
  }

  @Test func aRepeatedFeatureNamesItsTwinByNumber() throws {
    let text =
      "{\"type\":\"FeatureCollection\",\"features\":[\(Self.features[0]),\(Self.features[0])]}"
    let issue = try #require(try estates(text).issues.first { $0.code == .duplicateRow })
    #expect(issue.line == 2 && issue.message.english.contains("identical to feature 1"))
    #expect(issue.message.chinese.contains("第1个要素"))
  }

  @Test func rowsOfATableKeepTheirLines() throws {
    let issue = try #require(try estates("id,lon,lat\nE1,120.7,28\nE2,x,28\n").issues.first)
    #expect(issue.line == 3 && issue.row == nil && issue.rowText == nil)
  }
}
