import CareCircle
import Wording

extension Reason {
  /// A column, an input or a flag that would settle an estate that is undecided for this reason; nil for the reason of
  /// a gap.
  var remedy: Message? {
    switch self {
    case .tooFar, .onlyUndersized, .onlyUnusable, .otherKind: nil
    case .kindUnknown:
      Message(
        en: "give the kind of each facility (column facility_type), or ask with --any-facility",
        zh: "请补充设施类型（facility_type 列），或使用 --any-facility")
    case .areaUnknown:
      Message(
        en: "give the gross area of each room (column gross_area), or ask with --any-facility",
        zh: "请补充建筑面积（gross_area 列），或使用 --any-facility")
    case .statusUnknown:
      Message(
        en: "give the status of each room (column use_status), or ask with --assume-in-use",
        zh: "请补充使用状态（use_status 列），或使用 --assume-in-use")
    case .yearUnknown:
      Message(
        en: "give the year of completion (column built_year), or ask with --all-ages",
        zh: "请补充建成年份（built_year 列），或使用 --all-ages")
    case .settingUnknown:
      Message(
        en: "give town or country (column setting), or ask with --all-ages",
        zh: "请补充城乡属性（setting 列），或使用 --all-ages")
    case .snapFailed:
      Message(
        en: "give the streets around (--network), or longer legs onto them (--access-cap)",
        zh: "请补充周边道路（--network），或放宽到道路的直线连接（--access-cap）")
    case .disconnected:
      Message(
        en: "give the streets that join those around to the rest (--network)",
        zh: "请补充与外部相连的道路（--network）")
    case .outsideNetwork, .edgeOfData:
      Message(
        en: "give streets of a wider area (--network, --network-extent)",
        zh: "请提供更大范围的道路（--network、--network-extent）")
    case .edgeUncertain:
      Message(
        en: "give the facilities of a wider area (--facilities, --facilities-extent)",
        zh: "请提供更大范围的设施（--facilities、--facilities-extent）")
    case .facilityUnconnected:
      Message(
        en: "give the streets around the facilities (--network), or longer legs (--access-cap)",
        zh: "请补充设施周边道路（--network），或放宽直线连接（--access-cap）")
    case .barrier:
      Message(
        en: "give the gates of the estates (--gates)", zh: "请提供小区出入口（--gates）")
    }
  }
}

/// Why nothing at all was decided, and what would settle most of it.
struct AllUndecided {
  let message: Message

  /// Nil if anything was decided, or if the question applies to no estate.
  init?(_ reaches: [EstateReach]) {
    var counts: [Reason: Int] = [:]
    var total = 0
    for reach in reaches {
      switch reach.verdict {
      case .covered, .gap: return nil
      case .notApplicable: continue
      case .indeterminate: total += 1
      }
      if let reason = reach.reason { counts[reason, default: 0] += 1 }
    }
    let most = Reason.allCases.filter { $0.remedy != nil }
      .max { counts[$0, default: 0] < counts[$1, default: 0] }
    guard let most, let remedy = most.remedy, let count = counts[most] else { return nil }
    let (all, some) = (Decimals.grouped(total), Decimals.grouped(count))
    message = Message(
      en: "nothing is decided: of \(counted(total, "undecided estate")), \(some) "
        + "\(inNumber(count, "is", "are")) so for \(most.rawValue) (\(most.message.english)): "
        + remedy.english,
      zh: "没有一个小区可以判定：待核实的\(all)个小区中，\(some)个因 \(most.rawValue)"
        + "（\(most.message.chinese)）：\(remedy.chinese)")
  }
}
