import CareModel
import Wording

extension UnitRowReader {
  package static func form(of field: UnitField) -> FieldForm? {
    switch field {
    case .id: FieldForm.firstCell(level.exampleID, .idNote).headed(level.idHeader)
    case .name:
      FieldForm.text(level.exampleName.english, level.exampleName.chinese, .unitName)
        .headed(level.nameHeader)
    case .township: level == .township ? nil : .township
    case .lon: .lon
    case .lat: .lat
    case .geometry: nil
    case .sharedWith:
      level == .village
        ? .text("", "", Message(en: "Villages that share its rooms.", zh: "集中配置、共用设施的村。")) : nil
    case .townshipType:
      level == .township
        ? .choice(
          [Message(en: "street", zh: "街道"), Message(en: "town", zh: "镇")],
          Message(en: "Street, or town.", zh: "街道、镇（乡按镇填写）。")) : nil
    }
  }
}

extension NamedSiteReader {
  package static func form(of field: NamedSiteField) -> FieldForm? {
    switch field {
    case .id: .firstCell("D001", .idNote)
    case .name: .text("Example Site", "示例安置点", Message(en: "The name.", zh: "对象名称。"))
    case .township: .township
    case .lon: .lon
    case .lat: .lat
    case .geometry: nil
    }
  }
}

extension FieldForm {
  /// The same form with another header.
  fileprivate func headed(_ header: Message) -> FieldForm {
    FieldForm(content, example, note, unit: unit, header: header)
  }
}

extension Message {
  fileprivate static let unitName = Message(
    en: "The name, as other tables write it.", zh: "名称，须与其他表中的写法一致。")
}

extension AdministrativeUnit.Level {
  fileprivate var exampleID: String {
    switch self {
    case .village: "C001"
    case .community: "S001"
    case .township: "J001"
    }
  }

  fileprivate var exampleName: Message {
    switch self {
    case .village: Message(en: "Example Village", zh: "云砻村")
    case .community: Message(en: "Example Community", zh: "岚泾社区")
    case .township: Message(en: "Example Street", zh: "呦鸣街道")
    }
  }

  fileprivate var idHeader: Message {
    switch self {
    case .village: Message(en: "village_id", zh: "村编号")
    case .community: Message(en: "community_id", zh: "社区编号")
    case .township: Message(en: "township_id", zh: "乡镇编号")
    }
  }

  fileprivate var nameHeader: Message {
    switch self {
    case .village: Message(en: "name", zh: "村名")
    case .community: Message(en: "name", zh: "社区名称")
    case .township: Message(en: "name", zh: "乡镇名称")
    }
  }
}
