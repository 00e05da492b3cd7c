import CareModel
import Compliance
import Testing

/// A register and what one clause must say of its first subject, worked out by hand.
struct ClauseCase: Sendable, CustomTestStringConvertible {
  let clause: String
  let says: String
  let verdict: ClauseVerdict
  let reason: FindingReason?
  let required: Double?
  let actual: Double?
  let overrides: [String]
  let register: Register

  var testDescription: String { "\(clause) \(verdict.rawValue): \(says)" }

  /// The policy that has the clause.
  var policy: String {
    switch clause.prefix(2) {
    case "WZ": "wenzhou"
    case "CS": "chishui"
    case "SX": "shaoxing"
    case "HN": "hunan"
    default: "zibo"
    }
  }

  init(
    _ clause: String, _ says: String, _ verdict: ClauseVerdict, _ reason: FindingReason? = nil,
    required: Double? = nil, actual: Double? = nil, asOf: String? = "2026-06-01",
    _ overrides: [String] = [], _ fill: (inout Register) -> Void
  ) {
    (self.clause, self.says, self.verdict, self.reason) = (clause, says, verdict, reason)
    (self.required, self.actual, self.overrides) = (required, actual, overrides)
    register = Register.asOf(asOf, fill)
  }

  /// Holds the clause to the case.
  func check() throws {
    let found = try finding(policy, clause, register, overrides)
    #expect(found.verdict == verdict)
    #expect(found.reason == reason)
    if let required { #expect(found.required == required) }
    if let actual { #expect(found.actual == actual) }
    if verdict == .indeterminate { #expect(found.evidence.settles?.isEmpty == false) }
  }
}
