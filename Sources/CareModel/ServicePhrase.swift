/// One item of a list of services, such as 助餐, 提供助餐服务, 助浴助洁, 日托（暂未开通） or 不提供全托.
///
/// Known terms are matched as a whole, never as a part of a word: 全日托 is not 日托, and 职工食堂 serves no older people.
/// Several terms may follow one another without a separator.
struct ServicePhrase {
  /// The services that the phrase names; none if it names another activity.
  private(set) var services: Set<CareService> = []
  /// Whether every part of the phrase is known.
  private(set) var isKnown = true
  /// Whether the phrase says that the services are not offered, or not yet.
  var isNegated: Bool { isNegatedBefore || isNegatedAfter }
  /// Whether the negation precedes the services.
  private(set) var isNegatedBefore = false
  private var isNegatedAfter = false

  /// Whether the phrase itself says that the services are offered, as 提供助餐 does.
  private(set) var isAsserted = false
  /// Whether the phrase says something that may extend to the whole list: a denial that speaks of all, or one that is
  /// not understood.
  private(set) var castsDoubt = false

  init(_ word: String) {
    let (body, notes) = Self.parts(word)
    for note in notes { read(note: note) }
    if let found = Self.segments(body[...]) {
      services.formUnion(found)
      isAsserted = Self.assertions.contains(where: body.hasPrefix)
    } else {
      readNegated(body[...])
    }
  }

  private mutating func readNegated(_ body: Substring) {
    var text = body
    if let negation = Self.negations.first(where: text.hasPrefix) {
      text = text.dropFirst(negation.count)
      isNegatedBefore = true
    }
    if let delay = Self.delays.first(where: text.hasSuffix) {
      text = text.dropLast(delay.count)
      isNegatedAfter = true
    }
    // 不提供全托提供日托 denies one service and offers another.
    let isMixed = Self.assertions.contains { $0.count > 1 && text.dropFirst().contains($0) }
    guard isNegated, !isMixed, let found = Self.segments(text) else {
      isKnown = false
      castsDoubt = Self.warnings.contains(where: body.contains)
      return
    }
    services.formUnion(found)
  }

  /// The text outside and inside brackets, without spaces and in lower case.
  private static func parts(_ word: String) -> (body: String, notes: [String]) {
    var (body, notes, depth) = ("", [String](), 0)
    for character in word.lowercased() where !character.isWhitespace {
      switch character {
      case "(", "（", "[", "［", "【", "〔":
        if depth == 0 { notes.append("") }
        depth += 1
      case ")", "）", "]", "］", "】", "〕": depth = max(0, depth - 1)
      default:
        if depth > 0 { notes[notes.count - 1].append(character) } else { body.append(character) }
      }
    }
    return (body, notes)
  }

  /// Reads a note: one that says "no" or "not yet" denies the services, one that may say so leaves them unknown, and
  /// any other tells how they are offered.
  private mutating func read(note: String) {
    if Self.totals.contains(where: note.contains) {
      castsDoubt = true
      isKnown = false
    } else if Self.refusals.contains(note) || Self.denials.contains(where: note.contains) {
      isNegatedAfter = true
    } else if Self.doubts.contains(where: note.contains) || Self.namesDay(note) {
      isKnown = false
    } else {
      services.formUnion(Self.segments(note[...]) ?? [])
    }
  }

  // MARK: - Matching

  /// The services of the terms of which a text consists; nil if a part of it is not a known term.
  private static func segments(_ text: Substring) -> Set<CareService>? {
    if text.isEmpty { return [] }
    if let service = CareService(rawValue: String(text)) { return [service] }
    let characters = Array(text)
    guard characters.count <= longestPhrase else { return nil }
    // reached[i] holds the services of the terms that make up the first i characters; longer terms are tried first.
    var reached = [Set<CareService>?](repeating: nil, count: characters.count + 1)
    reached[characters.count] = []
    for start in characters.indices.reversed() {
      let most = min(ServiceTerms.longest, characters.count - start)
      for length in stride(from: most, through: 1, by: -1) {
        guard let rest = reached[start + length],
          let own = ServiceTerms.services[String(characters[start..<start + length])]
        else { continue }
        reached[start] = rest.union(own)
        break
      }
    }
    return reached[0]
  }

  private static let longestPhrase = 200

  /// Words that deny what follows them; the longer ones first.
  private static let negations = [
    "暂时不提供", "目前不提供", "暂不提供", "尚未提供", "尚未开展", "尚未开通", "暂未提供", "暂未开展", "暂未开通", "暂未开设",
    "没有提供", "没有开展", "不提供", "未提供", "未开展", "未开通", "未开设", "未设置", "未配备", "不开展", "不开设", "不设置",
    "不包括", "不包含", "不支持", "停止", "停办", "取消", "暂停", "暂无", "尚无", "没有", "缺少", "拟开展", "拟开设", "拟提供",
    "计划开展", "计划提供", "计划开设", "筹备", "筹建", "不含", "不设", "未设", "非", "无", "缺", "拟",
  ]

  /// Words that deny what precedes them; the longer ones first.
  private static let delays = [
    "暂未开通", "暂未开放", "暂未开展", "暂未提供", "尚未开通", "尚未开放", "尚未开展", "尚未提供", "暂不提供", "暂不开放",
    "未开通", "未开放", "未开展", "未提供", "不提供", "不开放", "已停止", "已停办", "已取消", "已关闭", "已暂停", "筹备中", "筹建中",
    "建设中", "装修中", "规划中", "待开通", "待开放", "待建", "暂停", "停办", "停用", "拟建", "在建", "暂无", "没有", "无",
  ]

  /// Parts of a note that make it a denial or a "not yet".
  private static let denials = [
    "未开", "未提供", "未设", "不提供", "不开", "不设", "没有", "暂停", "暂无", "停办", "停止", "停用", "取消", "关闭", "筹备",
    "筹建", "筹划", "拟建", "拟开", "拟设", "待开", "待建", "建设中", "在建", "装修", "规划中", "即将", "计划",
  ]

  /// Notes that deny.
  private static let refusals: Set<String> = ["无", "否", "×", "✗", "✕", "x", "no", "0"]

  /// Parts of a note that may make it one.
  private static let doubts = [
    "不", "未", "无", "没", "停", "待", "拟", "将", "预计", "暂", "规划", "计划", "筹", "已关", "关停", "撤", "拆", "歇",
    "休业", "闲置", "空置", "原有", "原为", "曾", "缺", "明年", "后年", "年底", "下半年", "×", "✗", "？", "?",
  ]

  /// Parts of a phrase that is not understood which may deny more than itself.
  private static let warnings = [
    "不", "未", "没", "暂", "拟", "筹", "规划", "计划", "均", "以上", "无法", "都无", "停办", "停用", "停止", "取消", "关停",
    "待建",
    "待开",
  ]

  /// Words of a note that speak of more than the service before it.
  private static let totals = ["均", "皆", "都", "全部", "以上", "上述", "前述", "其余", "其他"]

  /// Whether a note names a year or a month, as in 2027年开通: whether that day has come, the phrase cannot tell.
  private static func namesDay(_ note: String) -> Bool {
    zip(note, note.dropFirst()).contains { $0.isNumber && ($1 == "年" || $1 == "月") }
  }

  /// Beginnings that say that what follows is offered.
  private static let assertions = ["提供", "可提供", "开展", "已开展", "已开通", "设有", "有", "含", "包括"]
}
