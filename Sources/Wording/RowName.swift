extension DataIssue {
  /// What a row is called in a source whose rows have numbers, and not lines of their own.
  public struct RowName: Hashable, Sendable {
    /// What the numbers count.
    public enum Kind: Hashable, Sendable {
      /// Features of a layer.
      case feature
      /// Rows of a table.
      case row
    }

    /// What the number counts.
    public let kind: Kind
    /// The row's own name or id; nil where it has none.
    public let name: String?

    /// A name for a row.
    public init(_ kind: Kind, name: String? = nil) {
      (self.kind, self.name) = (kind, name)
    }
  }

  /// `feature 52, 马陆街228弄`; nil for a row that its line tells.
  public var rowText: Message? {
    guard let row, let line else { return nil }
    let name = row.name.map(InputProblem.shortened)
    return Message(
      en: (row.kind == .feature ? "feature \(line)" : "row \(line)")
        + (name.map { ", \($0)" } ?? ""),
      zh: (row.kind == .feature ? "第\(line)个要素" : "第\(line)行") + (name.map { "，\($0)" } ?? ""))
  }
}
