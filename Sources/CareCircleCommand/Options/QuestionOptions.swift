import ArgumentParser
import CareCircle

/// Which facilities count, and to which estates the question applies.
struct QuestionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        "The day for which openings and leases are judged, such as 2026-11-30.",
        "判断启用与租期的基准日，如 2026-11-30。"), valueName: "date"))
  var asOf: CalendarDate?

  @Option(
    help: ArgumentHelp(
      say("The smallest room that counts, with its unit; default 200m2.", "计入的最小用房面积，带单位；默认200m2。"),
      valueName: "area"))
  var minimumArea: Area?

  @Option(
    help: ArgumentHelp(
      say(
        "A kind of facility that counts; repeatable. Default: care_room, community_care_centre, township_care_centre, day_care_centre.",
        "计入的设施类型；可重复。默认：care_room、community_care_centre、township_care_centre、day_care_centre。"),
      valueName: "kind"))
  var qualifyingKind: [RoomKind] = []

  @Flag(
    help: ArgumentHelp(say("Take every facility as one that counts, whatever it is.", "所有设施一律计入。")))
  var anyFacility = false

  @Flag(help: ArgumentHelp(say("Take a facility without a status as in use.", "状态不明的设施视为在用。")))
  var assumeInUse = false

  @Flag(
    help: ArgumentHelp(
      say("Ask about every estate, of any age, in town and country.", "对所有小区提问，不论建成年代与城乡。")))
  var allAges = false

  @Option(
    help: ArgumentHelp(
      say(
        "An estate completed by the end of this year is old; default 2000.",
        "该年年底前建成的小区为老旧小区；默认2000。"), valueName: "year"))
  var oldUntil: Int?

  @Option(
    help: ArgumentHelp(
      say(
        "How far the nearest facility is looked for, on the walk; default 5km.",
        "查找最近设施的步行距离上限；默认5km。"), valueName: "length"))
  var searchLimit: Length?

  @Option(
    help: ArgumentHelp(
      say(
        "What is counted: today (default), or planned: planned rooms, too, with --as-of from their opening on.",
        "计入范围：today（默认），或 planned：含在建、拟建用房；给出 --as-of 时自启用日起计入。"), valueName: "scenario"))
  var scenario: StudyScenario?

  @Option(
    help: ArgumentHelp(
      say(
        "What decides the unit to which an estate belongs: name (default), the name in its row, or ground, its location.",
        "小区归属单元的依据：name（默认），按表中所填名称；ground，按小区位置所在范围。"), valueName: "what"))
  var unitsBy: UnitsBy?

  /// Lets the flags override the plan, and rejects a question that cannot be asked.
  func apply(to plan: inout StudyPlan) throws(CareCircleError) {
    plan.requirement.asOf = asOf ?? plan.requirement.asOf
    plan.requirement.minimumArea = minimumArea ?? plan.requirement.minimumArea
    if !qualifyingKind.isEmpty { plan.requirement.kinds = Set(qualifyingKind) }
    if anyFacility { plan.requirement.acceptsAny = true }
    if assumeInUse { plan.requirement.assumesInUse = true }
    if allAges { plan.ageRule.includesAllAges = true }
    if let scenario { plan.requirement.countsPlannedFromOpening = scenario == .planned }
    plan.unitsBy = unitsBy ?? plan.unitsBy
    plan.ageRule.lastYear = oldUntil ?? plan.ageRule.lastYear
    plan.searchLimit = searchLimit ?? plan.searchLimit
    try plan.checkQuestion()
  }
}

extension StudyPlan {
  /// Refuses a question that cannot be asked. Messages name the options that are wrong.
  func checkQuestion() throws(CareCircleError) {
    do throws(ReachQuestionFault) {
      _ = try question()
    } catch {
      throw CareCircleError(error, naming: \.option)
    }
  }
}

extension RoomKind: ExpressibleByArgument {}

extension StudyScenario: ExpressibleByArgument {}

extension UnitsBy: ExpressibleByArgument {}

extension CalendarDate: ExpressibleByArgument {
  /// Reads the value of an option.
  public init?(argument: String) { self.init(argument) }
}
