import CareModel
import Wording

/// Words that people write in cells, and what they mean.
package enum Words {
  /// Reads 是, √, yes, 1 and the like, or their opposites.
  package static func flag(_ text: String?) -> Reading<Bool> {
    Reading(text, expected: Message(en: "expected yes or no (是, 否)", zh: "应为是或否")) { text in
      let word = Header.folded(text)
      if yes.contains(word) { return true }
      if no.contains(word) { return false }
      return nil
    }
  }

  /// Reads a flag for which a year also means yes: 改造年度 gives the year in which the estate is renovated.
  package static func rosterFlag(_ text: String?) -> Reading<Bool> {
    if let text, text.utf8.count <= 1000, Years.range(text)?.exact != nil { return .value(true) }
    return flag(text)
  }

  /// Reads whether an estate is in town or in the country.
  package static func setting(_ text: String?) -> Reading<Setting> {
    Reading(text, expected: Message(en: "expected urban or rural (城镇, 农村)", zh: "应为城镇或农村")) {
      switch Header.folded($0) {
      case "城镇", "城市", "城区", "城", "urban": .urban
      case "农村", "乡村", "乡", "村", "rural": .rural
      default: nil
      }
    }
  }

  /// Whether a room has been handed over.
  package static func handover(_ text: String?) -> Reading<Bool> {
    let expected = Message(en: "expected handed over or not (已移交, 未移交)", zh: "应为已移交或未移交")
    return Reading(text, expected: expected) { text in
      switch Header.folded(text) {
      case "已移交", "已交付", "移交", "handed_over": true
      case "未移交", "未交付", "not_handed_over": false
      case let word: yes.contains(word) ? true : no.contains(word) ? false : nil
      }
    }
  }

  /// Reads the operating status of a facility.
  package static func status(_ text: String?) -> Reading<UseStatus> {
    let known = UseStatus.allCases.map(\.rawValue).joined(separator: ", ")
    let expected = Message(
      en: "expected a status such as 正常运营, 在用, 未移交, 空置, 在建, 停业, 拆除, 改变用途, or \(known)",
      zh: "应为正常运营、在用、未移交、空置、在建、停业、拆除、改变用途等状态")
    return Reading(text, expected: expected) { text in
      let word = Header.folded(text)
      if let status = statuses[word] ?? UseStatus(rawValue: word) { return status }
      if yes.contains(word) { return .inUse }
      return no.contains(word) ? .idle : nil
    }
  }

  private static let yes: Set<String> = [
    "是", "有", "√", "✓", "yes", "y", "true", "1", "已", "纳入", "已纳入",
  ]
  private static let no: Set<String> = ["否", "无", "×", "✗", "no", "n", "false", "0", "未", "未纳入"]

  private static let statuses: [String: UseStatus] = [
    "正常运营": .inUse, "运营中": .inUse, "运营": .inUse, "在用": .inUse, "使用中": .inUse,
    "已投入使用": .inUse, "正常": .inUse, "正常使用": .inUse, "已启用": .inUse,
    "未移交": .notHandedOver, "未交付": .notHandedOver, "空置": .idle, "闲置": .idle,
    "未使用": .idle, "未投入使用": .idle, "在建": .planned, "拟建": .planned, "规划": .planned,
    "规划中": .planned, "建设中": .planned, "装修中": .planned, "停业": .closed, "关停": .closed, "注销": .closed,
    "已注销": .closed, "停用": .closed, "拆除": .demolished, "已拆除": .demolished,
    "擅自拆除": .demolished, "改变用途": .changedUse, "擅自改变用途": .changedUse, "挪用": .changedUse,
    "出租": .changedUse,
  ]
}
