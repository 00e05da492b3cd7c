import CareCircle
import CareCircleTestSupport
import Geodesy
import Testing

/// Encoding, delimiter and header of an input in the study file.
@Suite struct StudyLayoutTests {
  private func plan(_ input: String) throws -> StudyPlan {
    let folder = try TemporaryFolder()
    try folder.write("e.csv", "id,lon,lat\n")
    let path = try folder.write(
      "study.yaml", "inputs:\n  estates: { path: e.csv, crs: BD09, \(input) }\n")
    return try StudyFile.plan(path)
  }

  @Test func whatTheStudySaysIsInThePlan() throws {
    let said = try #require(
      try plan("encoding: GBK, delimiter: \"|\", header: false").inputs[.estates].first)
    #expect(said.encoding == .gb18030 && said.hasHeader == false)
    #expect(said.delimiter == Delimiter("pipe"))
    let unsaid = try #require(try plan("columns: { name: x }").inputs[.estates].first)
    #expect(unsaid.encoding == nil && unsaid.delimiter == nil && unsaid.hasHeader == nil)
    #expect(try plan("header: true").inputs[.estates].first?.hasHeader == true)
  }

  @Test(arguments: [
    ("encoding: latin1", 48, "latin1"), ("delimiter: x", 49, "x"), ("header: no", 46, "no"),
  ])
  func aFaultIsNamedWithItsPlace(input: String, column: Int, value: String) throws {
    #expect {
      try plan(input)
    } throws: { error in
      guard case .badData(let problems)? = error as? CareCircleError else { return false }
      return problems.map(\.code) == [.wrongValue] && problems.map(\.value) == [value]
        && problems.map(\.line) == [2] && problems.map(\.column) == [column]
    }
  }
}
