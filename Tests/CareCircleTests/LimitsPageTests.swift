import CareCircleTestSupport
import Foundation
import Testing

/// The page of limits says what the program does: at each limit it still accepts, one step beyond it refuses.
@Suite struct LimitsPageTests {
  /// The limits on the page, by their keys.
  private static let page: [String: Int] = {
    let path = CommandRun.repository + "/Documentation/Limits.md"
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    let rows = text.matches(of: #/(?m)^\| `(\w+)` \| ([\d,]+) \|/#)
    return Dictionary(
      rows.map { ("\($0.output.1)", Int($0.output.2.filter { $0 != "," }) ?? -1) },
      uniquingKeysWith: { _, _ in -1 })
  }()

  @Test func thePageAndTheTestsNameTheSameLimits() {
    #expect(Set(Self.page.keys) == Set(ReachableLimit.all.map(\.key)))
    #expect(Self.page.values.allSatisfy { $0 > 0 })
  }

  @Test(arguments: ReachableLimit.all) func theLimitItselfIsAccepted(limit: ReachableLimit) throws {
    let value = try #require(Self.page[limit.key])
    #expect(try limit.refusal(value) == nil)
  }

  @Test(arguments: ReachableLimit.all) func whatIsBeyondIsRefused(limit: ReachableLimit) throws {
    let value = try #require(Self.page[limit.key])
    #expect(try limit.refusal(limit.isLeast ? value - 1 : value + 1) != nil)
  }
}
