import CareModel
import Geodesy
import Wording

extension ReachQuestion {
  /// The longest walk that a question may ask for along streets, in metres: the cost of a search grows with its square.
  private static let longestWalk = 100_000.0

  /// Every term that is out of range or contradicts another.
  var problems: [ReachQuestionFault.Problem] {
    [
      circleProblem, areaProblem, kindsProblem, yearProblem, limitProblem,
    ].compactMap(\.self)
  }

  private typealias Problem = ReachQuestionFault.Problem

  private var circleProblem: Problem? {
    if let message = circle.problem { return Problem(term: .circle, value: nil, message: message) }
    guard streetRules != nil else { return nil }
    guard case .walking(let limit, let walker, _) = circle else {
      return Problem(term: .circle, value: nil, message: .radiusAlongStreets)
    }
    let fastest = max(walker.speed.metresPerSecond, Walker.fit.speed.metresPerSecond)
    let metres = limit.inSeconds * fastest
    guard metres > Self.longestWalk else { return nil }
    return Problem(term: .circle, value: Decimals.text(metres, 0) + " m", message: .walkTooLong)
  }

  private var areaProblem: Problem? {
    let metres = requirement.minimumArea.squareMetres
    guard !(0...1e8).contains(metres) else { return nil }
    return Problem(
      term: .minimumArea, value: Decimals.text(metres, 2, keepingZeros: false) + "m2",
      message: .expected("0m2 – 100000000m2"))
  }

  private var kindsProblem: Problem? {
    guard requirement.kinds.isEmpty, !requirement.acceptsAny else { return nil }
    return Problem(
      term: .qualifyingKinds, value: nil,
      message: .expected(RoomKind.allCases.map(\.rawValue).joined(separator: ", ")))
  }

  private var yearProblem: Problem? {
    guard !(1800...2100).contains(ageRule.lastYear) else { return nil }
    return Problem(
      term: .oldUntil, value: String(ageRule.lastYear), message: .expected("1800 – 2100"))
  }

  private var limitProblem: Problem? {
    Problem(.searchLimit, searchLimit, .metres(1) ... .kilometres(100), "1m – 100km")
  }
}

extension StreetRules {
  /// Every rule that is out of range, whether or not there are streets to walk on.
  package var problems: [ReachQuestionFault.Problem] {
    [
      ReachQuestionFault.Problem(
        .accessCap, accessCap, .metres(1) ... .metres(500), "1m – 500m"),
      stepsProblem,
    ].compactMap(\.self)
  }

  private var stepsProblem: ReachQuestionFault.Problem? {
    guard let stepsFactor, !(1...100).contains(stepsFactor) else { return nil }
    return ReachQuestionFault.Problem(
      term: .stepsFactor, value: Decimals.text(stepsFactor, 4, keepingZeros: false),
      message: .expected("1 – 100"))
  }
}

extension ReachQuestionFault.Problem {
  /// A problem if a length is outside its range, whose ends are allowed; nil if it is within.
  fileprivate init?(
    _ term: ReachTerm, _ length: Length, _ range: ClosedRange<Length>, _ expected: String
  ) {
    guard !range.contains(length) else { return nil }
    self.init(
      term: term, value: Decimals.text(length.metres, 3, keepingZeros: false) + "m",
      message: .expected(expected))
  }
}

extension Message {
  fileprivate static func expected(_ what: String) -> Message {
    Message(en: "expected \(what)", zh: "应为 \(what)")
  }

  fileprivate static let radiusAlongStreets = Message(
    en:
      "a radius is a straight line and needs no streets; give minutes on foot, or leave the network out",
    zh: "半径为直线距离，无需道路；请给出步行分钟数，或去掉 network")

  fileprivate static let walkTooLong = Message(
    en: "walks along streets are found up to 100 km; shorten the time",
    zh: "沿道路步行最远支持100公里；请缩短时间")
}
