import Registers
import TextFormats
import Wording
import Workbooks

extension InputKind {
  /// Whether there is an empty workbook for this input. There is none for inputs that are drawn, such as boundaries and
  /// streets.
  public var hasTemplate: Bool { !formColumns.isEmpty }

  /// An empty workbook for this input: headers with units, drop-downs, and an example row, which is not read as data.
  ///
  /// - Throws: `CareCircleError` if the folder for temporary files cannot be used.
  package func template(_ language: Language) throws(CareCircleError) -> ByteBuffer {
    let columns = formColumns
    var book = try ReportBook(ReportBook.Signature(unit: nil, day: nil, language: language))
    try book.add(
      sheet: title.text(language), widths: columns.map { $0.width(language) }, frozenRows: 3,
      entries: columns.map { $0.entry(language) }
    ) { sheet in
      sheet.beginRow(height: 28)
      sheet.title(title.text(language), columns: columns.count)
      sheet.beginRow()
      sheet.text(Message.howToFill.text(language), .remark)
      sheet.beginRow(height: 30)
      for column in columns { sheet.text(column.title(language), .header) }
      sheet.beginRow()
      for column in columns { sheet.text(column.form.example.text(language), .example) }
    }
    return try book.finished()
  }
}

extension FormColumn {
  fileprivate func title(_ language: Language) -> String {
    (isRequired ? "*" : "") + header.text(language)
  }

  fileprivate func width(_ language: Language) -> Int {
    max(
      12, DisplayWidth.of(title(language)) + 2,
      min(30, DisplayWidth.of(form.example.text(language)) + 2))
  }

  fileprivate func entry(_ language: Language) -> ColumnEntry {
    let rule: ColumnEntry.Rule =
      switch form.content {
      case .text: .text
      case .coordinate: .anything
      case .count: .count
      case .measure: .measure
      case .date: .date
      case .choice(let words): .words(words.map { $0.text(language) })
      }
    return ColumnEntry(rule, title: header.text(language), note: form.note.text(language))
  }
}

extension Message {
  fileprivate static let howToFill = Message(
    en: "Fill in from the row below the example; the example row is not read. * is needed. "
      + "Blank cells mean not known.",
    zh: "自示例行的下一行起填写；示例行不会被读取。带*的列必填；不明的留空，请勿填0。")
}
