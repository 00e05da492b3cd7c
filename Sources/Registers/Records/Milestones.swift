import CareModel
import Tables
import Wording

extension InputKind {
  /// Documents and steps, with the days on which they were done.
  public static let milestones = InputKind(
    "milestones", title: Message(en: "milestones", zh: "事项表"),
    help: Message(en: "Milestones: documents and steps with their days.", zh: "事项表：文件、步骤的完成情况和日期。"),
    uses: [.compliance], form: .register(RecordReader<MilestoneField>.self))
}

/// The fields of the table.
package enum MilestoneField: String, RecordField {
  case id
  case name
  case clause
  case milestone
  case done
  case doneDate = "done_date"
  case lon, lat

  package static let clauseField: MilestoneField? = .clause
  package static let required: [MilestoneField] = [.clause]
  package static let keys: [MilestoneField] = [.milestone]

  package var synonyms: [String] {
    switch self {
    case .id: ["对象编号", "object_id", "编号", "ID", "id"]
    case .name: ["对象名称", "object", "name"]
    case .clause: ["条款", "条款编号", "clause"]
    case .milestone: ["事项名称", "事项", "文件名称", "milestone"]
    case .done: ["是否完成", "完成情况", "done"]
    case .doneDate: ["完成日期", "日期", "done_date"]
    case .lon: EstateField.lon.synonyms
    case .lat: EstateField.lat.synonyms
    }
  }

  package var content: RecordContent {
    switch self {
    case .done: .flag
    case .doneDate: .day
    default: .text
    }
  }
}
