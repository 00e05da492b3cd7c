import Coverage
import Dispatch
import Parallel
import Tables
import Wording

/// What changed for an estate from one run to another.
public struct EstateChange: Hashable, Sendable {
  /// The ways in which an estate can change.
  public enum Kind: String, Sendable, CaseIterable {
    /// Only the later run has it.
    case appeared
    /// Only the earlier run has it.
    case disappeared
    /// The verdict of the estate differs.
    case verdict
    /// The reason of the verdict differs.
    case reason
    /// Another nearest facility, or one where there was none.
    case nearest
  }

  /// Its index in the earlier run; nil if it appeared.
  package let before: Int?
  /// Its index in the later run; nil if it disappeared.
  package let after: Int?
  /// What changed, in the order of the kinds.
  public let kinds: [Kind]
}

/// The differences between two runs of a study, estate by estate, matched by id.
public struct ResultComparison: Sendable {
  package let before: ResultFolder
  package let after: ResultFolder
  /// The estates that changed: those of the later run in its order, then those that disappeared.
  public let changes: [EstateChange]
  /// The language of texts.
  public let language: Language

  /// Reads and compares two folders that `carecircle run` wrote.
  ///
  /// Time and memory are proportional to the number of estates: about 150 bytes for each, plus its texts.
  ///
  /// - Throws: `CareCircleError` if a folder has no estates of this version, or if an id occurs twice.
  public init(
    before: String, after: String, language: Language = .english
  ) throws(CareCircleError) {
    let earlier = Deferred {
      Result { () throws(CareCircleError) in try ResultFolder(before) }
    }
    earlier.start()
    let later = Result { () throws(CareCircleError) in try ResultFolder(after) }
    self.before = try earlier.value.get()
    self.after = try later.get()
    self.language = language
    changes = try Self.changes(self.before, self.after)
  }

  /// The rules in which the runs differ: circle, method, policy or parameters. If there are any, changes may come
  /// from them rather than from the city.
  public var differences: [RuleDifference] {
    RuleDifference.between(before.rules, after.rules)
  }

  /// A warning if a run covered only a tile of its study; nil if both covered the same ground.
  public var groundMessage: Message? {
    let (one, other) = (before.tile, after.tile)
    if one == other { return nil }
    let sides = [(before.path, one), (after.path, other)].compactMap { path, tile in
      tile.map { Message(en: "\(path) is only tile \($0.name)", zh: "\(path)只是分块 \($0.name)") }
    }
    return Message(
      en: sides.map(\.english).joined(separator: " and ")
        + " of its study: estates elsewhere count as appeared or disappeared",
      zh: sides.map(\.chinese).joined(separator: "，") + "：其余范围的小区会计为新增或消失")
  }

  /// A warning about folders without a manifest, which may be incomplete; nil if both have one.
  public var wholenessMessage: Message? {
    let folders = [before, after].filter { !$0.isKnownToBeWhole }.map(\.path)
    guard !folders.isEmpty else { return nil }
    return Message(
      en:
        "no manifest.json in \(folders.joined(separator: " and ")): it is not certain that all estates are there; "
        + "run it again with this version to be sure",
      zh: "\(folders.joined(separator: "、"))中没有 manifest.json，无法确认小区是否齐全；请用本版本重新运行以便核实")
  }

  /// The number of estates that changed in a given way.
  public func count(_ kind: EstateChange.Kind) -> Int {
    changes.count { $0.kinds.contains(kind) }
  }

  private static func changes(
    _ before: ResultFolder, _ after: ResultFolder
  ) throws(CareCircleError) -> [EstateChange] {
    let earlier = try before.indices()
    let later = try after.indices()
    var changes: [EstateChange] = []
    for (index, id) in after.estates.ids.enumerated() {
      if let old = earlier[id] {
        let kinds = kinds(before.estates, Int(old), after.estates, index)
        if kinds.isEmpty { continue }
        changes.append(EstateChange(before: Int(old), after: index, kinds: kinds))
      } else {
        changes.append(EstateChange(before: nil, after: index, kinds: [.appeared]))
      }
    }
    for (index, id) in before.estates.ids.enumerated() where later[id] == nil {
      changes.append(EstateChange(before: index, after: nil, kinds: [.disappeared]))
    }
    return changes
  }

  private static func kinds(
    _ before: ComparedEstates, _ old: Int, _ after: ComparedEstates, _ new: Int
  ) -> [EstateChange.Kind] {
    let (one, other) = (before.rows[old], after.rows[new])
    var kinds: [EstateChange.Kind] = []
    if one.verdict != other.verdict { kinds.append(.verdict) }
    if isOther(before.reasons[one.reason], after.reasons[other.reason]) { kinds.append(.reason) }
    if isOther(before.nearest[one.nearest], after.nearest[other.nearest]) { kinds.append(.nearest) }
    return kinds
  }

  private static func isOther(_ one: String?, _ other: String?) -> Bool {
    one.map(ExactText.init) != other.map(ExactText.init)
  }
}

/// A rule in which two runs differ. A side is empty if its run does not state the rule.
public struct RuleDifference: Hashable, Sendable {
  /// The key: `circle`, `method`, `policy` or a parameter of `provenance.json`.
  public let key: String
  /// The value in the earlier run.
  public let before: String
  /// The value in the later run.
  public let after: String

  /// The rules that are not the same in two lists of them.
  static func between(
    _ before: [(key: String, value: String)], _ after: [(key: String, value: String)]
  ) -> [RuleDifference] {
    let later = Dictionary(after.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
    let earlier = Set(before.map(\.key))
    let changed = before.compactMap { key, value -> RuleDifference? in
      let other = later[key] ?? ""
      return other == value ? nil : RuleDifference(key: key, before: value, after: other)
    }
    let added = after.filter { !earlier.contains($0.key) && !$0.value.isEmpty }
    return changed + added.map { RuleDifference(key: $0.key, before: "", after: $0.value) }
  }

  /// The difference in words.
  public var message: Message {
    let (one, other) = (words(before), words(after))
    let chinese = key == "circle" ? "服务圈" : " \(key) "
    return Message(
      en: "the runs differ in \(key): \(one.english) before; \(other.english) after",
      zh: "两次运行的\(chinese)不同：之前为\(one.chinese)；之后为\(other.chinese)")
  }

  /// A circle in words; any other value unchanged.
  private func words(_ value: String) -> Message {
    let shown = value.isEmpty ? "-" : value
    guard key == "circle", let read = ServiceCircle.read(code: value) else {
      return Message(en: shown, zh: " \(shown)")
    }
    return read.circle.text(by: read.method)
  }
}

extension ResultFolder {
  /// The index of each id. An id that occurs twice is refused, since it would not be clear which row is meant.
  func indices() throws(CareCircleError) -> [ExactText: Int32] {
    var indices: [ExactText: Int32] = [:]
    indices.reserveCapacity(estates.ids.count)
    for (index, id) in estates.ids.enumerated() {
      if let first = indices.updateValue(Int32(truncatingIfNeeded: index), forKey: id) {
        throw .badData([
          .repeatedID(
            layer.file, id.text, line: estates.rows[index].line,
            first: estates.rows[Int(first)].line)
        ])
      }
    }
    return indices
  }
}

extension InputProblem {
  fileprivate static func repeatedID(
    _ file: InputFile, _ id: String, line: Int32, first: Int32
  ) -> InputProblem {
    InputProblem(
      .duplicateKey, file: file.name, line: Int(line), field: "id", value: id,
      Message(
        en:
          "stands on line \(first), too; estates are matched by id, so each id may occur only once",
        zh: "与第\(first)行重复；小区按编号对应，每个编号只能出现一次"))
  }
}
