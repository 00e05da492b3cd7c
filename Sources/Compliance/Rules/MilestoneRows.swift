import CareModel
import Tables

/// The rows of a clause in the table of milestones, by their objects.
struct MilestoneRows: Sendable {
  /// Something of which rows tell.
  struct Object: Sendable {
    let id: String
    let name: String?
    /// The index of its first row in the table.
    let row: Int
    fileprivate(set) var rows: [Record]
  }

  let asOf: CalendarDate?
  private(set) var objects: [Object] = []
  private var byName: [String: Int] = [:]

  init(_ subjects: ClauseSubjects) {
    asOf = subjects.register.asOf
    for (row, record) in (subjects.register.records[.milestones] ?? []).enumerated()
    where ClauseReference.names(record.clause, subjects.clause.id) {
      if let index = byName[record.id] {
        objects[index].rows.append(record)
        continue
      }
      byName[record.id] = objects.count
      if let name = record.name, byName[name] == nil { byName[name] = objects.count }
      objects.append(Object(id: record.id, name: record.name, row: row, rows: [record]))
    }
  }

  /// The object with an id or a name.
  func object(id: String, name: String?) -> Object? {
    objects.isEmpty ? nil : (byName[id] ?? name.flatMap { byName[$0] }).map { objects[$0] }
  }

  /// Whether an object has a row about a step.
  func has(_ object: Object) -> (MilestoneItem) -> Bool {
    { item in object.rows.contains(where: item.isNamed) }
  }

  /// What is known of a step of an object or, if there is no row about it, what the columns of the subject say.
  func step(
    _ item: MilestoneItem, of object: Object?, else cells: RecordCells? = nil
  ) -> MilestoneStep {
    let others =
      item.order.map { order in
        object?.rows.filter {
          Header($0.facts["事项名称"]?.text ?? "").plain == Header(order.other).plain
        } ?? []
      } ?? []
    let rows =
      object?.rows.filter { row in
        item.isNamed(by: row)
          && Header(row.facts["事项名称"]?.text ?? "").plain
            != item.order.map { Header($0.other).plain }
      } ?? []
    var step = MilestoneStep(source: "milestones.\(item.name)")
    if let first = rows.first {
      step = Self.step(first)
      step.contradicts = rows.dropFirst().contains { row in
        let other = Self.step(row)
        return other.isDone != step.isDone || other.days != step.days
      }
      step.source = "milestones.\(item.name)"
    } else if let field = item.field, let cells {
      step.text = cells.text(field)
      step.isDone = cells.flag(field)
      step.days = cells.days(field)
      step.source = field
    }
    if let order = item.order {
      step.other = others.first.flatMap { Self.step($0).days } ?? cells?.days(order.other)
      step.otherSource = order.other
    }
    return step
  }

  private static func step(_ row: Record) -> MilestoneStep {
    let cells = RecordCells(facts: row.facts)
    return MilestoneStep(
      isDone: cells.flag("是否完成"), days: cells.days("完成日期"), text: cells.text("是否完成"),
      source: "milestones")
  }
}

extension RecordCells {
  /// The cells of a new estate: its further columns, and its days under the headers of the table.
  init(estate: NewEstate) {
    self.init(facts: estate.facts)
    estateDays = EstateDays(
      planningConditions: estate.planningConditions, landSale: estate.landSale)
  }
}
