import CareModel
import Coverage
import Reports
import Wording

/// What has changed since an earlier run: coverage then and now, townships, and every estate with another verdict.
struct ChangeSection {
  let earlier: EarlierRun
  let results: CoverageResults
  let drawn: DrawnEstates

  private static let most = 2_000

  private var tally: (whole: ChangeTally, townships: [(name: String?, tally: ChangeTally)]) {
    var whole = ChangeTally()
    var townships: [String?: ChangeTally] = [:]
    for (index, old) in earlier.verdicts.enumerated() {
      let now = results.reaches[index].verdict
      whole.add(then: old, now: now)
      townships[results.estates[index].township, default: ChangeTally()].add(then: old, now: now)
    }
    for estate in earlier.gone {
      whole.add(then: estate.verdict, now: nil)
      townships[estate.township, default: ChangeTally()].add(then: estate.verdict, now: nil)
    }
    let ranked = townships.sorted {
      ($0.key == nil ? 1 : 0, $0.key ?? "") < ($1.key == nil ? 1 : 0, $1.key ?? "")
    }
    return (whole, ranked.map { ($0.key, $0.value) })
  }

  func append(to page: inout Markup) {
    let (whole, townships) = tally
    page.section(.changes) { page in
      statement(whole, &page)
      for remark in earlier.remarks { page.say(remark, in: "p", class: "warning") }
      table(whole, townships, &page)
      list(&page)
    }
  }

  private func statement(_ whole: ChangeTally, _ page: inout Markup) {
    let share = { (count: ChangeTally.CoveredCount) in
      PageNumbers.share(Share(count.covered, of: count.decided))
    }
    let (then, now) = (share(whole.then), share(whole.now))
    let new = earlier.verdicts.count { $0 == nil }
    page.say(
      Message(
        en:
          "Compared with \(earlier.name): \(then.english) covered then, \(now.english) now; \(counted(whole.gained, "estate")) gained and \(PageNumbers.count(whole.lost)) lost, \(PageNumbers.count(new)) new and \(PageNumbers.count(earlier.gone.count)) gone.",
        zh:
          "与“\(earlier.name)”相比：上次覆盖率\(then.chinese)，本次\(now.chinese)；新增覆盖\(PageNumbers.count(whole.gained))个，失去覆盖\(PageNumbers.count(whole.lost))个，新出现\(PageNumbers.count(new))个，消失\(PageNumbers.count(earlier.gone.count))个。"
      ), in: "p")
    page.say(
      Message(
        en:
          "The map shows either state: choose it above the layers. Estates are matched by their id.",
        zh: "地图可切换两次结果（见图层上方）。小区按编号对应。"), in: "p", class: "note")
  }

  private func table(
    _ whole: ChangeTally, _ townships: [(name: String?, tally: ChangeTally)], _ page: inout Markup
  ) {
    page.openFrame(PageSection.changes.short)
    page.raw("<table>")
    page.head([
      .text(en: "Township", zh: "乡镇（街道）"), .number(en: "Covered then", zh: "上次覆盖"),
      .number(en: "Rate then", zh: "上次覆盖率"), .number(en: "Covered now", zh: "本次覆盖"),
      .number(en: "Rate now", zh: "本次覆盖率"), .number(en: "Gained", zh: "新增"),
      .number(en: "Lost", zh: "失去"),
    ])
    row(Message(en: "whole", zh: "全域"), whole, &page)
    if townships.contains(where: { $0.name != nil }) {
      for (name, tally) in townships {
        row(name.map(Message.same) ?? Message(en: "in no township", zh: "未列入乡镇"), tally, &page)
      }
    }
    page.raw("</tbody></table></div>\n")
  }

  private func row(_ name: Message, _ tally: ChangeTally, _ page: inout Markup) {
    page.raw("<tr><th scope=\"row\"")
    page.content(name)
    page.raw("</th>")
    for count in [tally.then, tally.now] {
      page.raw("<td class=\"n\"")
      let (part, whole) = (PageNumbers.count(count.covered), PageNumbers.count(count.decided))
      page.content(Message(en: "\(part) of \(whole)", zh: "\(part)/\(whole)"))
      page.raw("</td>")
      page.cell(percent: count.percent)
    }
    page.cell(tally.gained)
    page.cell(tally.lost)
    page.raw("</tr>\n")
  }

  // MARK: - Estates

  private func list(_ page: inout Markup) {
    let changed = earlier.verdicts.indices.filter {
      earlier.verdicts[$0] != nil && earlier.verdicts[$0] != results.reaches[$0].verdict
    }
    let ranked = changed.sorted { key($0) < key($1) }
    guard !ranked.isEmpty || !earlier.gone.isEmpty else {
      return page.say(Message(en: "No verdict has changed.", zh: "没有小区的结论发生变化。"), in: "p")
    }
    page.say(Message(en: "Estates with another verdict", zh: "结论有变化的小区"), in: "h3")
    page.raw("<ul id=\"change-list\">\n")
    for index in ranked.prefix(Self.most) { item(index, &page) }
    for estate in earlier.gone.prefix(max(0, Self.most - ranked.count)) {
      page.raw("<li>")
      page.data(estate.name ?? estate.id)
      page.raw(" <span class=\"why\">")
      page.say(
        Message(
          en: "\(estate.verdict.message.english), now gone",
          zh: "\(estate.verdict.message.chinese)，现已不在表中"))
      page.raw("</span></li>\n")
    }
    page.raw("</ul>\n")
    guard ranked.count + earlier.gone.count > Self.most else { return }
    page.say(
      Message(
        en: "The first \(PageNumbers.count(Self.most)) are listed; carecircle compare writes all.",
        zh: "列出前\(PageNumbers.count(Self.most))个；全部可用 carecircle compare 导出。"), in: "p",
      class: "warning")
  }

  /// Estates that lost their room come first, then those that gained one; those with most older people first.
  private func key(_ index: Int) -> (Int, Int, Int) {
    let rank =
      earlier.verdicts[index] == .covered ? 0 : results.reaches[index].verdict == .covered ? 1 : 2
    return (rank, -(results.estates[index].elders ?? -1), index)
  }

  private func item(_ index: Int, _ page: inout Markup) {
    guard let old = earlier.verdicts[index] else { return }
    let new = results.reaches[index].verdict
    page.raw("<li")
    if let place = drawn.place(of: index) { page.attribute("data-e", String(place)) }
    page.raw("><button type=\"button\" class=\"link\">")
    page.data(results.estates[index].name ?? results.estates[index].id)
    page.raw("</button> <span class=\"why\">")
    page.say(
      Message(
        en: "\(old.message.english), now \(new.message.english)",
        zh: "由\(old.message.chinese)变为\(new.message.chinese)"))
    page.raw("</span></li>\n")
  }
}
