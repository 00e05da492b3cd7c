import CareModel
import Coverage
import Reports
import Wording

/// The area and the beds of the rooms that count, for a thousand older people of the township in which they stand.
struct SupplySection {
  let results: CoverageResults
  let report: AreaReport

  private struct Supply {
    var rooms = 0
    var area = 0.0
    var beds = 0.0
    /// Whether the true area, and the true number of beds, may be larger.
    var (isAreaLeast, isBedsLeast) = (false, false)

    mutating func add(_ facility: Facility) {
      rooms += 1
      area += facility.provenArea.value
      beds += facility.provenBeds.value
      if facility.provenArea.bound != .exact { isAreaLeast = true }
      if facility.provenBeds.bound != .exact { isBedsLeast = true }
    }
  }

  func append(to page: inout Markup) {
    let (whole, townships) = supply
    let rows = report.rows.filter { row in
      row.level == .township && (townships[row.name ?? ""] != nil || row.figures.elders.total > 0)
    }
    page.section(.supply) { page in
      guard whole.rooms > 0 else {
        page.say(Message(en: "No room counts.", zh: "没有符合条件的用房。"), in: "p")
        return
      }
      page.openFrame(PageSection.supply.short)
      page.raw("<table>")
      page.head(Self.columns)
      if let row = report.rows.first {
        append(Message(en: "whole", zh: "全域"), whole, row, &page)
      }
      for row in rows {
        let name = row.name ?? "—"
        append(Message(en: name, zh: name), townships[name] ?? Supply(), row, &page)
      }
      page.raw("</tbody></table></div>\n")
      page.say(
        Message(
          en:
            "Rooms are counted in the township that their row names, whomever they serve; ≥ marks sums with rooms of which a figure is not known. Older people are those in estates with that number. What each estate can reach is the question of carecircle supply.",
          zh:
            "用房按台账所填乡镇（街道）统计，不论实际服务范围；≥ 表示部分用房数据不全，为下限。老年人口为已填该项的小区合计。各小区可及供给请用 carecircle supply 测算。"
        ),
        in: "p", class: "note")
    }
  }

  private static let columns: [Column] = [
    .text(en: "Township", zh: "乡镇（街道）"), .number(en: "Rooms that count", zh: "符合条件用房"),
    .number(en: "Area m²", zh: "面积（平方米）"), .number(en: "Beds", zh: "床位"),
    .number(en: "Older people", zh: "老年人口"), .number(en: "m² for 1,000", zh: "每千名老年人面积"),
    .number(en: "Beds for 1,000", zh: "每千名老年人床位"),
  ]

  private var supply: (whole: Supply, townships: [String: Supply]) {
    var (whole, townships) = (Supply(), [String: Supply]())
    for index in results.ownFacilities where results.qualifications[index] == .qualifies {
      let facility = results.facilities[index]
      whole.add(facility)
      if let township = facility.township { townships[township, default: Supply()].add(facility) }
    }
    return (whole, townships)
  }

  private func append(
    _ name: Message, _ supply: Supply, _ row: UnitRow, _ page: inout Markup
  ) {
    let elders = row.figures.elders.total
    let share = { (amount: Double) in elders > 0 ? amount / Double(elders) * 1000 : nil }
    page.raw("<tr><th scope=\"row\"")
    page.content(name)
    page.raw("</th>")
    page.cell(supply.rooms)
    bounded(supply.area, 0, supply.isAreaLeast, &page)
    bounded(supply.beds, 0, supply.isBedsLeast, &page)
    page.cell(elders)
    bounded(share(supply.area), 1, supply.isAreaLeast, &page)
    bounded(share(supply.beds), 1, supply.isBedsLeast, &page)
    page.raw("</tr>\n")
  }

  private func bounded(_ value: Double?, _ decimals: Int, _ isLeast: Bool, _ page: inout Markup) {
    page.raw("<td class=\"n\">")
    page.data((isLeast && value != nil ? "≥ " : "") + PageNumbers.number(value, decimals))
    page.raw("</td>")
  }
}
