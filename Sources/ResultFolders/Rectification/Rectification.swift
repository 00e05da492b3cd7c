import Wording

/// What became of the binding fails between two checks (销号).
public struct Rectification: Sendable {
  /// What became of a finding that is a binding fail in one of the checks.
  public enum Change: String, Sendable, CaseIterable {
    /// It failed before and is met now (已整改).
    case rectified
    /// It did not fail before and fails now (新增).
    case new
    /// It fails in both checks, and its due date has passed (逾期).
    case overdue
    /// It fails in both checks (未整改).
    case remaining
    /// It failed before and is undecided now (待核实).
    case undecided
    /// It failed before and is no longer counted: not due, not applicable, or not binding (不再计入).
    case notCounted = "not_counted"
    /// It failed before, and the later check does not contain its subject (对象不在表中).
    case gone

    /// The state in words, in both languages.
    public var words: Message {
      switch self {
      case .rectified: Message(en: "rectified", zh: "已整改")
      case .new: Message(en: "new", zh: "新增")
      case .overdue: Message(en: "overdue", zh: "逾期未整改")
      case .remaining: Message(en: "remaining", zh: "未整改")
      case .undecided: Message(en: "undecided now", zh: "转为待核实")
      case .notCounted: Message(en: "no longer counted", zh: "不再计入")
      case .gone: Message(en: "not in the later tables", zh: "后表中无此对象")
      }
    }
  }

  /// A finding with its rows in both checks.
  struct Item: Sendable {
    let before: CheckFolder.Row?
    let after: CheckFolder.Row?
    let change: Change

    /// The later row, or the earlier one if there is no later row.
    var shown: CheckFolder.Row? { after ?? before }
  }

  let before: CheckFolder
  let after: CheckFolder
  /// The findings that are binding fails in one of the checks: those of the later check in its order, then those that
  /// are gone.
  let items: [Item]
  /// The language of texts.
  public let language: Language

  /// Reads and compares two folders that `carecircle check --out` wrote with the same policy.
  ///
  /// Time is proportional to the findings, memory to the binding fails.
  ///
  /// - Throws: `CareCircleError` if a folder is incomplete or the policies differ.
  public init(
    before: String, after: String, language: Language = .english
  ) throws(CareCircleError) {
    (self.before, self.after) = (try CheckFolder(before), try CheckFolder(after))
    self.language = language
    let (earlier, later) = (self.before, self.after)
    var ids: Set<String> = []
    var policies: [Set<String>] = []
    for folder in [earlier, later] {
      var own: Set<String> = []
      folder.forEachRow { row in
        if row.isBindingFail { ids.insert(row["id"]) }
        own.insert(row["policy"])
      }
      policies.append(own)
    }
    guard policies[0] == policies[1] || policies.contains([]) else {
      throw .badData([.otherPolicy(earlier.path, policies[0], later.path, policies[1])])
    }
    items = Self.items(earlier, later, ids)
  }

  private static func items(
    _ earlier: CheckFolder, _ later: CheckFolder, _ ids: Set<String>
  ) -> [Item] {
    var (old, order): ([String: CheckFolder.Row], [String]) = ([:], [])
    earlier.forEachRow { row in
      guard ids.contains(row["id"]) else { return }
      if old.updateValue(row, forKey: row["id"]) == nil { order.append(row["id"]) }
    }
    var items: [Item] = []
    var met: Set<String> = []
    later.forEachRow { row in
      let id = row["id"]
      guard ids.contains(id) else { return }
      met.insert(id)
      let change = change(old[id], row)
      items.append(Item(before: old[id], after: row, change: change))
    }
    let gone = order.filter { !met.contains($0) }.compactMap { old[$0] }
    return items + gone.map { Item(before: $0, after: nil, change: .gone) }
  }

  private static func change(_ before: CheckFolder.Row?, _ after: CheckFolder.Row) -> Change {
    guard before?.isBindingFail == true else { return .new }
    if after.isBindingFail { return after.isOverdue ? .overdue : .remaining }
    return switch after["verdict"] {
    case "pass", "pass_late": .rectified
    case "indeterminate": .undecided
    default: .notCounted
    }
  }

  /// The number of findings with a change.
  public func count(_ change: Change) -> Int { items.count { $0.change == change } }

  /// Whether both folders were written by `carecircle check` rather than by `carecircle run`.
  public static func isAbout(_ before: String, _ after: String) -> Bool {
    CheckFolder.isOne(before) && CheckFolder.isOne(after)
  }
}

extension InputProblem {
  fileprivate static func otherPolicy(
    _ before: String, _ old: Set<String>, _ after: String, _ new: Set<String>
  ) -> InputProblem {
    let names = [old, new].map { $0.sorted().joined(separator: ", ") }
    return InputProblem(
      .wrongValue, file: after, field: "policy", value: names[1],
      Message(
        en:
          "is another policy than that of \(before) (\(names[0])); compare checks of the same policy",
        zh: "与 \(before) 的政策（\(names[0])）不同；请比较同一政策的核查结果"))
  }
}
