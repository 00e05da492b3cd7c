import CareModel
import Coverage
import Wording

/// Every gap estate by name, the one with the most older people first.
///
/// The list is in the page itself, so that the browser's own search and a screen reader find every name. It is cut into
/// pieces, of which a browser lays out only those in view.
struct GapSection {
  let results: CoverageResults
  let drawn: DrawnEstates

  private static let piece = 100

  func append(to page: inout Markup) {
    page.section(.gaps) { page in
      guard drawn.gapCount > 0 else {
        page.say(Message(en: "There is no gap.", zh: "没有缺口小区。"), in: "p")
        return
      }
      statement(&page)
      tools(&page)
      page.raw("<div id=\"gap-list\">\n")
      var start = 0
      while start < drawn.gaps.count {
        let end = min(start + Self.piece, drawn.gaps.count)
        page.raw("<ol class=\"gaps\">\n")
        for rank in start..<end { item(drawn.gaps[rank], number: rank + 1, &page) }
        page.raw("</ol>\n")
        start = end
      }
      page.raw("</div>\n")
    }
  }

  private func statement(_ page: inout Markup) {
    let unknown = drawn.gaps.count { results.estates[$0].elders == nil }
    page.say(
      Message(
        en: "\(counted(drawn.gapCount, "gap estate")), ranked by older residents"
          + (unknown > 0
            ? "; \(counted(unknown, "estate")) without that number \(inNumber(unknown, "comes", "come")) last"
            : "") + ".",
        zh: "缺口小区共\(PageNumbers.count(drawn.gapCount))个，按老年人口从多到少排列"
          + (unknown > 0 ? "；未填老年人口的\(PageNumbers.count(unknown))个排在最后。" : "。")), in: "p")
    page.say(
      Message(
        en: "The numbers are those on the map, where there is room for them.",
        zh: "序号与地图上的编号一致（图上位置不足时不标）。"), in: "p", class: "note")
    guard drawn.gaps.count < drawn.gapCount else { return }
    page.say(
      Message(
        en:
          "The first \(PageNumbers.count(drawn.gaps.count)) are listed here; gaps.geojson and estates.csv beside this page have all.",
        zh: "此处列出前\(PageNumbers.count(drawn.gaps.count))个；全部见同一文件夹中的 gaps.geojson 和 estates.csv。"),
      in: "p", class: "warning")
  }

  private func tools(_ page: inout Markup) {
    page.raw("<p class=\"tools no-print\"><label for=\"gap-find\"")
    page.content(Message(en: "Search", zh: "搜索"))
    page.raw(
      "</label> <input id=\"gap-find\" type=\"search\" autocomplete=\"off\"> <label for=\"gap-order\""
    )
    page.content(Message(en: "Order", zh: "排序"))
    page.raw("</label> <select id=\"gap-order\">")
    let orders: [(StaticString, Message)] = [
      ("elders", Message(en: "most older residents", zh: "老年人口从多到少")),
      ("households", Message(en: "most households", zh: "户数从多到少")),
      ("walk", Message(en: "longest walk", zh: "步行距离从远到近")),
    ]
    for (value, words) in orders {
      page.raw("<option value=\"")
      page.raw(value)
      page.raw("\"")
      page.content(words)
      page.raw("</option>")
    }
    page.raw("</select> <span id=\"gap-count\" role=\"status\"></span></p>\n")
  }

  /// `number` is the one that the estate has on the map, too, and keeps in every order.
  private func item(_ index: Int, number: Int, _ page: inout Markup) {
    let (estate, reach) = (results.estates[index], results.reaches[index])
    page.raw("<li")
    page.attribute("value", String(number))
    if let place = drawn.place(of: index) { page.attribute("data-e", String(place)) }
    page.raw("><button type=\"button\" class=\"link\">")
    page.data(estate.name ?? estate.id)
    page.raw("</button>")
    let unit = [estate.township, estate.community].compactMap(\.self).joined(separator: " ")
    if !unit.isEmpty {
      page.raw(" <span class=\"unit\">")
      page.data(unit)
      page.raw("</span>")
    }
    page.raw(" ")
    // The script writes these texts again in another language, so that they need not be in the page twice.
    page.raw("<span class=\"people\">")
    page.data(people(estate).text(results.language))
    page.raw("</span> <span class=\"why\">")
    page.data(walk(reach).text(results.language))
    page.raw("</span></li>\n")
  }

  private func people(_ estate: Estate) -> Message {
    let elders = Message.same(PageNumbers.count(estate.elders))
    guard let households = estate.households else {
      return ScriptWords.gapElders.filled([("elders", elders)])
    }
    return ScriptWords.gapPeople.filled([
      ("elders", elders), ("households", .same(PageNumbers.count(households))),
    ])
  }

  private func walk(_ reach: EstateReach) -> Message {
    guard let nearest = reach.nearest else {
      let limit = Decimals.text(results.searchLimit.metres / 1000, 1, keepingZeros: false)
      return ScriptWords.gapBeyond.filled([("km", .same(limit))])
    }
    let metres = PageNumbers.count(Int((nearest.walk ?? nearest.straight).metres.rounded()))
    let known: [(String, Message)] = [
      ("m", .same(metres)), ("reason", reach.reason?.message ?? .same("")),
    ]
    guard let time = nearest.time else { return ScriptWords.gapStraight.filled(known) }
    return ScriptWords.gapWalk.filled(
      known + [("min", .same(Decimals.text(time.inSeconds / 60, 1)))])
  }
}
