import CareCircle
import CareCircleTestSupport
import Testing

/// A term out of range, as a study states it and as the library has it.
struct WrongTerm: Sendable, CustomTestStringConvertible {
  let term: ReachTerm
  let study: String
  let change: @Sendable (inout StudyPlan) -> Void

  var testDescription: String { study }

  static let all: [WrongTerm] = [
    WrongTerm(term: .searchLimit, study: "search_limit: 500km") {
      $0.searchLimit = .kilometres(500)
    },
    WrongTerm(term: .searchLimit, study: "search_limit: 0m") { $0.searchLimit = .metres(0) },
    WrongTerm(term: .oldUntil, study: "old_until: 1799") { $0.ageRule.lastYear = 1799 },
    WrongTerm(term: .oldUntil, study: "old_until: 2101") { $0.ageRule.lastYear = 2101 },
    WrongTerm(term: .accessCap, study: "streets: { access_cap: 501m }") {
      $0.streets.accessCap = .metres(501)
    },
    WrongTerm(term: .accessCap, study: "streets: { access_cap: 0.5m }") {
      $0.streets.accessCap = .metres(0.5)
    },
    WrongTerm(term: .stepsFactor, study: "streets: { steps_factor: 0.9 }") {
      $0.streets.stepsFactor = 0.9
    },
    WrongTerm(term: .stepsFactor, study: "streets: { steps_factor: 101 }") {
      $0.streets.stepsFactor = 101
    },
    WrongTerm(term: .minimumArea, study: "minimum_area: 200000000m2") {
      $0.requirement.minimumArea = .squareMetres(2e8)
    },
    WrongTerm(term: .circle, study: "circle: { minutes: 601 }") {
      $0.circle = .walk(minutes: 601)
    },
  ]
}

/// Whatever door a question comes through, the same terms are refused in the same words.
@Suite struct ReachQuestionTests {
  private func messages(of error: CareCircleError) -> [Message] {
    switch error {
    case .usage(let problems), .badData(let problems): problems.map(\.message)
    default: []
    }
  }

  @Test(arguments: WrongTerm.all)
  func studyAndLibraryRefuseTheSameInTheSameWords(_ wrong: WrongTerm) throws {
    var plan = StudyPlan()
    wrong.change(&plan)
    let fault = #expect(throws: ReachQuestionFault.self) { try plan.question() }
    let problem = try #require(fault?.problems.first)
    #expect(fault?.problems.count == 1)
    #expect(problem.term == wrong.term)

    let folder = try TemporaryFolder()
    let path = try folder.write("study.yaml", wrong.study + "\n")
    let error = #expect(throws: CareCircleError.self) { try StudyFile.plan(path) }
    let found = try #require(error)
    #expect(messages(of: found) == [problem.message])
    #expect(found.lines(.english)[0].hasPrefix("study.yaml:1:"))
    // The circle is named as a whole: one of its terms may be fine without the others.
    #expect(found.lines(.english)[0].contains("\(wrong.term.rawValue)"))
  }

  @Test func theEndsOfEveryRangeAreInIt() throws {
    for metres in [1, 100_000.0] {
      _ = try ReachQuestion(searchLimit: .metres(metres))
    }
    for year in [1800, 2100] {
      var rule = OldEstateRule()
      rule.lastYear = year
      _ = try ReachQuestion(ageRule: rule)
    }
    for (cap, factor) in [(1.0, 1.0), (500, 100)] {
      var rules = StreetRules()
      (rules.accessCap, rules.stepsFactor) = (.metres(cap), factor)
      _ = try ReachQuestion(method: .streets(rules))
    }
  }

  @Test func aRadiusIsNotWalkedAlongStreets() {
    let fault = #expect(throws: ReachQuestionFault.self) {
      try ReachQuestion(circle: .radius(.metres(1000)), method: .streets(StreetRules()))
    }
    #expect(fault?.problems.map(\.term) == [.circle])
  }

  @Test func everyProblemIsToldAtOnce() {
    var rule = OldEstateRule()
    rule.lastYear = 1700
    let fault = #expect(throws: ReachQuestionFault.self) {
      try ReachQuestion(
        circle: .walk(minutes: 0), ageRule: rule, searchLimit: .metres(.nan))
    }
    #expect(fault?.problems.map(\.term) == [.circle, .oldUntil, .searchLimit])
  }
}
