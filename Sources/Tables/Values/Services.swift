import CareModel
import Wording

/// Services, several in a cell.
package enum Services {
  /// Reads the services of a cell. 无 means known to have none; separators alone mean nothing.
  package static func reading(_ text: String?) -> Reading<ServiceList> {
    guard let text else { return .blank }
    let words = list(text)
    if words.isEmpty {
      return .unreadable(
        expected: Message(
          en: "expected services such as 助餐、助浴, or 无", zh: "应为服务项目，如助餐、助浴，或无"))
    }
    return .value(ServiceList(words))
  }

  /// The parts of a cell, each once, split at 、 , ; / and |, but not within brackets.
  package static func list(_ text: String?) -> [String] {
    guard let text else { return [] }
    var seen: Set<String> = []
    var depth = 0
    let parts = text.split { character in
      if "(（[【".contains(character) { depth += 1 }
      if ")）]】".contains(character) { depth = max(0, depth - 1) }
      return character.isNewline || (depth == 0 && "、,，;；/|".contains(character))
    }
    return parts.map { String($0).trimmed }.filter { !$0.isEmpty && seen.insert($0).inserted }
  }
}
