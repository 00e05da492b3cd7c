/// Facts about .xls workbooks that GDAL does not provide: merges, formula results and errors, hidden parts, and
/// password protection. They are read from the records of the workbook's stream.
public struct XLSFacts: Sendable {
  /// The sheets of cells.
  public private(set) var sheets: [SheetExtras] = []
  /// Whether a password protects the workbook.
  public private(set) var isProtected = false
  /// Whether dates are counted from 1904.
  public private(set) var is1904 = false

  /// Reads the records of a workbook's stream up to the first damaged one.
  public init(_ stream: [UInt8]) {
    var starts: [(offset: Int, sheet: SheetExtras)] = []
    Self.forEachRecord(of: stream, from: 0) { kind, data in
      switch kind {
      case 0x2F: isProtected = true
      case 0x22: is1904 = Self.short(data, 0) == 1
      case 0x85 where data.count >= 6 && data[data.startIndex + 5] == 0:
        let isHidden = data[data.startIndex + 4] & 3 != 0
        let name = Self.text(data.dropFirst(7), count: Int(data.dropFirst(6).first ?? 0))
        let offset = Self.short(data, 0) | Self.short(data, 2) << 16
        starts.append((offset, SheetExtras(name: name, isHidden: isHidden)))
      default: break
      }
    }
    guard !isProtected else { return }
    sheets = starts.map { start in
      var sheet = start.sheet
      Self.forEachRecord(of: stream, from: start.offset) { sheet.take($0, $1) }
      return sheet
    }
  }

  /// Calls `body` with the records of one part of the stream.
  private static func forEachRecord(
    of stream: [UInt8], from start: Int, _ body: (Int, ArraySlice<UInt8>) -> Void
  ) {
    var position = start
    while position >= 0, position + 4 <= stream.count {
      let (kind, size) = (short(stream[...], position), short(stream[...], position + 2))
      guard position + 4 + size <= stream.count, kind != 0x0A else { return }
      body(kind, stream[(position + 4)..<(position + 4 + size)])
      position += 4 + size
    }
  }

  /// A text that follows the byte that shows whether its characters have one or two bytes.
  fileprivate static func text(_ data: ArraySlice<UInt8>, count: Int) -> String {
    guard let flags = data.first else { return "" }
    let letters = data.dropFirst()
    if flags & 1 == 0 {
      return String(decoding: letters.prefix(count).map(UInt16.init), as: UTF16.self)
    }
    let units = (0..<min(count, letters.count / 2)).map { UInt16(short(letters, 2 * $0)) }
    return String(decoding: units, as: UTF16.self)
  }

  /// Two bytes as a number; 0 beyond the end of the data.
  fileprivate static func short(_ data: ArraySlice<UInt8>, _ offset: Int) -> Int {
    let position = data.startIndex + offset
    guard position + 1 < data.endIndex else { return 0 }
    return Int(data[position]) | Int(data[position + 1]) << 8
  }
}

extension SheetExtras {
  private static let errorTexts: [UInt8: String] = [
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!",
    0x2A: "#N/A",
  ]

  fileprivate mutating func take(_ kind: Int, _ data: ArraySlice<UInt8>) {
    let address = CellAddress(row: XLSFacts.short(data, 0), column: XLSFacts.short(data, 2))
    switch kind {
    case 0xE5: takeMerges(data)
    case 0x208 where XLSFacts.short(data, 12) & 0x20 != 0: hiddenRows.insert(Int32(address.row))
    case 0x7D where XLSFacts.short(data, 8) & 1 != 0 && address.row <= address.column:
      hiddenColumns.append(address.row...address.column)
    case 0x06 where data.count >= 14: takeFormula(address, Array(data.dropFirst(6)))
    case 0x207:
      if let waiting { results[waiting] = XLSFacts.text(data.dropFirst(2), count: address.row) }
      waiting = nil
    case 0x205 where data.count >= 8 && data[data.startIndex + 7] == 1:
      results[address] = Self.errorTexts[data[data.startIndex + 6]] ?? "#VALUE!"
    default: break
    }
  }

  /// Reads the result of a formula: eight bytes, which are a number or whose first byte shows another type.
  ///
  /// Programs that leave the calculation to the next spreadsheet store 0 or a blank, without the calculation-chain
  /// entry that spreadsheets write after it.
  private mutating func takeFormula(_ address: CellAddress, _ result: [UInt8]) {
    waiting = nil
    let bits = result.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard bits >> 48 == 0xFFFF else {
      let number = Double(bitPattern: bits)
      results[address] = number == 0 ? SheetCells.formulaMark : NumberText.shown(number)
      return
    }
    switch result[0] {
    case 0: waiting = address
    case 1: results[address] = result[2] == 0 ? "FALSE" : "TRUE"
    case 2: results[address] = Self.errorTexts[result[2]] ?? "#VALUE!"
    case 3 where result.dropFirst(10).prefix(4).allSatisfy { $0 == 0 }:
      results[address] = SheetCells.formulaMark
    default: break
    }
  }

  private mutating func takeMerges(_ data: ArraySlice<UInt8>) {
    for number in 0..<XLSFacts.short(data, 0) where 2 + 8 * number + 8 <= data.count {
      let (first, last) = (
        XLSFacts.short(data, 2 + 8 * number), XLSFacts.short(data, 4 + 8 * number)
      )
      let (left, right) = (
        XLSFacts.short(data, 6 + 8 * number), XLSFacts.short(data, 8 + 8 * number)
      )
      guard first <= last, left <= right else { continue }
      merges.append(CellRange(rows: first...last, columns: left...right))
    }
  }
}
