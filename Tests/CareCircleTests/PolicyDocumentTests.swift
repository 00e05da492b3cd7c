import CareCircle
import CareCircleTestSupport
import Foundation
import Testing

@Suite struct PolicyDocumentTests {
  @Test(arguments: [
    (Language.english, "Documentation/Policies.md", ""),
    (.chinese, "Documentation/zh/政策条款.md", " --lang zh"),
  ])
  func theDocumentIsThatOfTheFiles(language: Language, page: String, flag: String) throws {
    let written = try String(contentsOfFile: CommandRun.repository + "/" + page, encoding: .utf8)
    #expect(
      written == (try PolicyDocument.markdown(language)),
      "stale: run `swift run carecircle policies document\(flag) > \(page)`")
  }
}
