import CareModel
import Compliance
import Testing

/// One value declares a kind of clause: adding it to the list adds it everywhere.
@Suite struct ClauseKindTests {
  private static let policy = """
    policy: small
    title: { zh: 小政策, en: Small policy }
    region: { zh: 某市, en: Somewhere }
    effective: 2022-01-01
    clauses:
      - id: A-1
        section: 一
        checks: { zh: 床位, en: Beds }
        kind: beds
        scope: facility
        parameters: { minimum_beds: 10 }
    """

  private func problems(_ old: String = "", _ new: String = "") -> [PolicyProblem] {
    do throws(PolicyProblems) {
      _ = try PolicySource(Self.policy.replacing(old, with: new)).policy(kinds: [.beds])
      return []
    } catch {
      return error.problems
    }
  }

  @Test func aClauseOfANewKindIsJudged() throws {
    let policy = try PolicySource(Self.policy).policy(kinds: [.beds])
    let register = Register.asOf("2026-11-30") { register in
      for (id, beds) in [("Large", 10), ("Small", 9), ("Silent", nil)] {
        register.facility(id) { $0.beds = beds }
      }
    }
    let findings = findings(policy, "A-1", register)
    #expect(findings.map(\.verdict) == [.pass, .fail, .indeterminate])
    #expect(findings.map(\.subject.index) == [0, 1, 2])
    #expect(findings[1].required == 10)
  }

  @Test func aMissingTableLeavesANewKindUndecided() throws {
    let policy = try PolicySource(Self.policy).policy(kinds: [.beds])
    let found = try #require(findings(policy, "A-1", Register()).first)
    #expect(found.reason == .tableMissing)
    #expect(found.evidence.settles == "facilities")
  }

  @Test(arguments: [
    ("minimum_beds: 10", "minimum_beds: ten", 11, "minimum_beds"),
    ("minimum_beds: 10", "minimum_beds: 10, minimum_bed: 1", 11, "minimum_bed"),
    ("minimum_beds: 10", "", 6, "parameters"), ("scope: facility", "scope: city", 10, "scope"),
    ("kind: beds", "kind: bed", 9, "kind"),
  ])
  func theParametersOfANewKindAreValidated(
    old: String, new: String, line: Int, key: String
  ) throws {
    let found = try #require(problems(old, new).first { $0.key == key })
    #expect(found.line == line)
    #expect(found.clause == "A-1")
  }

  @Test func aUserCanSetAParameterOfANewKind() throws {
    let override = try #require(PolicySource.Override("A-1.minimum_beds=20"))
    let policy = try PolicySource(Self.policy).policy([override], kinds: [.beds])
    let register = Register.asOf(nil) { $0.facility { $0.beds = 10 } }
    #expect(findings(policy, "A-1", register).map(\.verdict) == [.fail])
  }

  @Test func aKindThatIsNotInTheListIsUnknown() {
    #expect(ComplianceTests.problems(Self.policy).contains { $0.key == "kind" && $0.line == 9 })
  }

  @Test func noTwoKindsShareAName() {
    #expect(Set(ClauseKind.all.map(\.name)).count == ClauseKind.all.count)
  }
}

extension ClauseKind {
  /// A kind that only these tests know.
  fileprivate static let beds = ClauseKind(
    "beds", scopes: [.of(.facility)], help: "`minimum_beds`", rule: BedsRule.self)
}

/// Requires that each facility has a number of beds.
private struct BedsRule: ClauseRule {
  let minimum: Int

  init?(_ parameters: inout ClauseParameters) {
    guard let minimum = parameters.count("minimum_beds") else {
      parameters.require("minimum_beds: 10")
      return nil
    }
    self.minimum = minimum
  }

  func findings(_ subjects: ClauseSubjects) -> [Finding] {
    subjects.eachFacility { facility in
      guard let beds = facility.beds else {
        return .unknown(.areaUnknown, settledBy: "facilities.beds")
      }
      var outcome = RuleOutcome(beds >= minimum ? .met(since: nil) : .unmet)
      outcome.required = Double(minimum)
      return outcome
    }
  }
}
