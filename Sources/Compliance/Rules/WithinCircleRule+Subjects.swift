import CareModel

extension WithinCircleRule {
  func findings(_ subjects: ClauseSubjects) -> [Finding] {
    if let missing = subjects.missing { return [subjects.finding(.city, 0, missing)] }
    if subjects.scope == .namedSite { return sites(subjects) }
    let outcomes = outcomes(subjects, due: subjects.clause.due)
    let findings = subjects.each(.estate, count: outcomes.count) { outcomes[$0] }
    return findings + (rosterCount.map { [roster($0, subjects)] } ?? [])
  }

  /// The outcomes of all estates of the register.
  func outcomes(_ subjects: ClauseSubjects, due: CalendarDate?) -> [RuleOutcome] {
    let register = subjects.register
    return judge(register.estates ?? [], register.placedFacilities, register, due: due)
  }

  /// Judges the named sites, each as an estate of any age.
  private func sites(_ subjects: ClauseSubjects) -> [Finding] {
    let register = subjects.register
    let sites = register.namedSites ?? []
    var everybody = self
    everybody.estates = .all
    let placed = sites.map { Estate(id: $0.id, place: $0.place ?? .gatesOnly) }
    let outcomes = everybody.judge(
      placed, register.placedFacilities, register, due: subjects.clause.due)
    return subjects.each(.namedSite, count: sites.count) { site in
      sites[site].place == nil
        ? .unknown(.placeUnknown, settledBy: "named_sites.lon") : outcomes[site]
    }
  }

  /// Whether the renovation roster has as many estates as the document states.
  private func roster(_ wanted: Int, _ subjects: ClauseSubjects) -> Finding {
    let every = subjects.register.estates ?? []
    let estates = every.indices.filter { subjects.index.asked.contains(.estate, $0) }
      .map { every[$0] }
    let listed = estates.count { $0.isOnRenovationRoster == true }
    let open = estates.count { $0.isOnRenovationRoster == nil }
    var outcome = RuleOutcome(listed == wanted ? .met(since: nil) : .unmet, .rosterDiffers)
    if outcome.state == .unmet {
      outcome =
        listed < wanted && open > 0
        ? .unknown(.rosterUnknown, settledBy: "estates.renovation_flag")
        : subjects.ofWholeRegion(outcome)
    }
    outcome.required = Double(wanted)
    outcome.actual = Double(listed)
    outcome.unit = .estates
    outcome.evidence.calculation = CountCalculation(certain: listed, possible: open)
    return subjects.finding(.city, 0, outcome)
  }
}
