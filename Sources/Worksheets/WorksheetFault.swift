import Archives

/// Why a workbook cannot be read. Names are those of its parts or sheets.
public enum WorksheetFault: Error, Hashable, Sendable {
  /// The archive cannot be unpacked.
  case archive(ZipFault)
  /// A part that another one names is not there.
  case missingPart(String)
  /// A part is no well-formed XML, or has a document type.
  case malformed(String)
  /// A cell names a text, a row or a column that there cannot be.
  case wrongCell(sheet: String, cell: String)
  /// Rows or cells do not follow one another as in a sheet.
  case outOfOrder(sheet: String, row: Int)
  /// The merged cells of a sheet lie upon one another, or are more than a sheet has room for.
  case tooManyMerges(sheet: String)
  /// A sheet has more text than is read.
  case tooLarge(String)
}
