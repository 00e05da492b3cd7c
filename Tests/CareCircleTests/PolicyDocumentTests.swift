import CareCircle
import CareCircleTestSupport
import Foundation
import Testing

@Suite struct PolicyDocumentTests {
  @Test func theDocumentIsThatOfTheFiles() throws {
    let path = CommandRun.repository + "/Documentation/Policies.md"
    let written = try String(contentsOfFile: path, encoding: .utf8)
    let made = try PolicyDocument.markdown()
    #expect(
      written == made,
      "stale: run `swift run carecircle policies document > Documentation/Policies.md`")
  }
}
