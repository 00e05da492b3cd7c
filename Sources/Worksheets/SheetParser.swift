import TextFormats

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads the part of a sheet into cells in one pass.
final class SheetParser: PartHandler {
  @exclusivity(unchecked) private(set) var cells = SheetCells()
  private let name: String
  private let texts: SharedTexts?
  private let formats: CellFormats
  private let book: BookList
  /// Whether reading stops at the first cell.
  private let stopsAtFirst: Bool
  /// Whether a cell was found.
  private(set) var isFilled = false

  // The parser calls these methods one after another and they never call the parser, so accesses never overlap. The
  // exclusivity check would be made several times for every cell.
  @exclusivity(unchecked) private var row = -1
  @exclusivity(unchecked) private var column = -1
  @exclusivity(unchecked) private var type = CellType.number
  @exclusivity(unchecked) private var style = 0
  @exclusivity(unchecked) private var value: [UInt8] = []
  @exclusivity(unchecked) private var hasValue = false
  @exclusivity(unchecked) private var hasFormula = false
  @exclusivity(unchecked) private var isReading = false
  @exclusivity(unchecked) private var isInPronunciation = false

  private enum CellType { case number, shared, text, inline, truth, error, date }

  init(
    _ name: String, _ book: BookList, _ formats: CellFormats, _ texts: SharedTexts?,
    stopsAtFirst: Bool
  ) {
    self.name = name
    self.book = book
    self.formats = formats
    self.texts = texts
    self.stopsAtFirst = stopsAtFirst
  }

  /// Moves the cells out of the parser.
  func take() -> SheetCells {
    var taken = SheetCells()
    swap(&taken, &cells)
    return taken
  }

  // MARK: - Elements

  override func begins(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "c" {
      beginCell(attributes)
    } else if name == "v" {
      hasValue = true
      isReading = true
    } else if name == "t" {
      isReading = !isInPronunciation
    } else if name == "f" {
      hasFormula = true
    } else if name == "row" {
      beginRow(attributes)
    } else if name == "rPh" {
      isInPronunciation = true
    } else if name == "mergeCell" {
      addMerge(attributes)
    } else if name == "col" {
      hideColumns(attributes)
    }
  }

  override func ends(_ name: XMLName) {
    if name == "v" || name == "t" {
      isReading = false
    } else if name == "c" {
      endCell()
    } else if name == "rPh" {
      isInPronunciation = false
    }
  }

  override func reads(_ text: UnsafeBufferPointer<UInt8>) {
    if isReading { value.append(contentsOf: text) }
  }

  private func beginRow(_ attributes: XMLAttributes) {
    var number = row + 2
    var isHidden = false
    attributes.forEach { name, value in
      if name == "r" {
        number = Int(String(cString: value)) ?? 0
      } else if name == "hidden" {
        isHidden = ["1", "true"].contains(String(cString: value))
      }
    }
    guard number - 1 > row else { return fail(.outOfOrder(sheet: name, row: number)) }
    guard number <= SheetCells.mostRows else {
      return fail(.wrongCell(sheet: name, cell: "A\(number)"))
    }
    row = number - 1
    column = -1
    if isHidden { cells.hiddenRows.insert(Int32(row)) }
  }

  private func addMerge(_ attributes: XMLAttributes) {
    guard let text = attributes.text("ref"), let range = CellRange(text) else { return }
    cells.merges.append(range)
  }

  private func hideColumns(_ attributes: XMLAttributes) {
    guard attributes.isTrue("hidden"), let first = attributes.text("min").flatMap({ Int($0) }),
      let last = attributes.text("max").flatMap({ Int($0) }), first >= 1, last >= first
    else { return }
    cells.hiddenColumns.append(first - 1...last - 1)
  }

  // MARK: - Cells

  private func beginCell(_ attributes: XMLAttributes) {
    value.removeAll(keepingCapacity: true)
    (hasValue, hasFormula, isReading) = (false, false, false)
    (type, style) = (.number, 0)
    var address: CellAddress?
    var isNamed = false
    attributes.forEach { name, value in
      if name == "r" {
        isNamed = true
        address = CellAddress(
          utf8: UnsafeBufferPointer(start: value, count: strlen(value)).lazy.map(
            UInt8.init(bitPattern:)))
      } else if name == "t" {
        type = Self.type(value)
      } else if name == "s" {
        style = Int(String(cString: value)) ?? 0
      }
    }
    let next = address ?? CellAddress(row: row, column: column + 1)
    guard address != nil || !isNamed, next.row == row, next.column < SheetCells.mostColumns else {
      return fail(.wrongCell(sheet: name, cell: "\(next.name)"))
    }
    guard next.column > column else { return fail(.outOfOrder(sheet: name, row: row + 1)) }
    column = next.column
  }

  private static func type(_ text: UnsafePointer<CChar>) -> CellType {
    switch UInt8(bitPattern: text[0]) {
    case UInt8(ascii: "s"): text[1] == 0 ? .shared : .text
    case UInt8(ascii: "i"): .inline
    case UInt8(ascii: "b"): .truth
    case UInt8(ascii: "e"): .error
    case UInt8(ascii: "d"): .date
    default: .number
    }
  }

  private func endCell() {
    guard !lacksValue else { return add(SheetCells.formulaMark, .formula) }
    switch type {
    case .number: addNumber()
    case .shared: addShared()
    case .truth: add(value.first == UInt8(ascii: "1") ? "TRUE" : "FALSE")
    case .text, .inline, .error, .date: add()
    }
    guard !cells.isFull else { return fail(.tooLarge(name)) }
  }

  /// Whether the cell contains a formula without a stored value: nothing is stored, or only the 0 of a program that
  /// leaves the calculation to the next spreadsheet.
  private var lacksValue: Bool {
    guard hasFormula else { return false }
    if !hasValue || (value.isEmpty && type != .text) { return true }
    return book.waitsForCalculation && type == .number && value == [UInt8(ascii: "0")]
  }

  private func addShared() {
    guard hasValue else { return }
    let found = value.withUnsafeBufferPointer { digits in
      DecimalParser.int(digits).flatMap { number in
        texts?.withText(number) { add($0, .plain) }
      }
    }
    guard found == true else {
      return fail(.wrongCell(sheet: name, cell: CellAddress(row: row, column: column).name))
    }
  }

  private func addNumber() {
    let format = formats[style]
    if format == .number, value.withUnsafeBufferPointer(NumberText.isPlain) { return add() }
    if format == .number, NumberText.isExactInteger(value) { return add(.exactNumber) }
    guard let number = value.withUnsafeBufferPointer({ DecimalParser.double($0) }) else {
      return add()
    }
    if case .padded(let count) = format {
      let shown = NumberText.shown(number)
      let isCode = shown.utf8.allSatisfy { $0 >= 48 && $0 <= 57 }
      return add(
        isCode ? String(repeating: "0", count: max(0, count - shown.utf8.count)) + shown : shown)
    }
    if format != .number, let text = SerialDay.text(number, format, is1904: book.is1904) {
      return add(text)
    }
    add(NumberText.shown(number), NumberText.hasLostDigits(number) ? .longNumber : .plain)
  }

  private func add(_ kind: SheetCells.Kind = .plain) {
    value.withUnsafeBufferPointer { add($0, kind) }
  }

  private func add(_ text: String, _ kind: SheetCells.Kind = .plain) {
    var text = text
    text.withUTF8 { add($0, kind) }
  }

  @inline(__always)
  private func add(_ text: UnsafeBufferPointer<UInt8>, _ kind: SheetCells.Kind) {
    guard !text.isEmpty else { return }
    isFilled = true
    if stopsAtFirst { stop() }
    cells.add(row: row, column: column, text, kind)
  }
}
