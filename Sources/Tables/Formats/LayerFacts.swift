import Wording
import Worksheets

/// Facts about a layer or a sheet that a text does not have.
package struct LayerFacts {
  /// A value whose bytes could not be read.
  package struct Unreadable {
    package let line: Int
    package let field: String
    package let text: String
  }

  /// A report from the reader of a format about a row or the whole file.
  package struct Finding {
    package var line: Int?
    package var field: String?
    package var value: String?
    package let code: DataIssue.Code
    package let severity: DataIssue.Severity
    package let message: Message
  }

  /// Whether the rows come from a layer of a GIS or of a database, which has its own coordinate reference system.
  package var isLayer = false
  /// Whether column names may have been cut at ten bytes.
  package var cutsNames = false
  /// The definition of a local plane system whose location on the earth is not known.
  var localSystem: String?
  /// For every line of a sheet's text, the corresponding row of the sheet; nil if they are the same.
  package var rowOfLine: [Int32]?
  /// The system named by geometries in cells, such as `EPSG:4490`; nil if they name none.
  package var cellSystem: String?
  /// Values whose bytes could not be read.
  package var unreadable: [Unreadable] = []
  /// The facts about the sheet beyond the texts of its cells; nil if the rows do not come from a sheet.
  package var sheet: SheetFacts?
  /// Hidden sheets of the workbook that were not requested and not read.
  package var hiddenSheets: [String] = []
  /// Rows that cannot be used regardless of their content, by number.
  package var refused: [Int: Message] = [:]
  package var findings: [Finding] = []

  package static func row(ofLine line: Int, _ rows: [Int32]) -> Int {
    rows.indices.contains(line - 1) ? Int(rows[line - 1]) : line
  }
}

extension InputFile {
  /// Reports an error if a layer or a query was named: a text has neither.
  func refuseLayer() throws(CareCircleError) {
    guard let named = layer ?? query else { return }
    throw .badData([
      InputProblem(
        .wrongValue, file: name, field: query == nil ? "layer" : "sql", value: named,
        Message(
          en: "is asked of a text, which has no layers, sheets or queries; leave it out",
          zh: "文本文件没有图层、工作表或查询；请去掉"))
    ])
  }
}
