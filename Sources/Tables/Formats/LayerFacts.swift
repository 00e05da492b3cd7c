import Wording

/// What is known of a layer or a sheet beyond what a text has.
package struct LayerFacts {
  /// A value whose bytes could not be read.
  package struct Unreadable {
    package let line: Int
    package let field: String
    package let text: String
  }

  /// Whether the rows come from a layer of a GIS or a database, which has a reference system of its own.
  package var isLayer = false
  /// Whether names of columns may have been cut at ten bytes.
  package var cutsNames = false
  /// The definition of a plane whose place on the earth is not known.
  var localSystem: String?
  /// For every line of a sheet's text the row of the sheet; nil where they are the same.
  package var rowOfLine: [Int32]?
  /// Values whose bytes could not be read.
  package var unreadable: [Unreadable] = []

  package static func row(ofLine line: Int, _ rows: [Int32]) -> Int {
    rows.indices.contains(line - 1) ? Int(rows[line - 1]) : line
  }
}

extension InputFile {
  /// Refuses a layer, or a query, of a text: it has neither.
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
