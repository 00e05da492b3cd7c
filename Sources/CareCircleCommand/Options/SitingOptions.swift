import ArgumentParser
import CareCircle
import CareModel
import Geodesy
import Wording

/// What a plan of sites is to reach, and within which limits.
struct SitingOptions: ParsableArguments {
  /// What `--minimise` takes.
  enum Minimised: String, ExpressibleByArgument, CaseIterable {
    case walk
    case longestWalk = "longest-walk"
  }

  @Option(
    help: ArgumentHelp(
      say("The number of new rooms.", "新增用房数。"), valueName: "number"))
  var sites: Int?

  @Option(
    help: ArgumentHelp(say("The budget in yuan.", "预算（元）。"), valueName: "yuan"))
  var budget: Int64?

  @Option(
    help: ArgumentHelp(
      say(
        "Cover as many as possible: estates, households, elders.", "覆盖最多：estates、households、elders。"
      ),
      valueName: "what"))
  var maximise: SitingRequest.Weight?

  @Option(
    help: ArgumentHelp(
      say("Make walks short: walk (their sum), longest-walk.", "缩短步行：walk（总和）、longest-walk（最长）。"),
      valueName: "what"))
  var minimise: Minimised?

  @Option(
    help: ArgumentHelp(
      say("Cover this share in percent, at the fewest sites.", "覆盖到该百分比，所用点位最少。"),
      valueName: "percent"))
  var coverShare: Double?

  @Option(
    help: ArgumentHelp(
      say(
        "What is counted: estates (default), households, elders.",
        "计数对象：estates（默认）、households、elders。"),
      valueName: "what"))
  var weight: SitingRequest.Weight?

  @Option(
    help: ArgumentHelp(
      say(
        "How many elders, or what --weight counts, a square metre of room serves; unlimited otherwise.",
        "每平方米用房可服务的老年人数（或 --weight 所计对象）；不指定时不限容量。"),
      valueName: "per m2"))
  var capacity: Double?

  @Flag(
    help: ArgumentHelp(say("The cheapest plan, not the one of the fewest sites.", "造价最低，而非点位最少。")))
  var cheapest = false

  @Option(
    help: ArgumentHelp(
      say("The column of the candidates that holds the cost.", "候选点位表中造价所在的列。"), valueName: "header"
    ))
  var costField: String?

  @Flag(help: ArgumentHelp(say("Take candidates of unknown area, too.", "面积不明的候选点位也可选。")))
  var withUnknown = false

  @Option(
    help: ArgumentHelp(
      say("The least distance between new sites.", "新点位之间的最小距离（米）。"), valueName: "metres"))
  var apart: Double?

  @Option(
    help: ArgumentHelp(
      say(
        "Of equally good plans prefer sites with this word as owner or mode; repeatable.",
        "同等条件下优先选择权属或方式含该词的点位；可重复。"), valueName: "word"))
  var prefer: [String] = []

  @Option(
    help: ArgumentHelp(
      say("A phase and its number of sites, or rest; repeatable.", "分期及其点位数或 rest；可重复。"),
      valueName: "2026:10"))
  var phase: [String] = []

  @Option(
    help: ArgumentHelp(
      say("An earlier plan.json to start from.", "以已有的 plan.json 为起点。"), valueName: "plan.json"))
  var startFrom: String?

  @Option(
    help: ArgumentHelp(
      say("The day by which sites must be available.", "点位须在该日前可用。"), valueName: "YYYY-MM-DD"))
  var availableBy: String?

  @Option(
    help: ArgumentHelp(
      say("End the search after this time with the best plan so far.", "到时结束搜索，给出当时最好的方案。"),
      valueName: "seconds"))
  var timeLimit: Double?

  @Option(
    help: ArgumentHelp(
      say(
        "End the search after this much work; the same limit gives the same plan.",
        "按工作量结束搜索；相同的限值得到相同的方案。"), valueName: "pairs"))
  var workLimit: Int64?

  @Option(help: ArgumentHelp(say("The seed of random choices.", "随机数种子。"), valueName: "number"))
  var seed: UInt64 = 1

  /// Applies the flags that concern how candidates are read.
  func apply(to plan: inout StudyPlan) throws(CareCircleError) {
    guard let costField else { return }
    plan.inputs[.candidates] = plan.inputs[.candidates].map { file in
      var file = file
      file.columns["cost"] = costField
      return file
    }
  }

  /// The request that the flags make.
  func request() throws(CareCircleError) -> SitingRequest {
    var request = SitingRequest()
    var problems: [InputProblem] = []
    if [maximise != nil, minimise != nil, coverShare != nil, !phase.isEmpty].count(where: \.self)
      > 1
    {
      problems.append(.severalGoals)
    }
    request.goal = goal
    request.weight = maximise ?? weight ?? (capacity == nil ? .estates : .elders)
    request.perSquareMetre = capacity
    (request.sites, request.budget, request.isCheapest) = (sites, budget, cheapest)
    (request.takesUnknownArea, request.seed) = (withUnknown, seed)
    request.apart = apart.map { .metres($0) }
    request.preferences = prefer.map { SitingRequest.Preference(word: $0) }
    if let workLimit { request.workLimit = workLimit }
    if let timeLimit {
      if timeLimit > 0, timeLimit <= 1e6 {
        request.timeLimit = .seconds(timeLimit)
        if workLimit == nil { request.workLimit = nil }
      } else {
        problems.append(.wrongTime(timeLimit))
      }
    }
    if let availableBy {
      request.availableBy = CalendarDate(availableBy)
      if request.availableBy == nil { problems.append(.wrongDay(availableBy)) }
    }
    for text in phase {
      if let phase = Self.phase(text) {
        request.phases.append(phase)
      } else {
        problems.append(.wrongPhase(text))
      }
    }
    if !problems.isEmpty { throw .usage(problems) }
    request.start = try startFrom.map(SitingRequest.sites(ofPlan:)) ?? []
    return request
  }

  private var goal: SitingRequest.Goal {
    if maximise != nil { return .maximise }
    if let coverShare { return .coverShare(coverShare / 100) }
    return switch minimise {
    case .walk: .minimiseWalk
    case .longestWalk: .minimiseLongestWalk
    case nil: .cover
    }
  }

  private static func phase(_ text: String) -> SitingRequest.Phase? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !parts[0].isEmpty else { return nil }
    if parts[1] == "rest" { return SitingRequest.Phase(name: parts[0], sites: nil) }
    guard let sites = Int(parts[1]), sites >= 0 else { return nil }
    return SitingRequest.Phase(name: parts[0], sites: sites)
  }
}

extension SitingRequest.Weight: ExpressibleByArgument {}

extension InputProblem {
  fileprivate static let severalGoals = InputProblem(
    .wrongValue, file: "carecircle", field: "--maximise, --minimise, --cover-share, --phase",
    Message(en: "are different goals; give one of them", zh: "为不同的目标；请只给出一个"))

  fileprivate static func wrongTime(_ value: Double) -> InputProblem {
    InputProblem(
      .wrongValue, file: "carecircle", field: "--time-limit", value: String(value),
      Message(
        en: "must be a number of seconds above 0 and at most 1,000,000", zh: "应为大于0且不超过1000000的秒数"))
  }

  fileprivate static func wrongDay(_ value: String) -> InputProblem {
    InputProblem(
      .wrongValue, file: "carecircle", field: "--available-by", value: value,
      Message(en: "must be a day such as 2027-12-31", zh: "应为日期，如2027-12-31"))
  }

  fileprivate static func wrongPhase(_ value: String) -> InputProblem {
    InputProblem(
      .wrongValue, file: "carecircle", field: "--phase", value: value,
      Message(
        en: "must be a name and a number of sites, or rest: 2026:10, 2027:rest",
        zh: "应为名称加点位数或 rest，如2026:10、2027:rest"))
  }
}
