import CareModel
import Tables
import Wording

extension InputKind {
  /// Idle properties that could become places of care.
  public static let candidates = InputKind(
    "candidates", title: Message(en: "candidate sites", zh: "备选资产"),
    help: Message(en: "Idle properties that could become places of care.", zh: "可改作养老设施的闲置资产。"),
    uses: [.compliance], form: .register(RecordReader<CandidateField>.self))
}

/// The fields of the table.
package enum CandidateField: String, RecordField {
  case id
  case name
  case kind
  case manner
  case grossArea = "gross_area"
  case cost
  case owner
  case availableFrom = "available_from"
  case isRequired = "is_required"
  case isExcluded = "is_excluded"
  case lon, lat

  package static let placing = RowPlacing.optional

  package var synonyms: [String] {
    switch self {
    case .id: ["资产编号", "candidate_id", "编号", "ID", "id"]
    case .name: ["资产名称", "name"]
    case .kind: ["类型", "资产类型", "kind"]
    case .manner: ["配置方式", "manner"]
    case .grossArea: ["建筑面积", "gross_area"]
    case .cost: ["造价", "cost"]
    case .owner: ["权属", "owner"]
    case .availableFrom: ["可用日期", "available_from"]
    case .isRequired: ["必选", "required"]
    case .isExcluded: ["禁选", "excluded"]
    case .lon: EstateField.lon.synonyms
    case .lat: EstateField.lat.synonyms
    }
  }

  package var content: RecordContent {
    switch self {
    case .grossArea, .cost: .figure
    case .availableFrom: .day
    case .isRequired, .isExcluded: .flag
    default: .text
    }
  }
}
