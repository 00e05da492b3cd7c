import CareModel
import Tables
import Wording

extension InputKind {
  /// The lists of basic services of a city and its counties.
  public static let basicServices = InputKind(
    "basic_services", title: Message(en: "basic services", zh: "基本养老服务清单"),
    help: Message(
      en: "Lists of basic services of the city and its counties.", zh: "市级、县级基本养老服务清单。"),
    uses: [.compliance], form: .register(RecordReader<BasicServiceField>.self))
}

/// The fields of the table.
package enum BasicServiceField: String, RecordField {
  case id
  case name
  case level
  case service
  case amount
  case coverage
  case issued
  case lon, lat

  package static let required: [BasicServiceField] = [.service]
  package static let keys: [BasicServiceField] = [.service]

  package var synonyms: [String] {
    switch self {
    case .id: ["地区编号", "region_id", "编号", "ID", "id"]
    case .name: ["地区名称", "region", "地区", "name"]
    case .level: ["层级", "级别", "level"]
    case .service: ["服务项目", "项目名称", "service"]
    case .amount: ["实现程度", "amount"]
    case .coverage: ["覆盖范围", "服务对象", "coverage"]
    case .issued: ["发布日期", "印发日期", "issued"]
    case .lon: EstateField.lon.synonyms
    case .lat: EstateField.lat.synonyms
    }
  }

  package var content: RecordContent {
    switch self {
    case .amount: .figure
    case .issued: .day
    default: .text
    }
  }
}
