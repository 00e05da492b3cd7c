import Wording

/// A section of the page, as its heading and its entry in the navigation name it.
enum PageSection: String, CaseIterable {
  case headline, map, changes, plan, gaps, townships, clauses, walks, supply, doubts, method

  var title: Message {
    switch self {
    case .headline: Message(en: "How well is the area covered?", zh: "总体覆盖情况")
    case .map: Message(en: "Where are the gaps?", zh: "缺口分布图")
    case .changes: Message(en: "What has changed?", zh: "与上次结果相比")
    case .plan: Message(en: "Where do the next rooms help most?", zh: "新增用房选址方案")
    case .gaps: Message(en: "Which estates, and whom do they hurt most?", zh: "缺口小区清单")
    case .townships: Message(en: "Townships and communities", zh: "分乡镇（街道）、社区情况")
    case .clauses: Message(en: "What the policy asks, and by when", zh: "政策条款核查与期限")
    case .walks: Message(en: "How far is the nearest room?", zh: "步行时间分布")
    case .supply: Message(en: "Rooms and beds for 1,000 older people", zh: "每千名老年人供给")
    case .doubts: Message(en: "What the data lack", zh: "数据缺失与核实建议")
    case .method: Message(en: "Method and sources", zh: "方法与数据来源")
    }
  }

  /// The short name in the navigation.
  var short: Message {
    switch self {
    case .headline: Message(en: "Overview", zh: "总览")
    case .map: Message(en: "Map", zh: "地图")
    case .changes: Message(en: "Changes", zh: "变化")
    case .plan: Message(en: "Plan", zh: "选址")
    case .gaps: Message(en: "Gaps", zh: "缺口")
    case .townships: Message(en: "Townships", zh: "乡镇")
    case .clauses: Message(en: "Clauses", zh: "条款")
    case .walks: Message(en: "Walks", zh: "步行")
    case .supply: Message(en: "Supply", zh: "供给")
    case .doubts: Message(en: "Data", zh: "数据")
    case .method: Message(en: "Method", zh: "方法")
    }
  }
}

extension Markup {
  /// Opens a frame in which a wide or long table can be scrolled, also with the keyboard. `title` is one that no other
  /// frame of the page has.
  mutating func openFrame(_ title: Message) {
    raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\"")
    attribute("aria-label", Message(en: "Table: \(title.english)", zh: "\(title.chinese)（表）"))
    raw(">")
  }

  /// Appends a section with its heading.
  mutating func section(
    _ section: PageSection, _ body: (inout Markup) -> Void
  ) {
    raw("<section")
    attribute("id", section.rawValue)
    attribute("aria-labelledby", "h-\(section.rawValue)")
    raw(">\n<h2")
    attribute("id", "h-\(section.rawValue)")
    content(section.title)
    raw("</h2>\n")
    body(&self)
    raw("</section>\n")
  }
}
