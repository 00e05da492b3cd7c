import Compliance
import Testing

@Suite struct PolicyLibraryTests {
  @Test(arguments: PolicyLibrary.names)
  func everyPolicyDecodes(name: String) throws {
    let source = try #require(PolicyLibrary.source(name))
    let problems = problems(source)
    #expect(problems.isEmpty)
    let policy = try source.policy()
    #expect(policy.name == name)
    #expect(!policy.clauses.isEmpty)
  }

  private func problems(_ source: PolicySource) -> [PolicyProblem] {
    do throws(PolicyProblems) {
      _ = try source.policy()
      return []
    } catch {
      return error.problems
    }
  }
}
