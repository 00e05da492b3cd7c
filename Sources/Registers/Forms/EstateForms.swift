import Wording

extension EstateReader {
  package static func form(of field: EstateField) -> FieldForm? {
    switch field {
    case .id: .firstCell("LS01-001", .idNote)
    case .name: .text("Example Estate", "枕泾新村", Message(en: "The name.", zh: "小区名称。"))
    case .lon: .lon
    case .lat: .lat
    case .township: .township
    case .community: .community
    case .setting: .setting
    case .builtYear:
      .text(
        "1992", "1992",
        Message(
          en: "The year of completion; 1980s or 1998-2002 is understood, too.",
          zh: "建成年份；也可填“80年代”“1998-2002”。"))
    case .completionDate: nil
    case .oldFlag: .flag(Message(en: "Whether it is an old estate.", zh: "是否认定为老旧小区。"))
    case .renovationFlag:
      .flag(Message(en: "Whether it is on the renovation roster.", zh: "是否纳入老旧小区改造计划。"))
    case .households: .households
    case .elders:
      .count("411", Message(en: "Residents aged 60 and over.", zh: "60周岁及以上人口数。"))
    case .geometry: nil
    }
  }
}

extension EstateAttributeReader {
  package static func form(of field: EstateField) -> FieldForm? {
    field == .lon || field == .lat ? nil : EstateReader.form(of: field)
  }
}

extension GateReader {
  package static func form(of field: GateField) -> FieldForm? {
    switch field {
    case .id: .firstCell("G1", .idNote)
    case .lon: .lon
    case .lat: .lat
    case .estateID:
      .text("LS01-001", "LS01-001", Message(en: "The id of its estate.", zh: "所属小区的编号。"))
    }
  }
}

extension NewEstateReader {
  package static func form(of field: NewEstateField) -> FieldForm? {
    switch field {
    case .id: .firstCell("XJ001", .idNote)
    case .name: .text("Example Estate", "霁月府", Message(en: "The name.", zh: "小区名称。"))
    case .phase: .phase
    case .group: .group
    case .county:
      .text("Example District", "呦鸣区", Message(en: "The county or district.", zh: "所属县（市、区）。"))
    case .township: .township
    case .community: .community
    case .setting: .setting
    case .households: .households
    case .lon: .lon
    case .lat: .lat
    case .geometry: nil
    case .gfa: .area("68400", Message(en: "The total floor area.", zh: "总建筑面积。"))
    case .gfaAboveGround: .area("52000", Message(en: "The floor area above ground.", zh: "地上建筑面积。"))
    case .gfaPlotRatio:
      .area("56000", Message(en: "The floor area that counts for the plot ratio.", zh: "计容建筑面积。"))
    case .gfaResidential: .area("48000", Message(en: "The floor area of dwellings.", zh: "住宅建筑面积。"))
    case .planningDate:
      .date("2023-11-20", Message(en: "The day of the planning conditions.", zh: "规划条件下达日期。"))
    case .landDate: .date("2024-01-15", Message(en: "The day of the land sale.", zh: "土地出让日期。"))
    case .permitDate: .permitDate
    case .startDate: .startDate
    case .completionDate: .completionDate
    case .consultationDate:
      .date("2024-02-20", Message(en: "The day of the consultation.", zh: "征求民政部门意见日期。"))
    case .reviewDate: .date("2024-03-10", Message(en: "The day of the review.", zh: "设计方案审查日期。"))
    case .roomCondition:
      .flag(Message(en: "Whether the planning conditions name the room.", zh: "规划条件是否载明养老用房。"))
    case .designArea: .area("320", Message(en: "The area in the design.", zh: "设计方案中的用房面积。"))
    case .designLocation:
      .text("block 3", "3幢1层", Message(en: "The location in the design.", zh: "设计方案中的用房位置。"))
    case .requiredArea:
      .area("137", Message(en: "The area owed, as the ledger has it.", zh: "台账登记的应配面积。"))
    case .providedArea:
      .area("320", Message(en: "The area provided, as the ledger has it.", zh: "台账登记的配建面积。"))
    case .deliveryDate: .date("2026-06-30", Message(en: "The day of delivery.", zh: "交付日期。"))
    }
  }
}

extension PopulationReader {
  package static func form(of field: PopulationField) -> FieldForm? {
    switch field {
    case .township:
      .firstCell("呦鸣街道", Message(en: "The township or street.", zh: "乡镇、街道名称。"))
    case .lon, .lat: nil
    case .elders60: .count("4000", Message(en: "People aged 60 and over.", zh: "60周岁及以上人口数。"))
    case .elders65: .count("2900", Message(en: "People aged 65 and over.", zh: "65周岁及以上人口数。"))
    case .elders80: .count("600", Message(en: "People aged 80 and over.", zh: "80周岁及以上人口数。"))
    }
  }
}

extension Message {
  static let idNote = Message(
    en: "An id that no other row has.", zh: "编号，不得与其他行重复。")
}
