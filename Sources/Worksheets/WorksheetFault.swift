import Archives

/// Why a workbook cannot be read, with the names of the parts or sheets concerned.
public enum WorksheetFault: Error, Hashable, Sendable {
  /// The archive cannot be unpacked.
  case archive(ZipFault)
  /// A part to which another one refers is missing.
  case missingPart(String)
  /// A part is not well-formed XML, or has a document type declaration.
  case malformed(String)
  /// A cell refers to a text, row or column that cannot exist.
  case wrongCell(sheet: String, cell: String)
  /// Rows or cells are out of order.
  case outOfOrder(sheet: String, row: Int)
  /// The merged cells of a sheet overlap, or there are more of them than fit in a sheet.
  case tooManyMerges(sheet: String)
  /// A sheet has too much text.
  case tooLarge(String)
}
