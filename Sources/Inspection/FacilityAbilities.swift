import CareModel
import Coverage
import Wording

extension AbilityContext {
  /// The questions that a table of facilities can answer.
  func abilities(_ facilities: [Facility]) -> [Ability] {
    [
      place, identity, kind(facilities), area(facilities), status(facilities),
      requirement(facilities),
    ]
  }

  private func kind(_ facilities: [Facility]) -> Ability {
    Ability(
      .kind, rows: facilities.count { $0.kind != nil }, of: facilities.count,
      yes: Message(en: "the kind of every facility is known", zh: "每处设施的类型均已知"),
      partly: {
        Message(
          en:
            "\(counted($0, "facility", "facilities")) of unknown kind can neither count nor be left out",
          zh: "\(Decimals.grouped($0))处设施类型不明：既不能计入，也不能排除")
      },
      no: has("facility_type")
        ? Message(en: "no facility has a kind that is known", zh: "没有一处设施的类型可识别")
        : Message(
          en: "no column for the kind (设施类型): no facility is known to be one of home care",
          zh: "没有设施类型列：无法判断是否为居家养老服务设施"))
  }

  private func area(_ facilities: [Facility]) -> Ability {
    let known = facilities.count {
      $0.area.gross != nil || $0.area.inner != nil || $0.area.usable != nil
    }
    return Ability(
      .area, rows: known, of: facilities.count,
      yes: Message(en: "every room has an area", zh: "每处用房均有面积"),
      partly: {
        Message(
          en:
            "\(counted($0, "room")) \(inNumber($0, "is", "are")) of unknown size: an estate that only such a room is near is undecided",
          zh: "\(Decimals.grouped($0))处用房面积不明：圈内只有这类用房的小区为待核实")
      },
      no: has("gross_area", "inner_area", "usable_area")
        ? Message(
          en:
            "no room has an area that can be read: the verdict of every estate near one is undecided",
          zh: "没有可读取的面积：圈内有用房的小区均为待核实")
        : Message(
          en:
            "no area column (建筑面积): every room is of unknown size, so the verdict of every estate "
            + "near one is undecided; --any-facility asks another question",
          zh: "没有面积列（建筑面积）：所有用房面积不明，圈内有用房的小区均为待核实；--any-facility 则只问圈内有无设施"))
  }

  private func status(_ facilities: [Facility]) -> Ability {
    let ability = Ability(
      .status, rows: facilities.count { $0.status != nil }, of: facilities.count,
      yes: Message(en: "the status of every room is known", zh: "每处用房的状态均已知"),
      partly: {
        Message(
          en:
            "\(counted($0, "room")) \(inNumber($0, "has", "have")) no status, so that use is unknown; --assume-in-use takes "
            + "every such room as in use",
          zh: "\(Decimals.grouped($0))处用房状态不明；--assume-in-use 可视为在用")
      },
      no: Message(
        en:
          "no status (使用状态) is known: no room is known to be in use; --assume-in-use takes all as "
          + "in use",
        zh: "没有使用状态：无法判断是否在用；--assume-in-use 可视为在用"))
    guard has("opening", "handover_date", "lease_end") else { return ability }
    return Ability(
      .status, ability.answer, rows: ability.rows,
      Message(
        en: ability.message.english + "; dates decide only with --as-of",
        zh: ability.message.chinese + "；日期须配合 --as-of 判断"))
  }

  /// How the usual requirement judges the facilities.
  private func requirement(_ facilities: [Facility]) -> Ability {
    var (counting, failing, unknown) = (0, 0, 0)
    let usual = RoomRequirement()
    for facility in facilities {
      switch usual.judge(facility) {
      case .qualifies: counting += 1
      case .fails: failing += 1
      case .unknown: unknown += 1
      }
    }
    let settled = counting + failing
    return Ability(
      .requirement, settled == 0 ? .no : unknown == 0 ? .yes : .partly, rows: settled,
      Message(
        en:
          "home care, in use, 200 m2 or more, without --as-of: \(Decimals.grouped(counting)) \(inNumber(counting, "counts", "count")), \(Decimals.grouped(failing)) \(inNumber(failing, "does", "do")) not, "
          + "\(Decimals.grouped(unknown)) cannot be told",
        zh:
          "居家养老、在用、不小于200平方米（未指定 --as-of）：计入\(Decimals.grouped(counting))处，不计入\(Decimals.grouped(failing))处，无法判断\(Decimals.grouped(unknown))处"
      ))
  }
}
