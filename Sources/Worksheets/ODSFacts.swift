import Archives
import TextFormats

/// Facts about .ods workbooks that GDAL does not provide: merges, formulas without a stored value, hidden parts, and
/// password protection.
public struct ODSFacts: Sendable {
  /// The sheets in order.
  public let sheets: [SheetExtras]
  /// Whether a password protects the workbook.
  public let isProtected: Bool

  /// Reads the parts of a workbook.
  ///
  /// - Throws: `WorksheetFault` if a part is missing or malformed.
  public init(_ archive: ZipArchive) throws(WorksheetFault) {
    let manifest = ODSManifest()
    if archive.entry("META-INF/manifest.xml") != nil {
      try XLSXBook.read("META-INF/manifest.xml", of: archive, into: manifest)
    }
    isProtected = manifest.isProtected
    let content = ODSContent()
    if !isProtected { try XLSXBook.read("content.xml", of: archive, into: content) }
    sheets = content.sheets
  }
}

/// The list of parts, which shows whether any of them is encrypted.
private final class ODSManifest: PartHandler {
  private(set) var isProtected = false

  override func begins(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "encryption-data" || name == "encrypted-key" { isProtected = true }
  }
}

/// Reads which cells are merged, hidden or formulas.
private final class ODSContent: PartHandler {
  private(set) var sheets: [SheetExtras] = []
  /// The names of table styles that hide their sheets.
  private var hiddenStyles: Set<String> = []
  private var style = ""
  private var row = 0
  private var column = 0
  private var repeatedRows = 1

  override func begins(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "table-cell" || name == "covered-table-cell" {
      beginCell(attributes)
    } else if name == "table-row" {
      repeatedRows = Self.count(attributes.text("number-rows-repeated"), SheetCells.mostRows)
      column = 0
      if Self.isHidden(attributes) { hideRows() }
    } else if name == "table-column" {
      hideColumns(attributes)
    } else if name == "table" {
      (row, column) = (0, 0)
      let isHidden = attributes.text("style-name").map(hiddenStyles.contains) ?? false
      sheets.append(SheetExtras(name: attributes.text("name") ?? "", isHidden: isHidden))
    } else if name == "style" {
      style = attributes.text("name") ?? ""
    } else if name == "table-properties", attributes.text("display") == "false" {
      hiddenStyles.insert(style)
    }
  }

  override func ends(_ name: XMLName) {
    if name == "table-row" { row = min(row + repeatedRows, SheetCells.mostRows) }
  }

  private func beginCell(_ attributes: XMLAttributes) {
    let repeated = Self.count(attributes.text("number-columns-repeated"), SheetCells.mostColumns)
    defer { column = min(column + repeated, SheetCells.mostColumns) }
    guard let sheet = sheets.indices.last, row < SheetCells.mostRows,
      column < SheetCells.mostColumns
    else { return }
    let rows = Self.count(attributes.text("number-rows-spanned"), SheetCells.mostRows - row)
    let columns = Self.count(
      attributes.text("number-columns-spanned"), SheetCells.mostColumns - column)
    if rows > 1 || columns > 1 {
      sheets[sheet].merges.append(
        CellRange(rows: row...row + rows - 1, columns: column...column + columns - 1))
    }
    if attributes.text("formula") != nil, attributes.text("value-type") == nil {
      sheets[sheet].results[CellAddress(row: row, column: column)] = SheetCells.formulaMark
    }
  }

  private func hideRows() {
    guard let sheet = sheets.indices.last else { return }
    // If the unused part of a sheet is hidden, there can be a million hidden rows.
    for number in row..<min(row + min(repeatedRows, 10_000), SheetCells.mostRows) {
      sheets[sheet].hiddenRows.insert(Int32(number))
    }
  }

  private func hideColumns(_ attributes: XMLAttributes) {
    let count = Self.count(attributes.text("number-columns-repeated"), SheetCells.mostColumns)
    if Self.isHidden(attributes), let sheet = sheets.indices.last {
      sheets[sheet].hiddenColumns.append(column...column + count - 1)
    }
    column = min(column + count, SheetCells.mostColumns)
  }

  private static func isHidden(_ attributes: XMLAttributes) -> Bool {
    ["collapse", "filter"].contains(attributes.text("visibility") ?? "")
  }

  /// The number of repetitions; one if it is not given.
  private static func count(_ text: String?, _ most: Int) -> Int {
    min(max(1, text.flatMap { Int($0) } ?? 1), max(1, most))
  }
}
