import Documents

/// What a notice is written to: a document for word processors, or pages.
protocol NoticeTarget: ~Copyable {
  mutating func add(_ text: String, _ style: WordDocument.Style)
  /// Adds a table of two columns, with what each row is about at the left.
  mutating func addTable(_ rows: [(title: String, text: String)])
  /// Begins a new page.
  mutating func addPageBreak()
}

extension WordDocument: NoticeTarget {}
