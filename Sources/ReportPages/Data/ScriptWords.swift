import CareModel
import Compliance
import Coverage
import Layers
import Reports
import Wording

/// The words that the page's script needs, by the name under which it asks for them. `{n}` stands for a value.
enum ScriptWords {
  /// The places of the words in the table of the page.
  static func document(_ page: inout Markup) -> JSONValue {
    var places: [(String, JSONValue)] = []
    for (name, message) in all { places.append((name, .integer(page.place(of: message)))) }
    return .object(places)
  }

  private static var all: [(String, Message)] {
    verdicts + rooms + states + layers + evidence + gaps + trying + rest
  }

  private static var verdicts: [(String, Message)] {
    Verdict.allCases.map { ("verdict.\($0.rawValue)", $0.message) }
      + Reason.allCases.enumerated().map { ("reason.\($0)", $1.message) }
      + Effect.allCases.map { ("effect.\($0.rawValue)", $0.words) }
      + Shortcoming.allCases.map { ("why.\($0.rawValue)", $0.words) }
      + MissingFact.allCases.map { ("why.\($0.rawValue)", $0.words) } + [
        (
          "borderline.speed",
          Message(en: "a slower or faster walker gets another verdict", zh: "步速不同则结论不同")
        ),
        (
          "borderline.access",
          Message(en: "by the nearest street alone the verdict is another", zh: "仅按最近道路则结论不同")
        ),
        (
          "borderline.gate",
          Message(en: "from its farthest corner the verdict is another", zh: "从最远处起算则结论不同")
        ),
      ]
  }

  private static var rooms: [(String, Message)] {
    RoomKind.allCases.map { kind in
      (
        "kind.\(kind.rawValue)",
        Message(en: kind.rawValue.replacing("_", with: " "), zh: kind.text(.chinese))
      )
    } + [
      ("room.yes", Message(en: "room that counts", zh: "符合条件的用房")),
      ("room.no", Message(en: "facility that does not count", zh: "不符合条件的设施")),
      ("room.unknown", Message(en: "facility that may count", zh: "待核实的设施")),
      ("room.small", Message(en: "does not count: too small", zh: "不计入：面积不达标")),
      ("room.unused", Message(en: "does not count: not in use", zh: "不计入：未在用")),
      ("room.other", Message(en: "does not count: another kind", zh: "不计入：类型不符")),
      ("room.parts", Message(en: "{what} {n}", zh: "{what}{n}")),
    ]
  }

  private static var states: [(String, Message)] {
    [
      ("state", Message(en: "State of the study", zh: "显示状态")),
      ("state.now", Message(en: "now", zh: "现状")),
      ("state.earlier", Message(en: "earlier run: {name}", zh: "上次结果：{name}")),
      ("state.planned", Message(en: "after the plan", zh: "方案实施后")),
      ("state.absent", Message(en: "not there then: {n}", zh: "当时不在表中：{n}")),
    ]
  }

  private static var layers: [(String, Message)] {
    [
      ("layer.estates", Message(en: "Estates by verdict", zh: "小区（按结论）")),
      ("layer.rooms", Message(en: "Rooms and other facilities", zh: "用房与其他设施")),
      ("layer.circles", Message(en: "Ground that is covered", zh: "已覆盖范围")),
      ("layer.gaps", Message(en: "Gap areas", zh: "缺口范围")),
      ("layer.townships", Message(en: "Townships shaded by coverage", zh: "乡镇（街道）覆盖率分级")),
      ("layer.names", Message(en: "Townships: borders and names", zh: "乡镇（街道）界线与名称")),
      ("layer.base", Message(en: "Streets, water, railways", zh: "道路、水系、铁路")),
      ("layer.numbers", Message(en: "Numbers of gaps, as in the list", zh: "缺口编号（同清单序号）")),
      ("legend.open", Message(en: "area that may be a gap", zh: "待核实范围")),
      ("legend.border", Message(en: "border of a township", zh: "乡镇（街道）界线")),
      ("legend.street", Message(en: "street", zh: "道路")),
      ("legend.water", Message(en: "water", zh: "水系")),
      ("legend.rail", Message(en: "railway", zh: "铁路")),
      ("legend.shade", Message(en: "{from} % to under {to} % covered", zh: "覆盖率{from}%至不足{to}%")),
      ("legend.full", Message(en: "all covered", zh: "全部覆盖")),
      ("legend.none", Message(en: "nothing decided", zh: "无已判定小区")),
      ("north", Message(en: "North is up", zh: "上为北")),
    ]
  }

  private static var evidence: [(String, Message)] {
    [
      (
        "evidence.none",
        Message(
          en:
            "Click an estate on the map, or choose one from the list of gaps, to see the evidence.",
          zh: "点击地图上的小区，或从缺口清单中选择，查看判定依据。")
      ),
      ("evidence.reason", Message(en: "Reason", zh: "原因")),
      ("evidence.number", Message(en: "Number in the list of gaps", zh: "缺口清单序号")),
      ("evidence.earlier", Message(en: "In the earlier run", zh: "上次结论")),
      ("evidence.absent", Message(en: "not there", zh: "不在表中")),
      (
        "evidence.dashed",
        Message(
          en: "The dashed line is straight: this page does not hold the walk.",
          zh: "虚线为直线示意；本页未含该路线。")
      ),
      ("evidence.shortfall", Message(en: "Largest room in the circle", zh: "服务圈内最大用房")),
      (
        "evidence.short",
        Message(
          en: "{name}: {area} of {least} m², {short} m² short; {m} m away",
          zh: "{name}：{area}平方米（应为{least}平方米），差{short}平方米；距离{m}米")
      ),
      (
        "evidence.below",
        Message(
          en: "{name}: less than {least} m²; {m} m away", zh: "{name}：不足{least}平方米；距离{m}米")
      ),
      (
        "evidence.over",
        Message(en: "{min} min beyond the limit", zh: "超出限值{min}分钟")
      ),
      ("evidence.by_plan", Message(en: "covered by a site of the plan", zh: "由方案点位覆盖")),
      ("evidence.nearest", Message(en: "Nearest room that counts", zh: "最近的符合条件用房")),
      ("evidence.beyond", Message(en: "none within {km} km", zh: "{km}公里内没有")),
      ("evidence.walk", Message(en: "Walk", zh: "步行")),
      (
        "evidence.walked",
        Message(en: "{m} m, {min} min (straight: {straight} m)", zh: "{m}米，{min}分钟（直线{straight}米）")
      ),
      ("evidence.straight", Message(en: "{m} m in a straight line", zh: "直线距离{m}米")),
      ("evidence.margin", Message(en: "Margin to the limit", zh: "与限值之差")),
      ("evidence.minutes", Message(en: "{min} min", zh: "{min}分钟")),
      ("evidence.reachable", Message(en: "Rooms within the circle", zh: "服务圈内符合条件用房")),
      ("evidence.elders", Message(en: "Older residents", zh: "老年人口")),
      ("evidence.households", Message(en: "Households", zh: "户数")),
      ("evidence.built", Message(en: "Completed", zh: "建成年份")),
      ("evidence.unit", Message(en: "Township, community", zh: "乡镇（街道）、社区")),
      ("evidence.borderline", Message(en: "Borderline", zh: "临界情况")),
      ("evidence.id", Message(en: "Id", zh: "编号")),
      ("evidence.clause", Message(en: "Clause", zh: "条款")),
      ("evidence.due", Message(en: "due {day}", zh: "期限{day}")),
      ("evidence.misses", Message(en: "In the circle, but not counted", zh: "服务圈内未计入的设施")),
      ("evidence.counts", Message(en: "Does it count?", zh: "是否计入")),
      ("evidence.why", Message(en: "Why", zh: "原因")),
      ("evidence.kind", Message(en: "Kind", zh: "类型")),
      ("evidence.area", Message(en: "Area", zh: "面积")),
    ]
  }

  // MARK: - Gaps

  static let gapPeople = Message(
    en: "{elders} older, {households} households", zh: "老年人{elders}人，{households}户")
  static let gapElders = Message(en: "{elders} older", zh: "老年人{elders}人")
  static let gapBeyond = Message(en: "no room within {km} km", zh: "{km}公里内没有符合条件的用房")
  static let gapWalk = Message(en: "{m} m, {min} min; {reason}", zh: "{m}米，{min}分钟；{reason}")
  static let gapStraight = Message(en: "{m} m; {reason}", zh: "{m}米；{reason}")

  private static var gaps: [(String, Message)] {
    [
      ("gap.people", gapPeople), ("gap.elders", gapElders), ("gap.beyond", gapBeyond),
      ("gap.walk", gapWalk), ("gap.straight", gapStraight),
    ]
  }

  private static var trying: [(String, Message)] {
    [
      (
        "try.effect",
        Message(
          en: "covers {gaps} gap estates: {elders} older residents, {households} households",
          zh: "可覆盖缺口小区{gaps}个：老年人{elders}人，{households}户")
      ),
      (
        "try.unknown", Message(en: "; {n} without a number of older residents", zh: "；其中{n}个未填老年人口")
      ),
      ("try.undecided", Message(en: "; also {n} undecided estates", zh: "；另有待核实小区{n}个")),
      ("try.total", Message(en: "Together:", zh: "合计：")),
      ("try.remove", Message(en: "Remove room {n}", zh: "移除用房{n}")),
      ("try.clear", Message(en: "Remove all", zh: "全部移除")),
      ("try.save", Message(en: "Save as a table of candidates", zh: "存为候选点位表")),
      ("try.name", Message(en: "dropped room {n}", zh: "拟设用房{n}")),
      (
        "try.command",
        Message(
          en:
            "To have the engine plan with these rooms, save the table beside the study file and run:",
          zh: "如需由程序测算，请将该表存到研究文件所在文件夹并运行：")
      ),
    ]
  }

  private static var rest: [(String, Message)] {
    [
      ("found", Message(en: "{n} of {all}", zh: "{n}/{all}")),
      ("found.none", Message(en: "nothing of that name", zh: "没有该名称")),
      ("copied", Message(en: "Copied.", zh: "已复制。")),
      ("select", Message(en: "Selected: copy it with the keyboard.", zh: "已选中，请用键盘复制。")),
      ("day", Message(en: "as of {day}", zh: "核查日期{day}")),
    ]
  }
}

extension Message {
  /// The message with values in place of `{name}`.
  func filled(_ values: [(String, Message)]) -> Message {
    var (english, chinese) = (self.english, self.chinese)
    for (name, value) in values {
      english = english.replacing("{\(name)}", with: value.english)
      chinese = chinese.replacing("{\(name)}", with: value.chinese)
    }
    return Message(en: english, zh: chinese)
  }

  /// A text that is the same in both languages.
  static func same(_ text: String) -> Message { Message(en: text, zh: text) }
}
