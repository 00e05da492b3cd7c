import CareModel
import Coverage
import Geodesy
import Registers
import Reports
import Siting
import Wording

extension Study {
  /// Works out where to put the next rooms.
  ///
  /// Rooms that count already stay where they are. Without a table of candidates the places and gates of the estates
  /// that are gaps are proposed, and under streets also street corners in the gaps. `isCancelled` is asked now and
  /// then; true ends the search with the best plan so far.
  ///
  /// - Throws: `CareCircleError` if the request contradicts itself or the data does not suffice for it.
  public func site(
    _ request: SitingRequest, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(CareCircleError) -> SitingResult {
    try request.check()
    let before = try analyse()
    let candidates = try SitingCandidates(self, request, gaps: before)
    let task = SitingTask(self, request, before, candidates)
    let report = try task.solve(isCancelled)
    return SitingResult(
      study: self, before: before, report: report, candidates: candidates, request: request)
  }
}

/// The candidates of a study, and which of them may be used.
struct SitingCandidates: Sendable {
  let sites: [CandidateSite]
  let isProposed: Bool
  var refusals: [SitingReport.Refusal?]
  let issues: [DataIssue]
  let inputs: [InputInfo]
  /// The candidates as rooms in use, in the same order.
  let rooms: [Facility]

  init(
    _ study: Study, _ request: SitingRequest, gaps: StudyResult
  ) throws(CareCircleError) {
    let hasTable = study.plan.inputs.has(.candidates)
    let read = try ReadInputs(
      study.plan.inputs, hasTable ? [.candidates] : [], walker: study.plan.streets.walker)
    let table: LoadedTable<CandidateSite>? = read[.candidates]
    let sites = table?.rows ?? (Self.proposals(gaps) + Self.corners(study, gaps))
    isProposed = !hasTable
    self.sites = sites
    (issues, inputs) = (read.issues, read.infos)
    let requirement = study.question.requirement
    rooms = sites.map { Self.room($0, requirement, isProposed: !hasTable) }
    refusals = zip(sites, rooms).map { site, room in
      Self.refusal(site, room, study.question.requirement, request)
    }
  }

  /// Each gate of an estate that is a gap, or its place if it has none.
  private static func proposals(_ result: StudyResult) -> [CandidateSite] {
    let (estates, reaches) = (result.results.estates, result.results.reaches)
    var sites: [CandidateSite] = []
    for (estate, reach) in zip(estates, reaches) where reach.verdict == .gap {
      let gates = estate.gates.map { (id: "\(estate.id)/\($0.id)", place: $0.coordinate) }
      let own = estate.anchor.map { [(id: estate.id, place: $0)] } ?? []
      for (id, place) in gates.isEmpty ? own : gates {
        var site = CandidateSite(id: id, coordinate: place)
        (site.name, site.township) = (estate.name, estate.township)
        sites.append(site)
      }
    }
    return sites
  }

  /// The street corners near estates that are gaps, under streets.
  private static func corners(_ study: Study, _ result: StudyResult) -> [CandidateSite] {
    guard let graph = study.streets.walkable?.access.graph, study.question.reachMethod == .street
    else { return [] }
    let gaps = zip(result.results.estates, result.results.reaches).filter { $1.verdict == .gap }
      .compactMap { $0.0.anchor }
    return StreetCorners(
      graph, near: gaps, reach: study.question.circle.longestWalk,
      study.reachModel(study.question)
    ).sites
  }

  /// A candidate as the room that it would become.
  static func room(
    _ site: CandidateSite, _ requirement: RoomRequirement, isProposed: Bool
  ) -> Facility {
    var room =
      site.isPlaced
      ? Facility(id: site.id, coordinate: site.coordinate) : Facility(unplaced: site.id)
    (room.name, room.township) = (site.name, site.township)
    room.kind =
      requirement.kinds.contains(.careRoom)
      ? .careRoom : requirement.kinds.min { $0.rawValue < $1.rawValue }
    let least = requirement.minimumArea
    room.area = isProposed ? RoomArea(gross: least, inner: least) : site.area
    (room.status, room.isHandedOver) = (.inUse, true)
    return room
  }

  private static func refusal(
    _ site: CandidateSite, _ room: Facility, _ requirement: RoomRequirement,
    _ request: SitingRequest
  ) -> SitingReport.Refusal? {
    if site.isForbidden { return .forbidden }
    if !site.isPlaced { return .placeUnknown }
    switch requirement.judge(room) {
    case .qualifies: break
    case .fails: return .undersized
    case .unknown:
      guard request.takesUnknownArea else { return .areaUnknown }
    }
    if request.needsCosts, site.cost == nil { return .costUnknown }
    guard request.phases.isEmpty, let available = site.available else { return nil }
    guard let day = request.availableBy ?? requirement.asOf, available <= day else {
      return .notAvailable
    }
    return nil
  }
}

extension ServiceCircle {
  /// The length of a walk that just lies within it.
  fileprivate var longestWalk: Length {
    switch self {
    case .walking(let limit, let walker, _): .metres(limit.inSeconds * walker.speed.metresPerSecond)
    case .radius(let radius): radius
    }
  }
}

extension SitingRequest {
  /// Whether the plan depends on what sites cost.
  var needsCosts: Bool { isCheapest || budget != nil }

  func check() throws(CareCircleError) {
    var problems: [InputProblem] = []
    func problem(_ field: String, _ value: String? = nil, _ en: String, _ zh: String) {
      problems.append(
        InputProblem(
          .wrongValue, file: "carecircle", field: field, value: value, Message(en: en, zh: zh)))
    }
    if let sites, sites < 0 || sites > 1_000_000 {
      problem("--sites", String(sites), "must be a number from 0 to 1,000,000", "应为0至1,000,000的整数")
    }
    if let budget, budget < 0 {
      problem("--budget", String(budget), "must be an amount of yuan, zero or more", "应为不小于零的金额（元）")
    }
    switch goal {
    case .maximise where sites == nil && budget == nil && phases.isEmpty:
      problem(
        "--maximise", nil, "needs --sites or --budget, which limits the plan",
        "须与 --sites 或 --budget 同用")
    case .minimiseWalk where sites == nil, .minimiseLongestWalk where sites == nil:
      problem("--minimise", nil, "needs --sites, the number of new rooms", "须与 --sites（新增用房数）同用")
    case .cover where sites != nil || budget != nil:
      problem(
        sites == nil ? "--budget" : "--sites", nil,
        "limits a plan, so say what it is to maximise: --maximise estates, households or elders",
        "限定了方案规模，请用 --maximise estates、households 或 elders 指明目标")
    case .coverShare(let share) where !(share > 0 && share <= 1):
      problem("--cover-share", String(share), "must be above 0 and at most 100 %", "应大于0且不超过100%")
    default: break
    }
    if sites != nil, budget != nil {
      problem(
        "--budget", nil, "cannot be combined with --sites; give one of them",
        "不能与 --sites 同用；请只给出一个")
    }
    if let perSquareMetre, !(perSquareMetre > 0 && perSquareMetre <= 1000) {
      problem(
        "--capacity", String(perSquareMetre), "must be above 0 and at most 1,000 per m2",
        "应为每平方米大于0且不超过1000")
    }
    if perSquareMetre != nil, goal == .minimiseWalk || goal == .minimiseLongestWalk {
      problem(
        "--capacity", nil, "cannot be combined with --minimise, which counts walks and not people",
        "不能与 --minimise 同用（后者只计步行）")
    }
    if let apart, !(apart.metres >= 0 && apart.metres <= 100_000) {
      problem("--apart", nil, "must be from 0 to 100,000 m", "应为0至100,000米")
    }
    if !problems.isEmpty { throw .usage(problems) }
  }
}
