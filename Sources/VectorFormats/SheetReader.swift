#if GDAL
  import CGDAL
  import TextFormats

  #if canImport(Glibc)
    import Glibc
  #else
    import Darwin
  #endif

  /// A sheet of a workbook as comma-separated text, so that title rows, units and totals are recognised
  /// by the same rules as in other tables.
  public struct SheetText: ~Copyable {
    /// The text, in UTF-8.
    public var text = ByteBuffer()
    /// The number of rows with at least one cell that is not empty.
    public var filledRows = 0
    /// The row of the sheet for every line of the text; nil if lines and rows have the same numbers.
    public var rowOfLine: [Int32]?
    private var line = 0
    private var width = 0
    private var filled = false

    /// Reads all rows of a sheet.
    public init(_ layer: VectorLayer) throws(VectorFault) {
      let fields = Int32(layer.fields.count)
      cg_reset_error()
      cg_reset_reading(layer.pointer)
      while let feature = cg_next_feature(layer.pointer) {
        defer { cg_destroy_feature(feature) }
        let row = Int(cg_feature_id(feature))
        if rowOfLine == nil { skipBlankRows(before: row) }
        append(feature, fields, row)
        guard text.count < 4 << 30 else { throw VectorFault(.tooLarge, "") }
      }
      if cg_has_failed() != 0 { throw VectorFault(.cannotRead, VectorDataset.lastError) }
    }

    /// Writes blank rows as blank lines, so that each line has the number of its row.
    private mutating func skipBlankRows(before row: Int) {
      while line + 1 < row, row <= 1 << 21 { endLine(row: line + 1) }
    }

    private mutating func append(_ feature: OpaquePointer, _ fields: Int32, _ row: Int) {
      var column = 0
      var lineEnds = 0
      for field in 0..<fields {
        guard cg_field_is_set(feature, field) != 0, let value = cg_field_text(feature, field)
        else { continue }
        let bytes = CText.bytes(value)
        guard !bytes.isEmpty else { continue }
        move(&column, to: Int(field))
        lineEnds += appendField(bytes)
        width = max(width, column + 1)
        filled = true
      }
      // In the sheet a row ends with its last cell; in the table it is padded to the longest row so far.
      if filled {
        move(&column, to: width - 1)
        filledRows += 1
      }
      filled = false
      if lineEnds > 0, rowOfLine == nil { rowOfLine = (0..<line).map { Int32($0 + 1) } }
      for _ in 0..<lineEnds { noteLine(row) }
      endLine(row: row)
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

    /// Appends a cell; returns the number of line ends in it.
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
#endif
