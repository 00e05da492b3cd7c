import Coverage
import Registers
import Reports
import TextFormats
import Wording

extension ReportPage {
  /// The whole page as HTML. The same study gives the same bytes.
  public func html() -> ByteBuffer {
    let drawn = DrawnEstates(results, limits)
    let data = PageData(page: self, drawn: drawn)
    let style = PageAssets.style
    let scripts = [PageAssets.leafletScript, PageAssets.pageScript]
    var page = Markup(results.language)
    page.raw("<!DOCTYPE html>\n<html")
    page.attribute("lang", results.language.tag)
    page.raw(">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\"")
    page.attribute(
      "content", ContentPolicy(scripts: scripts, style: style, tiles: tiles).text)
    page.raw(">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    page.raw("<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"generator\"")
    page.attribute("content", "CareCircle \(CareCircleVersion.current)")
    page.raw(">\n")
    page.say(title, in: "title")
    page.raw("\n<style>")
    page.append(style)
    page.raw("</style>\n</head>\n<body>\n")
    body(data, drawn, &page)
    let json = data.json(&page)
    page.raw("<script type=\"application/json\" id=\"data\">")
    page.append(json)
    page.raw("</script>\n")
    for script in scripts {
      page.raw("<script>")
      page.append(script)
      page.raw("</script>\n")
    }
    page.raw("</body>\n</html>\n")
    return page.finish()
  }

  private var title: Message {
    let place = unit.map { Message(en: ": \($0)", zh: "：\($0)") }
    return Message(
      en: "Can people walk to elder care?\(place?.english ?? "")",
      zh: "养老服务步行可达性报告\(place?.chinese ?? "")")
  }

  private func body(_ data: PageData, _ drawn: DrawnEstates, _ page: inout Markup) {
    page.raw("<a class=\"skip\" href=\"#main\"")
    page.content(Message(en: "Skip to the content", zh: "跳到正文"))
    page.raw("</a>\n<header>")
    page.say(title, in: "h1")
    if let day = parameters.question.requirement.asOf {
      page.say(Message(en: "As of \(day)", zh: "核查日期 \(day)"), in: "p")
    }
    page.raw(
      "<p class=\"languages no-print\"><button type=\"button\" lang=\"zh\" data-lang=\"zh\">中文</button>"
    )
    page.raw(
      " <button type=\"button\" lang=\"en\" data-lang=\"en\">English</button></p></header>\n")
    navigation(&page)
    page.raw(Self.patterns)
    page.raw("<main id=\"main\" tabindex=\"-1\">\n")
    sections(data, drawn, &page)
    page.raw("</main>\n")
    footer(&page)
  }

  /// Hatchings that tell verdicts apart if there is no colour.
  private static let patterns: StaticString = """
    <svg class="defs" width="0" height="0" aria-hidden="true" focusable="false"><defs>\
    <pattern id="hatch-gap" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
    <rect width="6" height="6" class="hatch-gap"/><line x1="0" y1="0" x2="0" y2="6" class="hatch-line"/></pattern>\
    <pattern id="hatch-undecided" width="5" height="5" patternUnits="userSpaceOnUse">\
    <rect width="5" height="5" class="hatch-undecided"/><circle cx="2.5" cy="2.5" r="1" class="hatch-dot"/></pattern>\
    </defs></svg>

    """

  private var shown: [PageSection] {
    PageSection.allCases.filter { section in
      switch section {
      case .plan: plan != nil
      case .changes: earlier != nil
      case .clauses: hasClauses
      default: true
      }
    }
  }

  private var hasClauses: Bool {
    if case .success(nil) = clauses { return false }
    return true
  }

  private func navigation(_ page: inout Markup) {
    page.raw("<nav class=\"no-print\"")
    page.attribute("aria-label", Message(en: "Sections", zh: "目录"))
    page.raw("><ul>")
    for section in shown {
      page.raw("<li><a")
      page.attribute("href", "#\(section.rawValue)")
      page.content(section.short)
      page.raw("</a></li>")
    }
    page.raw("</ul></nav>\n")
  }

  private func sections(_ data: PageData, _ drawn: DrawnEstates, _ page: inout Markup) {
    HeadlineSection(results: results, report: report, notPlaced: inputs.facilitiesNotPlaced)
      .append(to: &page)
    MapSection(
      results: results, drawn: drawn, facilities: data.facilities, walks: data.walks,
      canTry: data.canTry
    ).append(to: &page)
    if let earlier {
      ChangeSection(earlier: earlier, results: results, drawn: drawn).append(to: &page)
    }
    if let plan { PlanSection(plan: plan, before: results).append(to: &page) }
    GapSection(results: results, drawn: drawn).append(to: &page)
    TownshipSection(report: report, limit: limits.units).append(to: &page)
    if hasClauses { ClauseSection(clauses).append(to: &page) }
    WalkSection(results: results).append(to: &page)
    SupplySection(results: results, report: report).append(to: &page)
    DoubtSection(results: results, issues: issues).append(to: &page)
    MethodSection(results: results, parameters: parameters, inputs: inputs).append(to: &page)
  }

  private func footer(_ page: inout Markup) {
    page.raw("<footer><p>CareCircle ")
    page.data(CareCircleVersion.current)
    if let attribution = results.attribution {
      page.raw(" · ")
      page.data(attribution)
    }
    if let tiles {
      page.raw(" · ")
      page.data(tiles.attribution)
    }
    page.raw("</p><details><summary")
    page.content(Message(en: "Licence of the map's script", zh: "地图脚本的许可"))
    page.raw("</summary><p class=\"small\" lang=\"en\">")
    page.raw(LeafletLicence.text)
    page.raw("</p></details></footer>\n")
  }
}

extension Language {
  /// The tag by which a browser knows the language.
  var tag: String { self == .chinese ? "zh-CN" : "en" }
}
