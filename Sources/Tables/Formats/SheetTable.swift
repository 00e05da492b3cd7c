import Files
import TextFormats
import Wording
import Worksheets

extension WorkbookSource {
  /// The rows of the chosen sheet, with its header found by the rules for tables.
  func sheet(isKnown: @escaping (Header) -> Bool) throws(CareCircleError) -> Table {
    let chosen = try chosenSheet()
    let sheet = try text(of: chosen)
    let file = file.named(withSheet: chosen.name)
    var facts = LayerFacts()
    facts.rowOfLine = sheet.rowOfLine
    facts.sheet = sheet.facts
    facts.hiddenSheets = try passedOver().map(\.name)
    let bytes = sheet.text.withBytes { FileBytes(copying: $0) }
    var cells = file
    cells.delimiter = Delimiter(",")
    let found = bytes.withBytes { buffer -> TableLayout? in
      var finder = LayoutFinder(buffer, cells, isKnown: isKnown)
      return finder.layout()
    }
    guard var layout = found else { throw .badData([.noHeader(bytes, file)]) }
    if let rows = sheet.rowOfLine { layout.count(in: rows) }
    try checkUnchanged()
    return Table(
      file, .text(bytes, layout), headers: layout.headers,
      origin: TableOrigin(
        format: kind.rawValue, encoding: .utf8, delimiter: nil, headerLine: layout.headerLine,
        layer: chosen.name),
      byteCount: FileTree.size(file.path),
      sha256: Checksum.sha256(path: file.path) ?? bytes.withBytes(Checksum.sha256), layer: facts)
  }
}

extension InputFile {
  /// The same file with the sheet added to its name, as in `ledger.xlsx[rooms]`.
  fileprivate func named(withSheet sheet: String) -> InputFile {
    var file = self
    // If the sheets of a file are read separately, its name already includes the sheet, perhaps by number.
    if let layer, name.hasSuffix("[\(layer)]") { file.name.removeLast(layer.count + 2) }
    file.name += "[\(sheet)]"
    return file
  }
}

extension TableLayout {
  /// Converts lines of a text to the rows of the sheet from which the text was made.
  fileprivate mutating func count(in rows: [Int32]) {
    let row = { LayerFacts.row(ofLine: $0, rows) }
    headerLine = headerLine.map(row)
    skipped = skipped.map { (row($0.line), $0.text) }
    lowerHeaderLines = lowerHeaderLines.map(row)
    unitLines = unitLines.map(row)
  }
}
