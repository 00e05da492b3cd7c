#if GDAL
  import CGDAL
  import TextFormats
  import Worksheets

  extension SheetCells {
    /// Reads the cells of a sheet in a workbook other than .xlsx.
    ///
    /// - Throws: `VectorFault` with the message of GDAL if the sheet cannot be read.
    public init(_ layer: VectorLayer) throws(VectorFault) {
      self.init()
      let fields = Int32(layer.fields.count)
      cg_reset_error()
      cg_reset_reading(layer.pointer)
      while let feature = cg_next_feature(layer.pointer) {
        defer { cg_destroy_feature(feature) }
        let row = Int(cg_feature_id(feature)) - 1
        guard (0..<Self.mostRows).contains(row) else { throw VectorFault(.tooLarge, "") }
        for field in 0..<fields {
          guard cg_field_is_set(feature, field) != 0, let value = cg_field_text(feature, field)
          else { continue }
          addCell(row, Int(field), CText.bytes(value))
        }
        guard !isFull else { throw VectorFault(.tooLarge, "") }
      }
      if cg_has_failed() != 0 { throw VectorFault(.cannotRead, VectorDataset.lastError) }
    }

    /// Adds a cell. A number that GDAL writes with an exponent because of its length is written out.
    private mutating func addCell(_ row: Int, _ column: Int, _ text: UnsafeBufferPointer<UInt8>) {
      let isLong = text.count > 18 && text.contains(UInt8(ascii: "+"))
      guard isLong, let number = DecimalParser.double(text), NumberText.hasLostDigits(number) else {
        return add(row: row, column: column, text)
      }
      var shown = NumberText.shown(number)
      shown.withUTF8 { add(row: row, column: column, $0, .longNumber) }
    }
  }
#endif
