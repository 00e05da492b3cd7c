import CareCircle
import Testing

/// Records of estates name the clause that the estate is held to, where the study names a policy.
@Suite struct EstateClauseTests {
  private func estate(_ id: String, old: Bool?, roster: Bool?, year: Int?) -> Estate {
    var estate = Estate(id: id, place: .gatesOnly)
    (estate.isOld, estate.isOnRenovationRoster) = (old, roster)
    estate.built = year.map { YearRange($0) }
    estate.setting = .urban
    return estate
  }

  private let day = CalendarDate("2026-11-30")

  @Test func theClauseWithTheDeadlineIsTaken() throws {
    let policy = try PolicyFinder.policy(named: "wenzhou")
    var requirement = RoomRequirement()
    requirement.asOf = day
    let question = try ReachQuestion(requirement: requirement)
    let estates = [
      estate("on the roster", old: nil, roster: true, year: 2010),
      estate("old, not on it", old: true, roster: false, year: 1990),
      estate("old, roster unknown", old: true, roster: nil, year: 1990),
      estate("new", old: false, roster: false, year: 2015),
      estate("unknown", old: nil, roster: false, year: nil),
    ]
    let clauses = policy.clauses(for: estates, under: question)
    #expect(estates.indices.map { clauses[$0]?.id } == ["WZ-9", "WZ-10", "WZ-8", nil, nil])
    #expect(clauses[0]?.due == CalendarDate("2025-12-31"))
    #expect(clauses[1]?.due == CalendarDate("2027-06-30"))
    #expect(clauses[2]?.due == nil)
    #expect(clauses[1]?.effect == "binding")
    requirement.asOf = CalendarDate("2028-01-01")
    let later = policy.clauses(
      for: estates, under: try ReachQuestion(requirement: requirement))
    #expect(later[1]?.effect == "historical")
  }

  @Test func aQuestionThatAsksForOtherRoomsIsNotTheClauses() throws {
    let policy = try PolicyFinder.policy(named: "wenzhou")
    let estates = [estate("a", old: true, roster: true, year: 1990)]
    var smaller = RoomRequirement()
    smaller.minimumArea = .squareMetres(150)
    var any = RoomRequirement()
    any.acceptsAny = true
    var kinds = RoomRequirement()
    kinds.kinds = [.careRoom]
    for requirement in [smaller, any, kinds] {
      let question = try ReachQuestion(requirement: requirement)
      #expect(policy.clauses(for: estates, under: question)[0] == nil)
    }
  }
}
