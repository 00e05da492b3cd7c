import Tables
import Wording

extension InputKind {
  /// Corrections of single cells of other inputs, as `issues.xlsx` asks for them.
  public static let corrections = InputKind(
    "corrections", title: Message(en: "corrections", zh: "更正表"),
    help: Message(
      en: "issues.xlsx with its corrections filled in: values for cells of other inputs, by id.",
      zh: "填写了更正值的 issues.xlsx：按编号更正其他输入的单元格。"),
    uses: Set(InputUse.allCases), form: .register(CorrectionReader.self))
}

/// The fields of a table of corrections.
package enum CorrectionField: String, TableField {
  case input, file, line, id, field, value, correction, lon, lat

  package var synonyms: [String] {
    switch self {
    case .input: ["输入", "input"]
    case .file: ["文件", "file"]
    case .line: ["行号", "line", "row"]
    case .id: ["编号", "id"]
    case .field: ["字段", "field"]
    case .value: ["原值", "value"]
    case .correction: ["更正值", "correction"]
    case .lon: CoordinateHeaders.lon
    case .lat: CoordinateHeaders.lat
    }
  }
}

/// A value for one cell of another input.
public struct Correction: Sendable {
  /// The key of the input: `estates`.
  public var input: String?
  /// The name of the file, if it is given.
  public var file: String?
  /// The line of the row, if it is given.
  public var line: Int?
  /// The id of the row; nil for a row without an id, which is then found by its file and line.
  public var id: String?
  /// The field, such as `built_year`.
  public var field: String?
  /// The value that the cell had when the correction was written.
  public var value: String?
  /// The value that it is to have; nil if nothing has been filled in.
  public var correction: String?
}

extension Correction: UnplacedRow {
  package var name: String? { nil }
}

package struct CorrectionReader: RowReader {
  package static let required: [CorrectionField] = [.input, .field, .correction]
  package static let lon = CorrectionField.lon
  package static let lat = CorrectionField.lat
  package static let geometry: CorrectionField? = nil
  package static let placing = RowPlacing.never

  private let columns: [CorrectionField: Column<CorrectionField>]

  package init(_ columns: ColumnMap<CorrectionField>) {
    self.columns = Dictionary(
      uniqueKeysWithValues: CorrectionField.allCases.map { ($0, columns.column($0)) })
  }

  package func read(
    _ scribe: RowScribe<CorrectionField>, at place: RowPlace, into rows: RowBuffer<Correction>
  ) -> Bool {
    func text(_ field: CorrectionField) -> String? { columns[field].flatMap(scribe.text) }
    var row = Correction()
    row.correction = text(.correction)
    (row.input, row.file, row.field) = (text(.input), text(.file), text(.field))
    (row.line, row.id) = (text(.line).flatMap { Int($0) }, text(.id))
    row.value = text(.value)
    if row.correction != nil, let fault = fault(of: row) {
      scribe.doubt(.correctionUnused, in: fault.field, value: text(fault.field), fault.message)
    }
    rows.append(row)
    return true
  }

  /// What makes a correction useless, whatever the other inputs are; nil if nothing does.
  private func fault(of row: Correction) -> (field: CorrectionField, message: Message)? {
    guard let kind = row.input.flatMap({ InputKind.named($0) }), kind != .corrections else {
      let names = InputKind.all.map(\.key).joined(separator: ", ")
      return (
        .input,
        Message(
          en: "is not an input; expected one of \(names). The correction is not used",
          zh: "不是输入的名称；应为\(names)之一。此更正未采用")
      )
    }
    guard let field = row.field, kind.fieldNames.contains(field) else {
      let names = kind.fieldNames.joined(separator: ", ")
      return (
        .field,
        Message(
          en: "is not a field of \(kind.key); expected one of \(names). The correction is not used",
          zh: "不是 \(kind.key) 的字段；应为\(names)之一。此更正未采用")
      )
    }
    guard row.id != nil || (row.file != nil && row.line != nil) else {
      return (
        .id,
        Message(
          en: "names no row: write its id, or its file and line. The correction is not used",
          zh: "未指明哪一行：请填编号，或文件和行号。此更正未采用")
      )
    }
    return nil
  }
}
