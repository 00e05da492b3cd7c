import Registers
import Synchronization
import Wording

/// What would settle an undecided finding, as people read it: `rooms.handover_date` becomes the column that a table
/// needs.
///
/// A check asks for the same few lists of fields millions of times, so each is put into words only once.
final class SettlingWords: Sendable {
  private let names: [String: Message]
  /// The tables by their keys, for columns that only a policy names.
  private let tables: [String: (english: String, chinese: String)]
  private let known = Mutex<[Language: [String: String]]>([:])

  init() {
    var names: [String: Message] = [
      "study.covers_region": Message(
        en: "whether the tables hold everything there is in the region (--covers-region)",
        zh: "各表是否覆盖全域（--covers-region）"),
      "as_of": Message(en: "the day of the check (--as-of)", zh: "核查日期（--as-of）"),
    ]
    var tables: [String: (english: String, chinese: String)] = [:]
    for kind in InputKind.all {
      // Some titles end with 表 themselves.
      let own = kind.title.chinese
      let table = own.hasSuffix("表") ? "“\(own)”" : "“\(own)”表"
      tables[kind.key] = (kind.title.english, table)
      names[kind.key] = Message(en: "the table of \(kind.title.english)", zh: table)
      for column in kind.formColumns {
        names["\(kind.key).\(column.field)"] = Message(
          en: "\(column.header.english) of \(kind.title.english)",
          zh: "\(table)的“\(Self.withoutUnit(column.header.chinese))”列")
      }
    }
    (self.names, self.tables) = (names, tables)
  }

  /// A header without the unit in brackets.
  private static func withoutUnit(_ header: String) -> String {
    String(header.prefix { $0 != "(" && $0 != "（" })
  }

  /// A column, or a row, that a policy names itself, such as `townships.养老服务顾问人数`.
  private func column(_ field: Substring, _ language: Language) -> String {
    let parts = field.split(separator: ".", maxSplits: 1)
    guard parts.count == 2, let table = tables[String(parts[0])] else { return String(field) }
    return Message(en: "\(parts[1]) of \(table.english)", zh: "\(table.chinese)的“\(parts[1])”")
      .text(language)
  }

  /// A list of fields, separated by commas, in words. What is not a field of a table stays as it is.
  func text(_ fields: String, _ language: Language) -> String {
    known.withLock { known in
      if let text = known[language]?[fields] { return text }
      let text = words(fields, language)
      known[language, default: [:]][fields] = text
      return text
    }
  }

  private func words(_ fields: String, _ language: Language) -> String {
    if let name = names[fields] { return name.text(language) }
    return fields.split(separator: ", ").map { field in
      names[String(field)]?.text(language) ?? column(field, language)
    }.joined(separator: language == .chinese ? "、" : ", ")
  }
}
