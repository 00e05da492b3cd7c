import Wording

extension Words {
  /// Reads 是, 已完成, 居民价格 and the like, or their opposites.
  package static func doneOrFlag(_ text: String?) -> Reading<Bool> {
    Reading(text, expected: Message(en: "expected yes or no (是, 否)", zh: "应为是或否")) { text in
      flag(text).value ?? done(text)
    }
  }

  /// Whether a cell says something for certain: not a dash, and nothing that is still open, such as 待定 or 暂缺.
  package static func saysSomething(_ text: String) -> Bool {
    let word = Header.folded(text)
    guard word.contains(where: { $0.isLetter || $0.isNumber || $0 == "√" || $0 == "✓" }) else {
      return ["×", "✗"].contains(word)
    }
    if flag(text).value != nil || done(text) != nil { return true }
    return !open.contains(where: word.contains)
  }

  /// Parts of words that leave open what a cell says.
  private static let open = ["待", "暂", "另定", "未定", "不详", "不明", "空缺", "拟", "tbd", "n/a"]

  /// Whether something was done or built, by words such as 已完成, 未建成; nil for any other text.
  package static func done(_ text: String?) -> Bool? {
    guard let text, text.utf8.count <= 100 else { return nil }
    let word = Header.folded(text)
    if ["非居民", "工商业", "商业"].contains(where: word.contains) { return false }
    if word.hasPrefix("居民") { return true }
    if ["已完成", "完成", "已建成", "建成", "已上报", "已列入", "已明确", "已执行", "done"].contains(word) {
      return true
    }
    let denied = ["未完成", "尚未完成", "未建成", "在建", "未上报", "未列入", "未明确", "未执行", "进行中"]
    return denied.contains(word) ? false : nil
  }
}
