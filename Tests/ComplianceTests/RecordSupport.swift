import CareModel
import Compliance

/// A row of a table of indicators, as a bureau writes it.
struct IndicatorRow: Sendable {
  var name: String
  var actual: String?
  var unit: String?
  var day: String? = "2025-12-31"
  var region = "C"
  var level = "市级"
  var more: [String: String] = [:]

  init(
    _ name: String, _ actual: String?, _ unit: String? = nil, on day: String? = "2025-12-31",
    region: String = "C", level: String = "市级", _ more: [String: String] = [:]
  ) {
    (self.name, self.actual, self.unit, self.day) = (name, actual, unit, day)
    (self.region, self.level, self.more) = (region, level, more)
  }

  /// A row without a unit that has further columns.
  init(_ name: String, _ actual: String?, on day: String? = "2025-12-31", _ more: [String: String])
  {
    self.init(name, actual, nil, on: day, more)
  }
}

extension Register {
  /// Adds rows of a clause to the table of indicators.
  mutating func indicators(_ clause: String, _ rows: [IndicatorRow]) {
    for row in rows {
      var record = Record(id: row.region)
      record.clause = clause
      record.facts.set("层级", row.level)
      record.facts.set("指标名称", row.name)
      record.facts.set("单位", row.unit)
      record.facts.set("实际值", row.actual)
      record.facts.set("数据日期", row.day)
      for (name, text) in row.more.sorted(by: { $0.key < $1.key }) { record.facts.set(name, text) }
      records[.indicators] = (records[.indicators] ?? []) + [record]
    }
  }

  /// Adds a row to a table of records.
  mutating func record(
    _ table: RecordTable, _ id: String, clause: String? = nil, _ cells: [String: String]
  ) {
    var record = Record(id: id)
    record.clause = clause
    for (name, text) in cells.sorted(by: { $0.key < $1.key }) { record.facts.set(name, text) }
    records[table] = (records[table] ?? []) + [record]
  }
}

extension ClauseCase {
  /// A case of a clause that is judged by the table of indicators.
  static func figures(
    _ clause: String, _ verdict: ClauseVerdict, required: Double? = nil, actual: Double? = nil,
    asOf: String? = "2026-06-01", of named: String? = nil, _ rows: [IndicatorRow]
  ) -> ClauseCase {
    figures(
      clause, verdict, nil, required: required, actual: actual, asOf: asOf, of: named, rows)
  }

  /// A case with a reason.
  static func figures(
    _ clause: String, _ verdict: ClauseVerdict, _ reason: FindingReason?,
    required: Double? = nil, actual: Double? = nil, asOf: String? = "2026-06-01",
    of named: String? = nil, _ rows: [IndicatorRow]
  ) -> ClauseCase {
    let says = rows.map { "\($0.name) \($0.actual ?? "blank")\($0.unit ?? "")" }
    return ClauseCase(
      clause, says.joined(separator: ", "), verdict, reason, required: required, actual: actual,
      asOf: asOf
    ) { $0.indicators(named ?? clause, rows) }
  }
}
