import Synchronization
import Tables
import Wording

/// The corrections of a study, and which of them have met their row.
package final class CorrectionSet: Sendable {
  private let table: LoadedTable<Correction>
  /// The indices of the corrections that were used, or about which something was said.
  private let met = Mutex<Set<Int>>([])

  package init(_ table: LoadedTable<Correction>) {
    self.table = table
  }

  /// The corrections of an input's file; nil if there are none, so that its rows are read without any loss of speed.
  func corrections<Field>(
    of kind: InputKind, file: String, _ columns: ColumnMap<Field>, id: Field?
  ) -> RowCorrections? {
    var byID: [String: [RowCorrections.Cell]] = [:]
    var byLine: [Int: [RowCorrections.Cell]] = [:]
    for (index, row) in table.rows.enumerated() where row.input == kind.key {
      guard let value = row.correction, let field = row.field.flatMap({ Field(rawValue: $0) })
      else {
        continue
      }
      let cell = RowCorrections.Cell(
        index: index, column: columns[field], field: field.rawValue, old: row.value, new: value,
        origin: "\(table.rowOrigins.source(of: index).name):\(table.rowOrigins.line(of: index))")
      if let id = row.id {
        byID[id, default: []].append(cell)
      } else if row.file == file, let line = row.line {
        byLine[line, default: []].append(cell)
      }
    }
    guard !byID.isEmpty || !byLine.isEmpty else { return nil }
    return RowCorrections(
      set: self, byID: byID, byLine: byLine, idColumn: id.flatMap { columns[$0] })
  }

  /// Notes that corrections have met their row.
  func meet(_ cells: [RowCorrections.Cell]) {
    met.withLock { met in for cell in cells { met.insert(cell.index) } }
  }

  /// The doubts about the corrections of some inputs, once these inputs have been read: those for which no row was
  /// found, and those for which several were.
  func doubts(among inputs: [(kind: InputKind, input: any LoadedInput)]) -> [DataIssue] {
    unmet(among: inputs.map(\.kind)) + inputs.flatMap { repeated($0.kind, $0.input) }
  }

  private func repeated(_ kind: InputKind, _ input: any LoadedInput) -> [DataIssue] {
    let ids = Set(input.issues.lazy.filter { $0.code == .duplicateID }.compactMap(\.value))
    guard !ids.isEmpty else { return [] }
    return table.rows.indices.compactMap { index in
      let row = table.rows[index]
      guard row.correction != nil, row.input == kind.key, let id = row.id, ids.contains(id) else {
        return nil
      }
      return doubt(
        index, .correctionRepeated, id,
        Message(
          en:
            "several rows of \(kind.key) have this id, and the correction applies to each that has the old value; "
            + "leave the id out to name one by its file and line",
          zh: "\(kind.key) 中有多行使用此编号，凡原值相符的均已更正；如只更正一行，请清空编号，以文件和行号指明"))
    }
  }

  private func doubt(
    _ index: Int, _ code: DataIssue.Code, _ value: String?, _ message: Message
  ) -> DataIssue {
    let origins = table.rowOrigins
    return DataIssue(
      file: origins.source(of: index).name, line: origins.line(of: index), field: "id",
      value: value, code: code, severity: .doubtful, message: message)
  }

  private func unmet(among kinds: [InputKind]) -> [DataIssue] {
    let met = met.withLock(\.self)
    return table.rows.indices.compactMap { index in
      let row = table.rows[index]
      guard row.correction != nil, !met.contains(index), let key = row.input,
        let kind = kinds.first(where: { $0.key == key }),
        row.field.map(kind.fieldNames.contains) == true, row.id != nil || row.line != nil
      else { return nil }
      return doubt(
        index, .correctionUnused, row.id ?? row.line.map(String.init),
        Message(
          en: "no row of \(key) is this one; the correction is not used",
          zh: "\(key) 中没有这一行；此更正未采用"))
    }
  }
}

/// The corrections of one file, found by the ids of its rows, or by their lines.
package struct RowCorrections: Sendable {
  /// A new value for a cell of a row.
  struct Cell: Sendable {
    /// The index of the correction.
    let index: Int
    /// The column; nil if the file has none for the field.
    let column: Int?
    let field: String
    /// The value that the cell had when the correction was written; nil for a blank cell.
    let old: String?
    let new: String
    /// The file and line of the correction.
    let origin: String

    /// Whether a cell still has the value for which the correction was written, or has been corrected in the file.
    func fits(_ now: String?) -> Bool {
      guard old != "*", now != old, now != new else { return true }
      // 120.50 and 120.5 are the same coordinate.
      return now.flatMap(Double.init).map { $0 == old.flatMap(Double.init) } ?? false
    }
  }

  /// The set to which they belong.
  fileprivate let set: CorrectionSet
  fileprivate let byID: [String: [Cell]]
  fileprivate let byLine: [Int: [Cell]]
  fileprivate let idColumn: Int?

  /// Corrects the current row of a cursor, and says what was changed and what could not be.
  func apply<Field>(to scribe: RowScribe<Field>) {
    let cursor = scribe.cursor
    cursor.corrected = nil
    let cells = cells(of: cursor)
    guard !cells.isEmpty else { return }
    set.meet(cells)
    var corrected: [Int: [UInt8]] = [:]
    for cell in cells {
      guard let column = cell.column else {
        scribe.note(.correctionUnused, .doubtful, field: cell.field, value: nil, .noColumn(cell))
        continue
      }
      let now = cursor.shownText(column)
      guard cell.fits(now) else {
        scribe.note(.correctionUnused, .doubtful, field: cell.field, value: now, .stale(cell))
        continue
      }
      if let other = corrected[column], other != Array(cell.new.utf8) {
        scribe.note(.correctionUnused, .doubtful, field: cell.field, value: now, .second(cell))
        continue
      }
      corrected[column] = Array(cell.new.utf8)
      if now != cell.new {
        scribe.note(.corrected, .note, field: cell.field, value: now, .corrected(cell))
      }
    }
    cursor.corrected = corrected.isEmpty ? nil : corrected
  }

  private func cells(of cursor: RowCursor) -> [Cell] {
    let id = byID.isEmpty ? nil : idColumn.flatMap(cursor.text) ?? cursor.featureID
    return (id.flatMap { byID[$0] } ?? []) + (byLine[cursor.line] ?? [])
  }
}

extension RowCursor {
  /// The text of a cell as issues show it: of a formula without a value, nothing.
  fileprivate func shownText(_ column: Int) -> String? {
    withTrimmed(column) { cell in
      if cell.isEmpty { return nil }
      return CellFault(cell).map(\.shown) ?? String(decoding: cell, as: UTF8.self)
    }
  }
}

extension Message {
  fileprivate static func corrected(_ cell: RowCorrections.Cell) -> Message {
    Message(
      en: "corrected to \"\(cell.new)\" by \(cell.origin)", zh: "按\(cell.origin)更正为“\(cell.new)”")
  }

  fileprivate static func noColumn(_ cell: RowCorrections.Cell) -> Message {
    Message(
      en: "the file has no column for it, so that \(cell.origin) corrects nothing; add the column",
      zh: "文件中没有此列，\(cell.origin)的更正未采用；请先补充该列")
  }

  fileprivate static func stale(_ cell: RowCorrections.Cell) -> Message {
    let old = cell.old ?? ""
    return Message(
      en:
        "is no longer \"\(old)\", for which \(cell.origin) was written; the correction is not used",
      zh: "已不是更正时的原值“\(old)”，\(cell.origin)的更正未采用")
  }

  fileprivate static func second(_ cell: RowCorrections.Cell) -> Message {
    Message(
      en: "an earlier correction says something else; \(cell.origin) is not used",
      zh: "与前面的更正不一致；\(cell.origin)的更正未采用")
  }
}
