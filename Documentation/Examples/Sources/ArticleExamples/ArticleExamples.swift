import CareCircle

/// The code of the library's articles: each block of an article stands here word for word and is compiled with the tests.
///
/// `folder` is the folder of the sample data.
public enum ArticleExamples {}

// MARK: - First study

extension ArticleExamples {
  /// The estates from which no care room can be reached, with their walks in metres.
  public static func gaps(in folder: String) throws -> [(id: String, metres: Double?)] {
    let study = try Study(
      estates: .file("\(folder)/estates.csv", crs: .bd09),
      facilities: .file("\(folder)/rooms.csv", crs: .gcj02),
      circle: .walk(minutes: 15, walker: .elder))
    let result = try study.analyse()
    return result.gaps.map { gap in
      (gap.id, gap.nearest?.walk?.metres)
    }
  }

  /// Writes every output of the sample study to a folder.
  public static func writeResults(in folder: String, to output: String) throws {
    let study = try Study(StudyFile.plan("\(folder)/study.yaml"))
    try study.analyse().write(toFolder: output)
  }

  /// The problems of a study whose coordinates nobody declared.
  public static func mistakes(in folder: String) -> String {
    do throws(CareCircleError) {
      _ = try Study(
        estates: .file("\(folder)/estates.csv"), facilities: .file("\(folder)/rooms.csv"),
        circle: .walk(minutes: 15))
      return ""
    } catch {
      return "\(error)"
    }
  }
}

// MARK: - Verdicts

extension ArticleExamples {
  /// The number of estates with each verdict, and the share of covered estates with its bounds.
  public static func shares(in folder: String) throws -> (covered: Int, percents: [Double?]) {
    let study = try Study(StudyFile.plan("\(folder)/study.yaml"))
    let tally = try study.analyse().tally
    let covered = tally.verdicts[.covered] ?? 0
    let percents = [tally.least.percent, tally.covered.percent, tally.greatest.percent]
    return (covered, percents)
  }

  /// Why estates are undecided or gaps, and which verdicts would differ for another walker.
  public static func reasons(in folder: String) throws -> (undecided: [Reason], doubtful: Int) {
    let result = try Study(StudyFile.plan("\(folder)/study.yaml")).analyse()
    let undecided = result.estates.filter { $0.verdict == .indeterminate }.compactMap(\.reason)
    let doubtful = result.estates.count { $0.borderline.contains(.speed) }
    return (undecided, doubtful)
  }
}

// MARK: - Streets

extension ArticleExamples {
  /// The verdicts along the streets.
  public static func streets(in folder: String) throws -> Int {
    var plan = try StudyFile.plan("\(folder)/study.yaml")
    plan.inputs[.network] = [.file("\(folder)/streets.geojson", crs: .wgs84)]
    plan.streets.isStepFree = true
    let result = try Study(plan).analyse()
    return result.gaps.count
  }

  /// The walk from the first covered estate to its room, in metres.
  public static func route(in folder: String) throws -> Double? {
    var plan = try StudyFile.plan("\(folder)/study.yaml")
    plan.inputs[.network] = [.file("\(folder)/streets.geojson", crs: .wgs84)]
    let study = try Study(plan)
    let covered = try study.analyse().estates.first { $0.verdict == .covered }
    guard let covered, let room = covered.nearest else { return nil }
    let walk = try study.route(from: .id(covered.id), to: .id(room.id))
    return walk?.route.length.metres
  }
}

// MARK: - Policies

extension ArticleExamples {
  /// The ids of the clauses that are violated, each as often as it is.
  public static func violations(in folder: String) throws -> [String] {
    let study = try Study(StudyFile.plan("\(folder)/study.yaml"), for: .compliance)
    let policy = try PolicyFinder.policy(named: "wenzhou")
    let check = try study.check(policy).check
    return check.findings.filter(\.isBindingFail).map { finding in
      policy.clauses[finding.clause].id
    }
  }
}

// MARK: - Siting

extension ArticleExamples {
  /// The fewest sites that close every gap that can be closed, and the bound that proves it.
  public static func plan(in folder: String) throws -> (sites: Int, bound: Double?) {
    let study = try Study(StudyFile.plan("\(folder)/study.yaml"))
    var request = SitingRequest()
    request.weight = .households
    request.timeLimit = .seconds(20)
    let result = try study.site(request)
    return (result.report.sites.count, result.report.steps.last?.plan.bound)
  }
}

// MARK: - Scaling

extension ArticleExamples {
  /// Writes the four tiles of the sample study, and joins them to the whole.
  public static func tiles(in folder: String, to output: String) throws {
    var parts: [String] = []
    for row in 0..<2 {
      for column in 0..<2 {
        var plan = try StudyFile.plan("\(folder)/study.yaml")
        plan.tile = StudyTile(column: column, row: row, of: 2)
        let part = "\(output)/part-\(column)-\(row)"
        try Study(plan).analyse().write(toFolder: part)
        parts.append(part)
      }
    }
    try PartJoin(parts).write(toFolder: "\(output)/whole")
  }
}
