import Coverage
import Reports
import Wording

/// The figures of every township and community, as a table that can be sorted and filtered.
struct TownshipSection {
  let report: AreaReport
  let limit: Int

  private var rows: [UnitRow] { Array(report.rows.dropFirst().prefix(limit)) }
  private var hasGround: Bool { report.rows.contains { $0.areas != nil } }
  private var hasPeople: Bool { report.rows.contains { $0.figures.elders.total > 0 } }

  func append(to page: inout Markup) {
    page.section(.townships) { page in
      guard !rows.isEmpty else {
        page.say(
          Message(en: "No estate names a township or community.", zh: "小区均未填写所属乡镇（街道）或社区。"), in: "p"
        )
        return
      }
      tools(&page)
      page.openFrame(PageSection.townships.short)
      page.raw("<table id=\"units\" class=\"sortable\"><thead><tr>")
      for (title, isNumber) in columns { header(title, isNumber, &page) }
      page.raw("</tr></thead><tbody>\n")
      for row in rows { append(row, &page) }
      page.raw("</tbody></table></div>\n")
      if report.rows.count - 1 > rows.count {
        page.say(
          Message(
            en:
              "The first \(PageNumbers.count(rows.count)) of \(PageNumbers.count(report.rows.count - 1)) units; townships.csv has all.",
            zh:
              "列出\(PageNumbers.count(report.rows.count - 1))个单元中的前\(PageNumbers.count(rows.count))个；全部见 townships.csv。"
          ),
          in: "p", class: "warning")
      }
    }
  }

  private func tools(_ page: inout Markup) {
    page.raw("<p class=\"tools no-print\"><label for=\"unit-find\"")
    page.content(Message(en: "Filter", zh: "筛选"))
    page.raw("</label> <input id=\"unit-find\" type=\"search\" autocomplete=\"off\">")
    page.raw(" <span id=\"unit-count\" role=\"status\"></span></p>\n")
  }

  private func header(_ title: Message, _ isNumber: Bool, _ page: inout Markup) {
    page.raw(isNumber ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">")
    page.raw("<button type=\"button\"")
    page.content(title)
    page.raw("</button></th>")
  }

  private var columns: [(Message, Bool)] {
    [
      (Message(en: "Unit", zh: "单元"), false), (Message(en: "Level", zh: "级别"), false),
      (Message(en: "Estates", zh: "小区"), true), (Message(en: "Covered", zh: "已覆盖"), true),
      (Message(en: "Decided", zh: "已判定"), true), (Message(en: "Rate", zh: "覆盖率"), true),
      (Message(en: "Gaps", zh: "缺口"), true), (Message(en: "Undecided", zh: "待核实"), true),
    ]
      + (hasPeople
        ? [
          (Message(en: "Older people in gaps", zh: "缺口老年人"), true),
          (Message(en: "Estates without that number", zh: "未填老年人口的小区"), true),
        ] : [])
      + (hasGround
        ? [
          (Message(en: "Ground km²", zh: "用地（平方公里）"), true),
          (Message(en: "Ground covered", zh: "用地覆盖率"), true),
        ] : [])
      + [(Message(en: "Median walk, min", zh: "步行中位数（分钟）"), true)]
  }

  private func append(_ row: UnitRow, _ page: inout Markup) {
    let (tally, figures) = (row.figures.tally, row.figures)
    page.raw("<tr><th scope=\"row\"")
    page.attribute("data-v", name(row).text(.chinese))
    page.content(name(row))
    page.raw("</th>")
    page.cell(level(row))
    page.cell(tally.total)
    page.cell(tally.covered.numerator)
    page.cell(tally.covered.denominator)
    page.cell(percent: tally.covered.percent)
    page.cell(tally.verdicts[.gap, default: 0])
    page.cell(tally.verdicts[.indeterminate, default: 0])
    if hasPeople {
      page.cell(figures.elders.gap)
      page.cell(figures.elders.unknownEstates)
    }
    if hasGround {
      let demand = row.areas?.demand.squareMetres
      page.cell(demand.map { $0 / 1e6 }, 2)
      page.cell(
        percent: row.areas.flatMap { areas in
          areas.demand.squareMetres > 0
            ? areas.covered.squareMetres / areas.demand.squareMetres * 100 : nil
        })
    }
    page.cell(figures.walkMinutes(at: [0.5])[0])
    page.raw("</tr>\n")
  }

  private func name(_ row: UnitRow) -> Message {
    if let name = row.name ?? row.id {
      guard let township = row.township, row.level == .community else {
        return Message(en: name, zh: name)
      }
      return Message(en: "\(name) (\(township))", zh: "\(name)（\(township)）")
    }
    return row.level == .community
      ? Message(en: "in no community", zh: "未列入社区") : Message(en: "in no township", zh: "未列入乡镇")
  }

  private func level(_ row: UnitRow) -> Message {
    switch row.level {
    case .whole: Message(en: "whole", zh: "全域")
    case .township: Message(en: "township", zh: "乡镇（街道）")
    case .community: Message(en: "community", zh: "社区（村）")
    }
  }
}
