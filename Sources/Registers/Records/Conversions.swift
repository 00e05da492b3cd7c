import CareModel
import Tables
import Wording

extension InputKind {
  /// Premises that were turned into care institutions.
  public static let conversions = InputKind(
    "conversions", title: Message(en: "conversions", zh: "存量房屋改用表"),
    help: Message(en: "Premises turned into care institutions.", zh: "改作养老机构的存量房屋。"),
    uses: [.compliance], form: .register(RecordReader<ConversionField>.self))
}

/// The fields of the table.
package enum ConversionField: String, RecordField {
  case id
  case name
  case formerUse = "former_use"
  case start
  case lon, lat

  package var synonyms: [String] {
    switch self {
    case .id: ["项目编号", "conversion_id", "编号", "ID", "id"]
    case .name: ["名称", "项目名称", "name"]
    case .formerUse: ["原用途", "former_use"]
    case .start: ["过渡期起始日期", "过渡期起算日", "start"]
    case .lon: EstateField.lon.synonyms
    case .lat: EstateField.lat.synonyms
    }
  }

  package var content: RecordContent {
    switch self {
    case .start: .day
    default: .text
    }
  }
}
