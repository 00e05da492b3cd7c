import TextFormats

/// Receives the elements of a part of a workbook, and may find faults in its content.
class PartHandler: XMLHandler {
  /// What is wrong with the part.
  private(set) final var fault: WorksheetFault?

  /// Stops reading because of a fault. The first fault is kept.
  final func fail(_ found: WorksheetFault) {
    if fault == nil { fault = found }
    stop()
  }
}
