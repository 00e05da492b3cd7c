import TextFormats

/// Receives the elements of a part of a workbook, in which something may be wrong beyond its XML.
class PartHandler: XMLHandler {
  /// What is wrong with the part.
  private(set) final var fault: WorksheetFault?

  /// Ends the reading with a fault; the first one stays.
  final func fail(_ found: WorksheetFault) {
    if fault == nil { fault = found }
    stop()
  }
}
