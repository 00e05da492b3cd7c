import Wording

/// Forms of fields that several tables have.
extension FieldForm {
  /// The word with which the first cell of an example row begins, so that nobody takes the row for data.
  package static let exampleMark = Message(en: "example:", zh: "示例：")

  /// The first cell of an example row.
  static func firstCell(_ text: String, _ note: Message) -> FieldForm {
    FieldForm(
      .text,
      Message(
        en: "\(exampleMark.english) \(text)", zh: "\(exampleMark.chinese)\(text)"), note)
  }

  static func text(_ english: String, _ chinese: String, _ note: Message) -> FieldForm {
    FieldForm(.text, Message(en: english, zh: chinese), note)
  }

  static func date(_ day: String, _ note: Message) -> FieldForm {
    FieldForm(.date, Message(en: day, zh: day), note)
  }

  static func area(_ value: String, _ note: Message) -> FieldForm {
    FieldForm(
      .measure, Message(en: value, zh: value), note, unit: Message(en: "m2", zh: "㎡"))
  }

  static func count(_ value: String, _ note: Message) -> FieldForm {
    FieldForm(.count, Message(en: value, zh: value), note)
  }

  /// One of some words; the first of them is the example.
  static func choice(_ words: [Message], _ note: Message) -> FieldForm {
    FieldForm(.choice(words), words.first ?? Message(en: "", zh: ""), note)
  }

  static func flag(_ note: Message) -> FieldForm {
    choice([Message(en: "yes", zh: "是"), Message(en: "no", zh: "否")], note)
  }

  static let name = text("Example Estate", "示例小区", Message(en: "The name.", zh: "名称。"))
  static let township = text(
    "Example Street", "呦鸣街道", Message(en: "The township or street.", zh: "所属乡镇、街道。"))
  static let community = text(
    "Example Community", "岚泾社区", Message(en: "The community or village.", zh: "所属村、社区。"))
  static let group = text(
    "", "", Message(en: "Estates that share rooms have the same word.", zh: "共用用房的小区填写相同的组名。"))
  static let phase = text(
    "phase 1", "一期", Message(en: "The phase, if there are several.", zh: "分期项目填写期次。"))

  static let setting = choice(
    [Message(en: "urban", zh: "城镇"), Message(en: "rural", zh: "农村")],
    Message(en: "Whether it lies in town or in the country.", zh: "城镇或农村。"))

  /// Example coordinates are no numbers, so that the example row never becomes a place.
  static let lon = FieldForm(
    .coordinate, Message(en: "e.g. 120.677453", zh: "如120.677453"), coordinateNote)
  static let lat = FieldForm(
    .coordinate, Message(en: "e.g. 28.008254", zh: "如28.008254"), coordinateNote)

  private static let coordinateNote = Message(
    en: "Degrees or metres; all rows in one system, which the study declares (crs).",
    zh: "度或米；全表须为同一坐标系，并在研究文件中声明（crs），如高德为GCJ02，百度为BD09。")

  static let status = choice(
    [
      Message(en: "in_use", zh: "正常运营"), Message(en: "not_handed_over", zh: "未移交"),
      Message(en: "idle", zh: "空置"), Message(en: "planned", zh: "在建"),
      Message(en: "closed", zh: "停业"), Message(en: "demolished", zh: "拆除"),
      Message(en: "changed_use", zh: "改变用途"),
    ], Message(en: "Whether the room is in use.", zh: "是否在用。"))

  static let handover = choice(
    [Message(en: "handed_over", zh: "已移交"), Message(en: "not_handed_over", zh: "未移交")],
    Message(en: "Whether it has been handed over.", zh: "是否移交。"))
  static let handoverDate = date(
    "2026-06-30", Message(en: "The day of the handover.", zh: "移交日期。"))
  static let opening = date(
    "2026-09-01", Message(en: "The day from which the room is open.", zh: "启用日期。"))
  static let leaseEnd = date(
    "2031-08-31", Message(en: "The last day of the lease, if the room is rented.", zh: "租赁用房的到期日。"))
  static let grossArea = area(
    "356", Message(en: "The gross area of the room.", zh: "房屋建筑面积。"))
  static let innerArea = area(
    "312", Message(en: "The inner area of the room.", zh: "套内建筑面积。"))
  static let usableArea = area(
    "286", Message(en: "The usable area, if nothing else is known.", zh: "使用面积（无其他面积时填写）。"))
  static let households = count("572", Message(en: "The number of dwellings.", zh: "户数。"))
  static let permitDate = date(
    "2024-04-08", Message(en: "The day of the planning permit.", zh: "建设工程规划许可证日期。"))
  static let startDate = date("2024-06-01", Message(en: "The day of the start.", zh: "开工日期。"))
  static let completionDate = date(
    "2026-05-30", Message(en: "The day of the completion.", zh: "竣工验收日期。"))
}
