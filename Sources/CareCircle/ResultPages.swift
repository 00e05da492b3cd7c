/// The documents to print that a folder of results may hold.
public enum ResultPages: String, Sendable, CaseIterable {
  /// `report.pdf`: the findings with a map, townships, gaps and method.
  case report
  /// `sheets.pdf`: a page of evidence for every estate with a gap.
  case sheets
}
