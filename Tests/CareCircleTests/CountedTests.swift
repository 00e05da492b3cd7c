import Testing
import Wording

@Suite struct CountedTests {
  @Test func nounsAgreeWithTheirCounts() {
    #expect(
      [0, 1, 2, 1234].map { counted($0, "gap") } == ["0 gaps", "1 gap", "2 gaps", "1,234 gaps"])
    #expect(
      [0, 1, 2, 1_234_567].map { counted($0, "facility", "facilities") } == [
        "0 facilities", "1 facility", "2 facilities", "1,234,567 facilities",
      ])
    #expect([0, 1, 2].map { inNumber($0, "is", "are") } == ["are", "is", "are"])
    #expect([999, 1000, -1234].map(Decimals.grouped) == ["999", "1,000", "-1,234"])
  }

  @Test func severitiesHaveNamesInBothLanguages() {
    let issue = DataIssue(
      file: "r.csv", line: 2, field: "area", value: "x", code: .areaUnknown, severity: .doubtful,
      message: Message(en: "is not known", zh: "不明"))
    #expect(issue.text(.english) == "r.csv:2: doubtful: area \"x\": is not known [area_unknown]")
    #expect(issue.text(.chinese) == "r.csv:2: 存疑: area \"x\": 不明 [area_unknown]")
  }
}
