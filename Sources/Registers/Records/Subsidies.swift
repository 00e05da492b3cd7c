import CareModel
import Tables
import Wording

extension InputKind {
  /// Recipients of subsidies: facilities, institutions and groups of persons.
  public static let subsidies = InputKind(
    "subsidies", title: Message(en: "subsidies", zh: "补助对象表"),
    help: Message(
      en: "Recipients of subsidies: a row for each facility or group of persons, and clause.",
      zh: "补助对象：每个设施或人群、每个条款一行。"),
    uses: [.compliance], form: .register(RecordReader<SubsidyField>.self))
}

/// The fields of the table.
package enum SubsidyField: String, RecordField {
  case id
  case name
  case clause
  case township
  case payer
  case kind
  case level
  case star
  case score
  case isQualified = "is_qualified"
  case insideInstitution = "inside_institution"
  case useStatus = "use_status"
  case beds
  case tenure
  case leaseYears = "lease_years"
  case isNursing = "is_nursing"
  case nursingOccupancy = "nursing_occupancy"
  case finalAccounts = "final_accounts"
  case residents
  case dependentResidents = "dependent_residents"
  case lowIncomeResidents = "low_income_residents"
  case ownership
  case premium
  case persons
  case age
  case aloneDependent = "alone_dependent"
  case income
  case excluded
  case lon, lat

  package static let clauseField: SubsidyField? = .clause
  package static let required: [SubsidyField] = [.clause]

  package var synonyms: [String] {
    switch self {
    case .id: ["补助对象编号", "recipient_id", "编号", "ID", "id"]
    case .name: ["名称", "补助对象名称", "name"]
    case .clause: ["条款", "条款编号", "clause"]
    case .township: ["乡镇(街道)", "所属乡镇", "township"]
    case .payer: ["出资单位", "出资级次", "payer"]
    case .kind: ["类别", "类型", "kind"]
    case .level: ["层级", "级别", "level"]
    case .star: ["星级", "等级", "评定等级", "星级评定", "star"]
    case .score: ["考核得分", "考核分数", "评估得分", "score"]
    case .isQualified: ["是否考核合格", "is_qualified"]
    case .insideInstitution: ["是否设在养老机构内", "inside_institution"]
    case .useStatus: ["使用状态", "运营状态", "use_status"]
    case .beds: ["核定床位数", "床位数", "总床位", "beds"]
    case .tenure: ["房屋性质", "tenure"]
    case .leaseYears: ["租期", "租期(年)", "lease_years"]
    case .isNursing: ["是否护理型机构", "is_nursing"]
    case .nursingOccupancy: ["护理老人入住率", "nursing_occupancy"]
    case .finalAccounts: ["投资决算额", "final_accounts"]
    case .residents: ["符合条件入住人数", "residents"]
    case .dependentResidents: ["失能失智人数", "dependent_residents"]
    case .lowIncomeResidents: ["低保及边缘家庭人数", "low_income_residents"]
    case .ownership: ["机构性质", "ownership"]
    case .premium: ["平均保费", "premium"]
    case .persons: ["人数", "persons"]
    case .age: ["年龄", "age"]
    case .aloneDependent: ["独居且生活不能自理", "alone_dependent"]
    case .income: ["低保情况", "income"]
    case .excluded: ["是否特困或重残护理补贴", "excluded"]
    case .lon: EstateField.lon.synonyms
    case .lat: EstateField.lat.synonyms
    }
  }

  package var content: RecordContent {
    switch self {
    case .star: .star
    case .score, .beds, .leaseYears, .nursingOccupancy, .finalAccounts, .residents,
      .dependentResidents, .lowIncomeResidents, .premium, .persons:
      .figure
    case .isQualified, .insideInstitution, .isNursing, .aloneDependent, .excluded: .flag
    default: .text
    }
  }
}
