import CareModel
import Coverage
import Registers
import Wording

extension AbilityContext {
  /// The questions that a table of estates can answer.
  func abilities(_ estates: [Estate]) -> [Ability] {
    [
      place, identity, age(estates), setting(estates), leaving(estates), township(estates),
      people(estates),
    ]
  }

  private func age(_ estates: [Estate]) -> Ability {
    var (old, not, unknown) = (0, 0, 0)
    for estate in estates {
      switch OldEstateRule().applies(to: estate) {
      case .yes: old += 1
      case .no: not += 1
      case .unknown: unknown += 1
      }
    }
    return Ability(
      .age, rows: old + not, of: estates.count,
      yes: Message(
        en:
          "by the end of 2000 and in town: \(counted(old, "old estate")), \(counted(not, "other"))",
        zh: "2000年年底前建成的城镇老旧小区\(Decimals.grouped(old))个，其他\(Decimals.grouped(not))个"),
      partly: {
        Message(
          en:
            "\(counted(old, "old estate")), \(counted(not, "other")); of \(Decimals.grouped($0)) it cannot be told: undecided "
            + "at best; --all-ages asks about all",
          zh:
            "老旧小区\(Decimals.grouped(old))个，其他\(Decimals.grouped(not))个；\(Decimals.grouped($0))个无法判断，最多为待核实；--all-ages 对所有小区提问"
        )
      },
      no: Message(
        en: "no year of completion and no flag (建成年份, 是否老旧小区) is known: every estate is "
          + "undecided; --all-ages asks about all",
        zh: "没有建成年份，也没有老旧小区标志：所有小区均为待核实；--all-ages 对所有小区提问"))
  }

  private func setting(_ estates: [Estate]) -> Ability {
    guard has("setting") else {
      return Ability(
        .setting, .yes,
        Message(
          en: "no column for town or country (城乡属性): all are taken as in town",
          zh: "没有城乡属性列：全部视为城镇小区"))
    }
    return Ability(
      .setting, rows: estates.count { $0.setting != nil }, of: estates.count,
      yes: Message(en: "town or country is known of every estate", zh: "每个小区的城乡属性均已知"),
      partly: {
        Message(
          en: "whether they lie in town is not known of \(counted($0, "estate"))",
          zh: "\(Decimals.grouped($0))个小区的城乡属性不明")
      },
      no: Message(
        en: "the column for town or country says nothing that can be read", zh: "城乡属性列没有可读取的内容"))
  }

  /// Where people leave the estate.
  private func leaving(_ estates: [Estate]) -> Ability {
    let grounds = estates.count { estate in
      if case .area = estate.place { return true }
      return false
    }
    let gated = estates.count { !$0.gates.isEmpty }
    let known = Set([grounds + gated, estates.count]).min() ?? 0
    return Ability(
      .gates, rows: known, of: estates.count,
      yes: Message(
        en: "grounds or gates of every estate are known: walks begin there", zh: "每个小区均有范围或出入口：由此起步"
      ),
      partly: {
        Message(
          en:
            "\(counted($0, "estate")) \(inNumber($0, "is a point", "are points")): walks begin there, not at a gate",
          zh: "\(Decimals.grouped($0))个小区只有点位：由该点起步，而非出入口")
      },
      no: Message(
        en: "estates are points: walks begin there; --gates gives better ones",
        zh: "小区均为点位：由该点起步；可用 --gates 提供出入口"))
  }

  private func township(_ estates: [Estate]) -> Ability {
    Ability(
      .township, rows: estates.count { $0.township != nil }, of: estates.count,
      yes: Message(en: "results can be counted by township", zh: "可按乡镇（街道）统计"),
      partly: {
        Message(
          en: "\(counted($0, "estate")) \(inNumber($0, "is", "are")) in no township of the table",
          zh: "\(Decimals.grouped($0))个小区没有乡镇（街道）")
      },
      no: Message(
        en: "no township (乡镇, 街道): results are counted for the whole only", zh: "没有乡镇（街道）：只能汇总统计"))
  }

  private func people(_ estates: [Estate]) -> Ability {
    Ability(
      .people, rows: estates.count { $0.households != nil || $0.elders != nil },
      of: estates.count,
      yes: Message(
        en: "households or elders are known of every estate", zh: "每个小区的户数或老年人口均已知"),
      partly: {
        Message(
          en: "of \(counted($0, "estate")) neither households nor elders are known",
          zh: "\(Decimals.grouped($0))个小区的户数与老年人口均不明")
      },
      no: Message(
        en: "neither households (户数) nor elders are known: gaps cannot be weighed by people",
        zh: "没有户数与老年人口：缺口无法按人数比较"))
  }
}

extension AbilityContext {
  /// The questions that a table of gates can answer.
  func abilities(_ gates: [EstateGate]) -> [Ability] {
    let estates = Set(gates.map(\.estateID)).count
    return [
      place,
      Ability(
        .estates, gates.isEmpty ? .no : .yes, rows: gates.count,
        Message(
          en:
            "\(counted(gates.count, "gate")) of \(counted(estates, "estate")); whether these stand in the table of estates "
            + "is told when both are read",
          zh:
            "\(Decimals.grouped(estates))个小区的\(Decimals.grouped(gates.count))个出入口；是否与小区台账对应，须一并读取时核对"
        )),
    ]
  }
}
