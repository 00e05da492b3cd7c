extension DataIssue {
  /// The name of a row in a source whose rows are numbered and do not have lines of their own.
  public struct RowName: Hashable, Sendable {
    /// The things that are numbered.
    public enum Kind: Hashable, Sendable {
      /// Features of a layer.
      case feature
      /// Rows of a table.
      case row
    }

    /// The thing that is numbered.
    public let kind: Kind
    /// The row's own name or id; nil if it has none.
    public let name: String?

    /// Makes the name of a row.
    public init(_ kind: Kind, name: String? = nil) {
      (self.kind, self.name) = (kind, name)
    }
  }

  /// Text such as `feature 52, 马陆街228弄`; nil for a row that is identified by its line.
  public var rowText: Message? {
    guard let row, let line else { return nil }
    let name = row.name.map(InputProblem.shortened)
    return Message(
      en: (row.kind == .feature ? "feature \(line)" : "row \(line)")
        + (name.map { ", \($0)" } ?? ""),
      zh: (row.kind == .feature ? "第\(line)个要素" : "第\(line)行") + (name.map { "，\($0)" } ?? ""))
  }
}
