import CareModel
import Tables
import Wording

extension InputKind {
  /// Indicators of a city and its counties.
  public static let indicators = InputKind(
    "indicators", title: Message(en: "indicators", zh: "指标表"),
    help: Message(
      en: "Indicators: a row for each region, clause and figure.", zh: "指标表：每个地区、条款、指标一行。"),
    uses: [.compliance], form: .register(RecordReader<IndicatorField>.self))
}

/// The fields of a table of indicators.
package enum IndicatorField: String, RecordField {
  case id, name, level, clause, indicator, unit, base, target, actual, numerator, denominator
  case dataDate = "data_date"
  case metDate = "met_date"
  case lon, lat

  package static let clauseField: IndicatorField? = .clause
  package static let required: [IndicatorField] = [.clause]
  package static let keys: [IndicatorField] = [.indicator, .dataDate]

  package var synonyms: [String] {
    switch self {
    case .id: ["地区编号", "region_id", "行政区划代码", "区划代码", "编号", "ID", "id"]
    case .name: ["地区名称", "region", "地区", "县(市、区)", "区县", "name"]
    case .level: ["层级", "级别", "level"]
    case .clause: ["条款", "条款编号", "clause"]
    case .indicator: ["指标名称", "指标", "indicator"]
    case .unit: ["单位", "计量单位", "unit"]
    case .base: ["基期值", "基数", "2021年底实际值", "base"]
    case .target: ["目标值", "2025年目标值", "target"]
    case .actual: ["实际值", "完成值", "actual"]
    case .numerator: ["分子", "numerator"]
    case .denominator: ["分母", "denominator"]
    case .dataDate: ["数据日期", "截止日期", "统计日期", "data_date"]
    case .metDate: ["达标日期", "met_date"]
    case .lon: EstateField.lon.synonyms
    case .lat: EstateField.lat.synonyms
    }
  }

  package var content: RecordContent {
    switch self {
    case .base, .actual, .numerator, .denominator: .figure
    case .dataDate, .metDate: .day
    default: .text
    }
  }
}
