import Coverage
import Wording

/// How long the walks to the nearest room are, for the estates to which the question applies.
struct WalkSection {
  let results: CoverageResults

  /// The number of bars up to the limit, and of all.
  private static let within = 6
  private static let bars = 24

  private var isWalk: Bool { results.circle.limitMinutes != nil }
  private var limit: Double { results.circle.limitMinutes ?? results.circle.drawnRadius.metres }
  private var width: Double { limit / Double(Self.within) }

  func append(to page: inout Markup) {
    let (bars, beyond, none) = counts
    page.section(.walks) { page in
      guard bars.contains(where: { $0.inside + $0.outside > 0 }) else {
        page.say(Message(en: "No walk is known.", zh: "没有可统计的步行距离。"), in: "p")
        return
      }
      plot(bars, &page)
      page.raw("<p class=\"key\"><span class=\"swatch covered\"></span>")
      page.say(Message(en: "inside the circle", zh: "服务圈内"))
      page.raw(" <span class=\"swatch gap\"></span>")
      page.say(Message(en: "outside", zh: "服务圈外"))
      page.raw("</p>")
      if beyond + none > 0 { rest(beyond, none, &page) }
    }
  }

  private func rest(_ beyond: Int, _ none: Int, _ page: inout Markup) {
    let end = Decimals.text(width * Double(Self.bars), 0)
    let unit = isWalk ? Message(en: "min", zh: "分钟") : Message(en: "m", zh: "米")
    let search = Decimals.text(results.searchLimit.metres / 1000, 1, keepingZeros: false)
    page.say(
      Message(
        en:
          "Not in the plot: \(counted(beyond, "estate")) beyond \(end) \(unit.english), and \(PageNumbers.count(none)) without a room within \(search) km.",
        zh:
          "图中未含：超过\(end)\(unit.chinese)的小区\(PageNumbers.count(beyond))个，\(search)公里内没有用房的小区\(PageNumbers.count(none))个。"
      ),
      in: "p", class: "note")
  }

  private var counts: (bars: [(inside: Int, outside: Int)], beyond: Int, none: Int) {
    var bars = [(inside: Int, outside: Int)](repeating: (0, 0), count: Self.bars)
    var (beyond, none) = (0, 0)
    for reach in results.reaches where reach.verdict != .notApplicable {
      guard let nearest = reach.nearest else {
        none += 1
        continue
      }
      let value = nearest.time.map { $0.inSeconds / 60 } ?? nearest.straight.metres
      let isInside = reach.reach == .covered
      // The limit itself is inside, so a bar holds its upper end.
      let bar = max(0, Int((value / width).rounded(.up)) - 1)
      if bar >= Self.bars {
        beyond += 1
      } else if isInside {
        bars[min(bar, Self.within - 1)].inside += 1
      } else {
        bars[bar].outside += 1
      }
    }
    return (bars, beyond, none)
  }

  private func plot(_ bars: [(inside: Int, outside: Int)], _ page: inout Markup) {
    let highest = bars.map { $0.inside + $0.outside }.max() ?? 1
    let frame = PlotFrame(
      largestX: width * Double(Self.bars), largestY: Double(max(1, highest)) * 1.05)
    frame.open(
      Message(en: "Estates by the walk to the nearest room", zh: "小区到最近用房的步行分布"), &page)
    frame.axes(
      x: isWalk
        ? Message(en: "minutes on foot to the nearest room that counts", zh: "到最近符合条件用房的步行时间（分钟）")
        : Message(en: "metres to the nearest room that counts", zh: "到最近符合条件用房的距离（米）"),
      y: Message(en: "estates", zh: "小区数"), stepX: width * Double(Self.within) / 3,
      decimalsX: (limit / 3).rounded() == limit / 3 ? 0 : 1,
      decimalsY: highest < 5 ? 1 : 0, &page)
    for (number, bar) in bars.enumerated() {
      let (left, right) = (
        frame.x(Double(number) * width) + 1, frame.x(Double(number + 1) * width) - 1
      )
      let (inside, all) = (frame.y(Double(bar.inside)), frame.y(Double(bar.inside + bar.outside)))
      if bar.inside > 0 {
        frame.box(left, inside, right - left, frame.y(0) - inside, "covered", &page)
      }
      if bar.outside > 0 { frame.box(left, all, right - left, inside - all, "gap", &page) }
    }
    frame.line(frame.x(limit), PlotFrame.top, frame.x(limit), frame.y(0), "limit", &page)
    frame.label(
      frame.x(limit) + 5, PlotFrame.top + 10, "start", Message(en: "limit", zh: "限值"), &page)
    frame.close(&page)
  }
}
