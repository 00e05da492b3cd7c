import TextFormats

/// A sheet of a workbook as comma-separated text, so that title rows, units and totals are recognised by the same rules
/// as in other tables.
public struct SheetText: ~Copyable {
  /// The text, in UTF-8.
  public var text = ByteBuffer()
  /// The number of rows with at least one cell that is not empty.
  public var filledRows = 0
  /// The row of the sheet for every line of the text; nil if their numbers are the same.
  public var rowOfLine: [Int32]?
  /// The facts about the sheet beyond the texts of its cells.
  public var facts = SheetFacts()
  private var line = 0
  private var width = 0

  /// Writes the cells of a sheet as text.
  ///
  /// The value of a merge over several rows is copied to each of its rows that has content of its own, except for rows
  /// of totals, which `isTotal` recognises by one of their cells.
  ///
  /// - Throws: `WorksheetFault` if the sheet does not fit into one text.
  public init(
    _ cells: borrowing SheetCells, named name: String,
    isTotal: (UnsafeBufferPointer<UInt8>) -> Bool
  ) throws(WorksheetFault) {
    facts.note(cells)
    var merges = try MergedRows(cells, named: name)
    let result = cells.withBytes { bytes in
      Result { () throws(WorksheetFault) in
        var start = 0
        while start < cells.cells.count {
          let row = Int(cells.cells[start].row)
          var end = start + 1
          while end < cells.cells.count, Int(cells.cells[end].row) == row { end += 1 }
          let own = cells.cells[start..<end]
          let filled = merges.filled(own, ofRow: row) { cell in isTotal(Self.text(cell, bytes)) }
          append(filled ?? own, row: row + 1, bytes)
          guard text.count <= SheetCells.mostBytes else { throw .tooLarge(name) }
          start = end
        }
      }
    }
    try result.get()
    facts.take(merges)
  }

  private static func text(
    _ cell: SheetCells.Cell, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8> {
    let start = Int(cell.start)
    return UnsafeBufferPointer(rebasing: bytes[start..<start + Int(cell.count)])
  }

  private mutating func append(
    _ cells: ArraySlice<SheetCells.Cell>, row: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    if rowOfLine == nil { skipBlankRows(before: row) }
    var column = 0
    var lineEnds = 0
    for cell in cells {
      move(&column, to: Int(cell.column))
      lineEnds += appendField(Self.text(cell, bytes))
    }
    width = max(width, column + 1)
    // In the sheet, a row ends with its last cell; in the table, it is padded to the length of the longest row so far.
    move(&column, to: width - 1)
    filledRows += 1
    if lineEnds > 0, rowOfLine == nil { rowOfLine = (0..<line).map { Int32($0 + 1) } }
    for _ in 0..<lineEnds { noteLine(row) }
    endLine(row: row)
  }

  /// Writes blank rows as blank lines, so that lines have the numbers of their rows.
  private mutating func skipBlankRows(before row: Int) {
    while line + 1 < row { endLine(row: line + 1) }
  }

  private mutating func move(_ column: inout Int, to target: Int) {
    while column < target {
      text.append(",")
      column += 1
    }
  }

  private mutating func endLine(row: Int) {
    text.append("\n")
    noteLine(row)
  }

  private mutating func noteLine(_ row: Int) {
    line += 1
    rowOfLine?.append(Int32(clamping: row))
  }

  /// Appends a cell and returns the number of line ends in it.
  private mutating func appendField(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard let first = bytes.first, let last = bytes.last else { return 0 }
    let needsQuotes =
      first == 0x20 || last == 0x20 || bytes.contains { $0 == 0x2C || $0 == 0x22 || $0 < 0x20 }
    guard needsQuotes else {
      text.append(bytes)
      return 0
    }
    var lineEnds = 0
    text.append("\"")
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      // Excel writes a carriage return as "_x000D_". It precedes a line feed, which is kept.
      let isReturn = byte == UInt8(ascii: "_") && Self.isReturn(bytes, at)
      at += isReturn ? 7 : 1
      if isReturn || byte == 13 { continue }
      if byte == 10 { lineEnds += 1 }
      if byte == 0x22 { text.append(byte) }
      text.append(byte)
    }
    text.append("\"")
    return lineEnds
  }

  private static func isReturn(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
    bytes.count - offset >= 7 && bytes[offset..<offset + 7].elementsEqual("_x000D_".utf8)
  }
}
