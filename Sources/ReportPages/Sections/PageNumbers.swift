import Coverage
import Wording

/// Numbers as the page shows them: with separators, and every share with what it is a share of.
enum PageNumbers {
  static func count(_ value: Int?) -> String { value.map(Decimals.grouped) ?? "—" }

  static func number(_ value: Double?, _ decimals: Int = 1) -> String {
    value.map { Decimals.text($0, decimals) } ?? "—"
  }

  static func percent(_ value: Double?) -> Message {
    guard let value else { return Message(en: "—", zh: "—") }
    let text = Decimals.text(value, 1)
    return Message(en: "\(text) %", zh: "\(text)%")
  }

  /// `64.2 % (95 of 148)`.
  static func share(_ share: Share) -> Message {
    let percent = percent(share.percent)
    let (part, whole) = (count(share.numerator), count(share.denominator))
    return Message(
      en: "\(percent.english) (\(part) of \(whole))", zh: "\(percent.chinese)（\(part)/\(whole)）")
  }
}

/// The heading of a column, and whether numbers stand in it.
struct Column {
  let title: Message
  var isNumber = false

  static func text(en english: String, zh chinese: String) -> Column {
    Column(title: Message(en: english, zh: chinese))
  }

  static func number(en english: String, zh chinese: String) -> Column {
    Column(title: Message(en: english, zh: chinese), isNumber: true)
  }
}

extension Markup {
  /// Appends the head of a table and opens its body.
  mutating func head(_ columns: [Column]) {
    raw("<thead><tr>")
    for column in columns {
      raw(column.isNumber ? "<th scope=\"col\" class=\"n\"" : "<th scope=\"col\"")
      content(column.title)
      raw("</th>")
    }
    raw("</tr></thead><tbody>\n")
  }

  /// Appends a cell with a number, by which its column can be sorted.
  mutating func cell(_ value: Int?) {
    raw("<td class=\"n\"")
    attribute("data-v", value.map(String.init) ?? "")
    raw(">")
    data(PageNumbers.count(value))
    raw("</td>")
  }

  /// Appends a cell with a number with decimals.
  mutating func cell(_ value: Double?, _ decimals: Int = 1) {
    raw("<td class=\"n\"")
    attribute("data-v", value.map { Decimals.text($0, 4) } ?? "")
    raw(">")
    data(PageNumbers.number(value, decimals))
    raw("</td>")
  }

  /// Appends a cell with a share in percent.
  mutating func cell(percent value: Double?) {
    raw("<td class=\"n\"")
    attribute("data-v", value.map { Decimals.text($0, 4) } ?? "")
    content(PageNumbers.percent(value))
    raw("</td>")
  }

  /// Appends a cell with text from data.
  mutating func cell(_ text: String?) {
    raw("<td>")
    data(text ?? "—")
    raw("</td>")
  }

  /// Appends a cell with text for people.
  mutating func cell(_ message: Message?) {
    raw("<td")
    content(message ?? Message(en: "—", zh: "—"))
    raw("</td>")
  }
}
