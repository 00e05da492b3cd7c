import CareModel
import Tables
import Wording

extension InputKind {
  /// Parcels for welfare, with their prices.
  public static let parcels = InputKind(
    "parcels", title: Message(en: "parcels", zh: "地块表"),
    help: Message(en: "Parcels for welfare with their prices.", zh: "社会福利用地的地块和地价。"),
    uses: [.compliance], form: .register(RecordReader<ParcelField>.self))
}

/// The fields of the table.
package enum ParcelField: String, RecordField {
  case id
  case name
  case reservePrice = "reserve_price"
  case benchmarkPrice = "benchmark_price"
  case acquisitionCost = "acquisition_cost"
  case developmentCost = "development_cost"
  case taxes
  case unit
  case detailedPlan = "detailed_plan"
  case yearlyPlan = "yearly_plan"
  case lon, lat

  package var synonyms: [String] {
    switch self {
    case .id: ["地块编号", "parcel_id", "编号", "ID", "id"]
    case .name: ["地块名称", "name"]
    case .reservePrice: ["出让底价", "reserve_price"]
    case .benchmarkPrice: ["公共服务用地基准地价", "基准地价", "benchmark_price"]
    case .acquisitionCost: ["土地取得费用", "acquisition_cost"]
    case .developmentCost: ["土地开发费用", "development_cost"]
    case .taxes: ["相关税费", "taxes"]
    case .unit: ["单位", "计量单位", "unit"]
    case .detailedPlan: ["是否列入控制性详细规划", "纳入控规", "detailed_plan"]
    case .yearlyPlan: ["是否列入年度供地计划", "年度供地计划", "yearly_plan"]
    case .lon: EstateField.lon.synonyms
    case .lat: EstateField.lat.synonyms
    }
  }

  package var content: RecordContent {
    switch self {
    case .reservePrice, .benchmarkPrice, .acquisitionCost, .developmentCost, .taxes: .figure
    case .detailedPlan, .yearlyPlan: .flag
    default: .text
    }
  }
}
