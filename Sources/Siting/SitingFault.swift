import Wording

/// Why a siting problem is invalid or has no plan.
public enum SitingFault: Error, Hashable, Sendable {
  /// The length of an array does not match the matrix.
  case wrongLength(String)
  /// A pair of the matrix is out of range, occurs twice in its row or is out of order, or its cost is negative or not
  /// finite.
  case wrongPair(demand: Int, candidate: Int)
  /// A number is out of range, or a sum of such numbers is.
  case wrongNumber(String)
  /// There are too many demands or candidates.
  case tooLarge
  /// The goal needs costs of pairs, and the matrix has none.
  case costsMissing
  /// The goal does not support one of the options.
  case unsupported(Message)
  /// It is proved that no plan satisfies the problem.
  case infeasible(Message)
  /// The limits ended the search before any plan was found.
  case nothingFound
  /// The system allows no second thread, which the search needs.
  case noThread
  /// A plan violates the problem or states wrong figures, which is an error of this program.
  case wrongPlan(String)

  /// What is wrong, in both languages.
  public var message: Message {
    switch self {
    case .wrongLength(let what):
      Message(en: "'\(what)' has the wrong length", zh: "“\(what)”的长度不对")
    case .wrongPair(let demand, let candidate):
      Message(
        en: "The pair of demand \(demand) and candidate \(candidate) is malformed",
        zh: "需求 \(demand) 与候选点 \(candidate) 的组合有误")
    case .wrongNumber(let what):
      Message(en: "'\(what)' is out of range", zh: "“\(what)”超出允许范围")
    case .tooLarge:
      Message(en: "Too many demands or candidates", zh: "需求或候选点过多")
    case .costsMissing:
      Message(en: "This goal needs the walk of every pair", zh: "该目标需要每一组合的步行代价")
    case .unsupported(let what):
      Message(
        en: "Not supported together with this goal: \(what.english)", zh: "该目标不支持：\(what.chinese)")
    case .infeasible(let why):
      Message(
        en: "No plan can do this: \(why.english)", zh: "不存在满足要求的方案：\(why.chinese)")
    case .nothingFound:
      Message(
        en: "The limit was reached before a plan was found; raise it",
        zh: "在限制之内未找到任何方案，请放宽限制")
    case .noThread:
      .noThread
    case .wrongPlan(let what):
      Message(en: "The plan failed its check: \(what)", zh: "方案未通过核对：\(what)")
    }
  }
}
