import Coverage
import Wording

/// The map, the switches of its layers, its legend, what a click shows, and the rooms that can be tried.
struct MapSection {
  let results: CoverageResults
  let drawn: DrawnEstates
  let facilities: PageFacilities
  let walks: DrawnWalks
  /// Whether the rooms that are tried can be computed in the page.
  let canTry: Bool

  func append(to page: inout Markup) {
    page.section(.map) { page in
      page.raw(
        "<div class=\"map-grid\"><div class=\"map-frame\"><div id=\"map-canvas\" role=\"application\""
      )
      page.attribute(
        "aria-label",
        Message(
          en: "Map of estates, rooms and gaps; arrow keys move it, plus and minus zoom",
          zh: "小区、用房与缺口分布图；方向键移动，加减号缩放"))
      page.raw("></div>")
      page.say(
        Message(
          en: "The map needs scripts. Every gap is listed below without them.",
          zh: "地图需要启用脚本；缺口清单见下文，不依赖脚本。"), in: "noscript")
      terms(&page)
      page.raw("</div><div class=\"map-side\">")
      search(&page)
      page.raw("<div id=\"evidence\" class=\"panel\" role=\"status\" aria-live=\"polite\">")
      page.say(
        Message(
          en:
            "Click an estate on the map, or choose one from the list of gaps, to see the evidence.",
          zh: "点击地图上的小区，或从缺口清单中选择，查看判定依据。"), in: "p")
      page.raw("</div>")
      group("layers", Message(en: "Layers", zh: "图层"), &page)
      group("legend", Message(en: "Legend", zh: "图例"), &page)
      tried(&page)
      page.raw("</div></div>\n")
      simplified(&page)
    }
  }

  /// Date and circle, which a printed map must carry.
  private func terms(_ page: inout Markup) {
    let circle = results.circle.text(by: results.method)
    page.say(
      Message(en: "Circle: \(circle.english)", zh: "服务圈：\(circle.chinese)"), in: "p",
      class: "map-terms")
    page.raw("<p class=\"map-terms\" id=\"map-sources\"></p>")
  }

  private func search(_ page: inout Markup) {
    page.raw("<div class=\"panel\"><label for=\"find\"")
    page.content(Message(en: "Find an estate or a room", zh: "查找小区或用房"))
    page.raw(
      "</label><input id=\"find\" type=\"search\" autocomplete=\"off\"><ul id=\"found\" class=\"plain\"></ul></div>"
    )
  }

  private func group(_ id: StaticString, _ title: Message, _ page: inout Markup) {
    page.raw("<div class=\"panel\"><h3")
    page.content(title)
    page.raw("</h3><div id=\"")
    page.raw(id)
    page.raw("\"></div></div>")
  }

  private func tried(_ page: inout Markup) {
    page.raw("<div class=\"panel no-print\" id=\"try\"><h3")
    page.content(Message(en: "What if there were a room here?", zh: "如在此新增用房"))
    page.raw("</h3>")
    page.say(
      canTry
        ? Message(
          en:
            "Choose “Drop rooms”, then click the map: the gap estates that a room there would cover are counted at once, by the formula of the engine.",
          zh: "点“放置用房”后点击地图，即按与程序相同的公式算出可覆盖的缺口小区。")
        : Self.askTheEngine(results.method), in: "p")
    page.raw("<p><button type=\"button\" id=\"try-drop\" aria-pressed=\"false\"")
    page.content(Message(en: "Drop rooms", zh: "放置用房"))
    page.raw("</button> <button type=\"button\" id=\"try-here\"")
    page.content(Message(en: "Drop one at the centre of the map", zh: "在地图中心放置"))
    page.raw("</button></p><div id=\"try-list\" role=\"status\" aria-live=\"polite\"></div></div>")
  }

  private static func askTheEngine(_ method: ReachMethod) -> Message {
    method == .street
      ? Message(
        en:
          "Walks follow the streets, which this page does not hold. Choose “Drop rooms” and click the map; save the rooms as a table and ask the engine by the command that is shown.",
        zh: "步行沿道路计算，本页不含路网。点“放置用房”后点击地图，存为候选点位表，再用所示命令由程序测算。")
      : Message(
        en:
          "This study has more estates than the page can compute with. Choose “Drop rooms” and click the map; save the rooms as a table and ask the engine by the command that is shown.",
        zh: "本研究小区过多，页面无法直接计算。点“放置用房”后点击地图，存为候选点位表，再用所示命令由程序测算。")
  }

  private func simplified(_ page: inout Markup) {
    let (all, shown) = (results.estates.count, drawn.drawn.count)
    if shown < all {
      page.say(
        Message(
          en:
            "The map draws \(PageNumbers.count(shown)) of \(PageNumbers.count(all)) estates: the gaps that are listed, and evenly chosen others. Every figure counts all of them.",
          zh:
            "地图绘出\(PageNumbers.count(all))个小区中的\(PageNumbers.count(shown))个：清单所列缺口小区，以及均匀抽取的其他小区。各项数字均按全部小区统计。"
        ),
        in: "p", class: "note")
    }
    if !facilities.isWhole {
      page.say(
        Message(
          en:
            "Of \(PageNumbers.count(results.facilities.count)) facilities, the map draws those that count.",
          zh: "共\(PageNumbers.count(results.facilities.count))处设施，地图只绘出符合条件的设施。"),
        in: "p", class: "note")
    }
    if results.method == .street { walked(&page) }
  }

  /// Of how many estates the map has the walk.
  private func walked(_ page: inout Markup) {
    let (held, known) = (PageNumbers.count(walks.walks.count), PageNumbers.count(walks.known))
    page.say(
      walks.walks.count >= walks.known
        ? Message(
          en:
            "A click on an estate draws its walk along the streets, to within \(Decimals.text(DrawnWalks.tolerance, 0)) m.",
          zh: "点击小区即绘出其沿道路的步行路线（误差不超过\(Decimals.text(DrawnWalks.tolerance, 0))米）。")
        : Message(
          en:
            "A click draws the walk along the streets of \(held) of \(known) estates: gaps first, in the order of their list, then the undecided. Of the others it draws a dashed straight line; routes.geojson (run --with-routes) has every walk.",
          zh:
            "\(known)个小区中，\(held)个点击后绘出沿道路的步行路线（缺口按清单顺序优先，其次为待核实）；其余只绘直线虚线。全部路线见 routes.geojson（run --with-routes）。"
        ), in: "p", class: "note")
  }
}
