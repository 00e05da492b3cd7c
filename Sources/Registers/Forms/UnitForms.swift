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
    case .advisers: field.askedForm
    default: level == .township ? field.askedForm : nil
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

extension CandidateReader {
  package static func form(of field: CandidateField) -> FieldForm? {
    switch field {
    case .id: .firstCell("H001", .idNote)
    case .name: .text("Example Hall", "示例闲置用房", Message(en: "The name.", zh: "点位名称。"))
    case .kind:
      .text("idle state property", "闲置国有资产", Message(en: "What it is now.", zh: "资产类型。"))
    case .lon: .lon
    case .lat: .lat
    case .township: .township
    case .grossArea: .area("320", Message(en: "The gross floor area.", zh: "建筑面积。"))
    case .innerArea: .area("260", Message(en: "The inner floor area.", zh: "套内建筑面积。"))
    case .usableArea: nil
    case .mode:
      .choice(
        [
          Message(en: "lease", zh: "租赁"), Message(en: "build", zh: "新建"),
          Message(en: "convert", zh: "改扩建"), Message(en: "purchase", zh: "购置"),
          Message(en: "exchange", zh: "置换"),
        ], Message(en: "How the room would come about.", zh: "用房的设置方式。"))
    case .cost:
      FieldForm(
        .measure, Message(en: "800000", zh: "80"),
        Message(en: "What it would cost.", zh: "造价（万元）。"),
        unit: Message(en: "yuan", zh: "万元"))
    case .owner:
      .text("state", "国有", Message(en: "Who owns it.", zh: "权属，如国有、集体、私有。"))
    case .available:
      .date("2027-01-01", Message(en: "From when it can be had; blank: now.", zh: "可用日期；空白为现在可用。"))
    case .demanded: .flag(Message(en: "Whether it must be taken.", zh: "是否必选。"))
    case .forbidden:
      .choice(
        [Message(en: "no", zh: "否"), Message(en: "yes", zh: "是")],
        Message(en: "Whether it must not be taken.", zh: "是否禁选。"))
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
