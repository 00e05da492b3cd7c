import Tables
import Wording

/// The columns of townships, communities and villages for which clauses ask. They are kept as facts.
extension UnitField {
  /// All of them.
  static let asked: [UnitField] = [
    .advisers, .isReported, .adaptedHomes, .elders, .assessed, .contracted, .hasPlatform,
    .educationPlaces, .managementSystem, .leader, .manager, .socialWorker, .team, .basicCoverage,
    .visitCoverage,
  ]

  /// Their headers; the first is the name under which clauses ask for them.
  var askedHeaders: [String] {
    switch self {
    case .advisers: ["养老服务顾问人数", "养老服务顾问数", "顾问人数", rawValue]
    case .isReported: ["接收使用情况是否上报", "是否上报接收使用情况", rawValue]
    case .adaptedHomes: ["适老化改造户数", "适老化改造试点户数", rawValue]
    case .elders: ["60岁以上人口", "60周岁及以上老年人口", "60岁及以上人口", "老年人口数", rawValue]
    case .assessed: ["评估档案数", "建立评估档案数", rawValue]
    case .contracted: ["签约老年人数", rawValue]
    case .hasPlatform: ["信息平台是否建成", "是否建成信息平台", rawValue]
    case .educationPlaces: ["老年教育机构数", rawValue]
    case .managementSystem: ["管理制度", rawValue]
    case .leader: ["分管领导", rawValue]
    case .manager: ["专门管理人员", rawValue]
    case .socialWorker: ["专职社会工作者", rawValue]
    case .team: ["养老服务队伍", rawValue]
    case .basicCoverage: ["基本生活服务覆盖率", rawValue]
    case .visitCoverage: ["探访覆盖率", rawValue]
    default: []
    }
  }

  /// What stands in their cells.
  var content: RecordContent {
    switch self {
    case .isReported, .hasPlatform: .flag
    case .advisers, .adaptedHomes, .elders, .assessed, .contracted, .educationPlaces,
      .basicCoverage, .visitCoverage:
      .figureOnly
    default: .text
    }
  }

  /// Their columns in the empty workbook for townships.
  var askedForm: FieldForm? {
    let note = Message(
      en: "\(rawValue.split(separator: "_").joined(separator: " ")).",
      zh: "\(askedHeaders.first ?? rawValue)。")
    switch self {
    case .isReported, .hasPlatform: return .flag(note)
    case .advisers: return .count("2", note)
    case .adaptedHomes: return .count("3", note)
    case .elders: return .count("4000", note)
    case .assessed: return .count("3900", note)
    case .contracted: return .count("3600", note)
    case .educationPlaces: return .count("1", note)
    case .basicCoverage, .visitCoverage: return .text("100%", "100%", note)
    case .managementSystem, .leader, .manager, .socialWorker, .team: return .flag(note)
    default: return nil
    }
  }
}
