import Wording

/// A bar that divides a whole into parts, each with its own colour and hatching.
struct VerdictBar {
  let parts: [(name: StaticString, count: Int)]

  func append(to page: inout Markup, title: Message) {
    let whole = parts.reduce(0) { $0 + $1.count }
    page.raw("<svg class=\"bar\" role=\"img\" viewBox=\"0 0 200 14\" preserveAspectRatio=\"none\"")
    page.attribute("aria-label", title)
    page.raw(">")
    var start = 0.0
    for part in parts where part.count > 0 {
      let width = Double(part.count) / Double(whole) * 200
      page.raw("<rect y=\"0\" height=\"14\" class=\"")
      page.raw(part.name)
      page.raw("\"")
      page.attribute("x", Decimals.text(start, 2))
      page.attribute("width", Decimals.text(width, 2))
      page.raw("/>")
      start += width
    }
    page.raw("</svg>")
  }
}
