import Archives
import TextFormats
import VectorFormats
import Wording
import Worksheets

/// An opened workbook of any kind.
package struct WorkbookSource {
  /// A sheet with its name and the source of its cells.
  package struct Sheet {
    package let name: String
    package let isHidden: Bool
    fileprivate let number: Int
  }

  private enum Book {
    case xlsx(XLSXBook)
    #if GDAL
      case layers(LayerSource, Extras)
    #endif
  }

  /// The facts about the sheets that GDAL does not provide.
  private struct Extras {
    var sheets: [SheetExtras] = []
    var is1904 = false

    func sheet(_ name: String) -> SheetExtras? { sheets.first { $0.name == name } }
  }

  package let file: InputFile
  package let kind: SourceKind
  private let book: Book
  /// The sheets in order.
  package let sheets: [Sheet]
  /// The state of the file just before it was opened.
  private let stamp: FileStamp?

  package init(_ file: InputFile, _ kind: SourceKind) throws(CareCircleError) {
    self.file = file
    self.kind = kind
    stamp = FileStamp(path: file.path)
    if kind == .xlsx {
      let book = try Self.opened(file)
      self.book = .xlsx(book)
      sheets = book.sheets.enumerated().map {
        Sheet(name: $1.name, isHidden: $1.isHidden, number: $0)
      }
      return
    }
    #if GDAL
      let extras = try kind == .xls ? Self.extrasOfXLS(file) : Self.extrasOfODS(file)
      let source = try LayerSource(file, kind)
      book = .layers(source, extras)
      sheets = source.layers.enumerated().map { number, layer in
        let isHidden = extras.sheet(layer.name)?.isHidden ?? false
        return Sheet(name: layer.name, isHidden: isHidden, number: number)
      }
    #else
      throw .badData([.needsLibrary(file, kind, nil)])
    #endif
  }

  private static func opened(_ file: InputFile) throws(CareCircleError) -> XLSXBook {
    let source = try PackedSource(file)
    do throws(WorksheetFault) {
      return try XLSXBook(source.archive)
    } catch {
      throw .badData([.worksheet(file, error)])
    }
  }

  /// The facts about an .xls workbook; empty if its records cannot be found.
  private static func extrasOfXLS(_ file: InputFile) throws(CareCircleError) -> Extras {
    guard let bytes = try? FileBytes(path: file.path), let container = CompoundFile(bytes) else {
      return Extras()
    }
    if container.names.contains("EncryptedPackage") { throw .badData([.passwordProtected(file)]) }
    guard let stream = container.stream("Workbook") ?? container.stream("Book") else {
      return Extras()
    }
    let facts = XLSFacts(stream)
    if facts.isProtected { throw .badData([.passwordProtected(file)]) }
    return Extras(sheets: facts.sheets, is1904: facts.is1904)
  }

  private static func extrasOfODS(_ file: InputFile) throws(CareCircleError) -> Extras {
    let source = try PackedSource(file)
    do throws(WorksheetFault) {
      let facts = try ODSFacts(source.archive)
      if !facts.isProtected { return Extras(sheets: facts.sheets) }
    } catch {
      throw .badData([.worksheet(file, error)])
    }
    throw .badData([.passwordProtected(file)])
  }

  /// Rejects a workbook that changed while it was being read, because old and new rows may be mixed.
  func checkUnchanged() throws(CareCircleError) {
    guard FileStamp(path: file.path) == stamp else { throw .inputMissing([.changed(file)]) }
  }

  // MARK: - Sheets

  /// The sheet that the user gives by name or number, or the only visible sheet that is not empty.
  func chosenSheet() throws(CareCircleError) -> Sheet {
    if let wanted = file.layer {
      let numbered = Int(wanted).flatMap { number in
        sheets.indices.contains(number - 1) ? sheets[number - 1] : nil
      }
      guard let sheet = sheets.first(where: { $0.name == wanted }) ?? numbered else {
        throw .badData([.noLayer(file, wanted, kind, sheets.map(\.name))])
      }
      return sheet
    }
    let filled = try filledSheets()
    guard let first = filled.first else { throw .badData([.emptyLayers(file, kind)]) }
    guard filled.count == 1 else {
      throw .badData([.severalLayers(file, kind, filled.map(\.name))])
    }
    return first
  }

  /// The sheets that are not empty, without hidden ones unless all are hidden. The only sheet of a workbook is returned
  /// even if it is empty.
  package func filledSheets() throws(CareCircleError) -> [Sheet] {
    let visible = sheets.filter { !$0.isHidden }
    let candidates = visible.isEmpty ? sheets : visible
    guard candidates.count > 1 else { return candidates }
    var filled: [Sheet] = []
    for sheet in candidates where try isFilled(sheet) { filled.append(sheet) }
    return filled
  }

  /// The hidden sheets that are not empty, which are read only if they are named.
  func passedOver() throws(CareCircleError) -> [Sheet] {
    guard file.layer == nil || file.namesAllLayers else { return [] }
    guard sheets.contains(where: { !$0.isHidden }) else { return [] }
    var filled: [Sheet] = []
    for sheet in sheets where sheet.isHidden {
      if try isFilled(sheet) { filled.append(sheet) }
    }
    return filled
  }

  private func isFilled(_ sheet: Sheet) throws(CareCircleError) -> Bool {
    switch book {
    case .xlsx(let book):
      do throws(WorksheetFault) {
        return try book.isFilled(book.sheets[sheet.number])
      } catch {
        throw .badData([.worksheet(file, error)])
      }
    #if GDAL
      case .layers: return try !cells(of: sheet).cells.isEmpty
    #endif
    }
  }

  private func cells(of sheet: Sheet) throws(CareCircleError) -> SheetCells {
    switch book {
    case .xlsx(let book):
      do throws(WorksheetFault) {
        return try book.cells(of: book.sheets[sheet.number])
      } catch {
        throw .badData([.worksheet(file, error)])
      }
    #if GDAL
      case .layers(let source, let extras):
        do throws(VectorFault) {
          var cells = try SheetCells(source.layers[sheet.number])
          if let own = extras.sheet(sheet.name) { cells.take(own, is1904: extras.is1904) }
          return cells
        } catch {
          throw .badData([source.problem(error, in: sheet.name)])
        }
    #endif
    }
  }

  /// A sheet as text, with the values of merged cells repeated in each of their rows.
  package func text(of sheet: Sheet) throws(CareCircleError) -> SheetText {
    let cells = try cells(of: sheet)
    do throws(WorksheetFault) {
      return try SheetText(cells, named: sheet.name, isTotal: TotalWord.isTotal)
    } catch {
      throw .badData([.worksheet(file, error)])
    }
  }
}
