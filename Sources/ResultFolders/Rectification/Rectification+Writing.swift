import CareModel
import Files
import Layers
import Reports
import TextFormats
import Wording

extension Rectification {
  /// Every finding that is a binding fail in one of the checks, with what became of it.
  public var layer: ResultLayer {
    let (items, language) = (items, language)
    let text = { (key: String, column: Substring) -> LayerColumn in
      .text(key) { $1.text(items[$0].shown?[column]) }
    }
    return ResultLayer(
      "rectification",
      header: [
        ("schema", .string("carecircle.rectification/1")),
        ("version", .string(CareCircleVersion.current)),
      ], geometry: .none, count: items.count,
      columns: [
        text("id", "id"), text("policy", "policy"), text("clause", "clause"),
        text("section", "section"), text("subject_type", "subject_type"),
        text("subject_id", "subject_id"), text("subject_name", "subject_name"),
        text("township", "township"),
        .text("change") { $1.text(items[$0].change.rawValue) },
        .text("change_text") { $1.text(items[$0].change.words.text(language)) },
        .flag("overdue") { items[$0].after.map { $0.isBindingFail && $0.isOverdue } ?? false },
        .text("before_verdict") { $1.text(items[$0].before?["verdict"]) },
        .text("after_verdict") { $1.text(items[$0].after?["verdict"]) },
        .number("before_shortfall") { items[$0].before.flatMap { Double($0["shortfall"]) } },
        .number("after_shortfall") { items[$0].after.flatMap { Double($0["shortfall"]) } },
        text("unit", "unit"),
        .date("due") { items[$0].shown.flatMap { CalendarDate($0["due"]) } },
        .integer("days_left") { items[$0].shown.flatMap { Int($0["days_left"]) } },
        text("reason_text", "reason_text"), text("evidence", "evidence"),
      ])
  }

  /// Writes the table, the counts by clause and the provenance to a folder, which appears whole or not at all.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if the folder contains anything but an earlier result, or if it cannot
  ///   be written.
  public func write(toFolder path: String) throws(CareCircleError) {
    var folder = try OutputFolder(path, of: .compare)
    try folder.write(layer, as: .csv)
    try folder.write("rectification-by-clause.csv", clauseTable())
    try folder.write("provenance.json", provenance())
    try folder.finish()
  }

  /// A row for each clause with the numbers of changes, in the order in which clauses occur.
  private func clauseTable() -> ByteBuffer {
    var (order, counts): ([String], [String: [Change: Int]]) = ([], [:])
    for item in items {
      let clause = item.shown?["clause"] ?? ""
      if counts[clause] == nil { order.append(clause) }
      counts[clause, default: [:]][item.change, default: 0] += 1
    }
    var buffer = ByteBuffer()
    buffer.append("\u{FEFF}clause")
    for change in Change.allCases { buffer.append(",\(change.rawValue)") }
    buffer.append("\r\n")
    for clause in order {
      buffer.appendCSVField(clause, neutralisingFormulas: true)
      for change in Change.allCases { buffer.append(",\(counts[clause]?[change] ?? 0)") }
      buffer.append("\r\n")
    }
    return buffer
  }

  private func provenance() -> ByteBuffer {
    let origin = { (folder: CheckFolder) in
      JSONValue.object([
        ("provenance_sha256", .optional(Checksum.sha256(path: "\(folder.path)/provenance.json"))),
        ("findings_sha256", .optional(folder.checksum)),
      ])
    }
    return JSONValue.object([
      ("schema", .string(Provenance.schema)),
      ("version", .string(CareCircleVersion.current)),
      ("before", origin(before)), ("after", origin(after)),
    ]).document
  }
}
