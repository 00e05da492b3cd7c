import CareModel
import Compliance
import Coverage
import Reports
import Wording

/// The clauses with a date on a line of time, with the day of the study and what is still open.
struct DeadlinePlot {
  let report: ComplianceReport
  let tallies: [Int: FindingTally]

  /// The clauses with a date that somebody has to meet, the earliest first.
  private var dated: [(due: CalendarDate, clause: Clause, tally: FindingTally)] {
    let dated = report.check.policy.clauses.enumerated().compactMap { index, clause in
      clause.due.flatMap { due in tallies[index].map { (index: index, due: due, clause, $0) } }
    }
    return dated.sorted { ($0.due, $0.index) < ($1.due, $1.index) }.map { ($0.due, $0.2, $0.3) }
  }

  func append(to page: inout Markup) {
    let dated = dated
    guard let first = dated.first?.due, let last = dated.last?.due else { return }
    let today = report.check.register.asOf
    let days = [first, last, today].compactMap(\.self).map(\.daysSince1970)
    let start = (days.min() ?? 0) - 60
    let span = Double((days.max() ?? 0) + 60 - start)
    page.say(Message(en: "Deadlines", zh: "期限"), in: "h3")
    let height = 60 + dated.count * 20
    page.raw("<svg class=\"plot\" role=\"img\"")
    page.attribute("viewBox", "0 0 720 \(height)")
    page.attribute("aria-label", Message(en: "Clauses by their due dates", zh: "各条款的期限"))
    page.raw(">\n")
    let frame = PlotFrame(largestX: span, largestY: 1)
    let foot = Double(height - 34)
    years(start, span, frame, foot, &page)
    for (row, entry) in dated.enumerated() {
      mark(
        entry, frame.x(Double(entry.due.daysSince1970 - start)), Double(24 + row * 20), today, &page
      )
    }
    if let today {
      let x = frame.x(Double(today.daysSince1970 - start))
      frame.line(x, 6, x, foot, "limit", &page)
      frame.label(x + 4, foot - 4, "start", Message(en: "day of the study", zh: "核查日"), &page)
    }
    frame.close(&page)
  }

  private func years(
    _ start: Int, _ span: Double, _ frame: PlotFrame, _ foot: Double, _ page: inout Markup
  ) {
    frame.line(PlotFrame.left, foot, PlotFrame.width - PlotFrame.right, foot, "axis", &page)
    guard let first = CalendarDate(daysSince1970: start)?.year else { return }
    let step = max(1, Int(span / 365 / 12))
    for year in stride(from: first, through: first + Int(span / 365) + 1, by: step) {
      guard let day = CalendarDate(year: year, month: 1, day: 1)?.daysSince1970 else { continue }
      let place = Double(day - start)
      guard place >= 0, place <= span else { continue }
      frame.line(frame.x(place), 6, frame.x(place), foot + 4, "grid", &page)
      frame.text(frame.x(place), foot + 18, "middle", String(year), &page)
    }
  }

  private func mark(
    _ entry: (due: CalendarDate, clause: Clause, tally: FindingTally), _ x: Double, _ y: Double,
    _ today: CalendarDate?, _ page: inout Markup
  ) {
    let open = entry.tally[.fail] + entry.tally[.indeterminate] + entry.tally[.notDue]
    let isPast = today.map { entry.due < $0 } ?? false
    let frame = PlotFrame(largestX: 1, largestY: 1)
    frame.box(x - 4, y - 8, 8, 8, open == 0 ? "covered" : isPast ? "gap" : "later", &page)
    let isLeft = x > PlotFrame.width / 2
    let number = PageNumbers.count(open)
    frame.label(
      isLeft ? x - 8 : x + 8, y, isLeft ? "end" : "start",
      Message(
        en: "\(entry.clause.id) \(entry.due): \(number) not met or undecided",
        zh: "\(entry.clause.id) \(entry.due)：未完成或待核实\(number)项"), &page)
  }
}
