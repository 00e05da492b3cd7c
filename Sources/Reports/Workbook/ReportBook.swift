import CareModel
import Tables
import TextFormats
import Wording
import Workbooks

/// Builds a workbook in the form in which bureaus hand in their tables: a sheet for each table, with the title, the
/// reporting unit, the day and the units of measurement above the header.
///
/// The tabs have the Chinese names of the forms; titles and headers follow the language.
package struct ReportBook: ~Copyable {
  /// A column: the text of its header, and its width in letters.
  package struct Column {
    package let header: Message
    package let width: Int

    package init(_ english: String, _ chinese: String, _ width: Int = 12) {
      header = Message(en: english, zh: chinese)
      self.width = width
    }
  }

  /// The unit that hands the workbook in, and the day.
  package struct Signature {
    package var unit: String?
    package var day: CalendarDate?
    package var language: Language
  }

  private var book: Workbook
  private let signature: Signature

  package init(_ signature: Signature) throws(CareCircleError) {
    self.signature = signature
    do throws(Workbook.Fault) {
      book = try Workbook()
    } catch {
      throw .workbook("xlsx", error)
    }
  }

  /// Adds a sheet. `fill` adds the rows below the header; `units` names the units of its numbers, and `basis` says on
  /// what they are based.
  package mutating func add(
    _ name: String, title: Message, units: Message, basis: Message? = nil,
    _ columns: [Column], fill: (inout SheetWriter) -> Void
  ) throws(CareCircleError) {
    let signature = signature
    let head = basis == nil ? 3 : 4
    try add(sheet: name, widths: columns.map(\.width), frozenRows: head) { sheet in
      sheet.addHead(title, units, basis, columns, signature)
      fill(&sheet)
    }
  }

  /// Adds a plain sheet whose first rows stay in view. `fill` adds its rows.
  mutating func add(
    sheet name: String, widths: [Int], frozenRows: Int = 1,
    entries: [ColumnEntry] = [], fill: (inout SheetWriter) -> Void
  ) throws(CareCircleError) {
    do throws(Workbook.Fault) {
      try book.add(
        name, widths: widths, frozenRows: frozenRows, entries: entries, fill)
    } catch {
      throw .workbook(name, error)
    }
  }

  /// The bytes of the file.
  package consuming func finished() throws(CareCircleError) -> ByteBuffer {
    do throws(Workbook.Fault) {
      return try book.finished()
    } catch {
      throw .workbook("xlsx", error)
    }
  }
}

extension SheetWriter {
  /// Adds what is above a table: its title, the reporting unit, and the headers of its columns.
  fileprivate mutating func addHead(
    _ title: Message, _ units: Message, _ basis: Message?, _ columns: [ReportBook.Column],
    _ signature: ReportBook.Signature
  ) {
    let language = signature.language
    beginRow(height: 28)
    self.title(title.text(language), columns: columns.count)
    beginRow()
    let texts = [
      Message(en: "Unit reporting: ", zh: "填报单位：").text(language) + (signature.unit ?? ""),
      Message(en: "Date: ", zh: "填报日期：").text(language) + (signature.day?.description ?? ""),
      Message(en: "Units: ", zh: "单位：").text(language) + units.text(language),
    ]
    // The remarks are at the left, in the middle and at the right, as on paper forms.
    let remarkColumns = [0, columns.count / 2, max(2, columns.count - 1)]
    for column in 0...(remarkColumns.last ?? 0) {
      let remark = remarkColumns.firstIndex(of: column).map { texts[$0] }
      if let remark { text(remark, .remark) } else { empty(.plain) }
    }
    if let basis {
      beginRow()
      text(basis.text(language), .remark)
    }
    beginRow(height: 30)
    for column in columns { text(column.header.text(language), .header) }
  }

  /// Starts a row that is high enough for a text in a column of this width in letters. Not all programs that print
  /// sheets adjust the height themselves.
  package mutating func beginRow(wrapping text: String, width: Int) {
    // The letters of a program's own font may be slightly wider than those by which a column is measured.
    let lines = DisplayWidth.wrapped(text, to: max(1, width - 4)).count
    beginRow(height: lines > 1 ? min(400, 15 * lines) : nil)
  }
}

extension CareCircleError {
  fileprivate static func workbook(_ name: String, _ fault: Workbook.Fault) -> CareCircleError {
    let reason: Message
    switch fault {
    case .overlongText(_, let cell):
      reason = Message(
        en: "a workbook holds at most 32,767 letters in a cell, and \(cell) has more; "
          + "write CSV or GeoPackage",
        zh: "工作簿单元格最多32767个字符，\(cell)超出；请改用CSV或GeoPackage")
    case .tooManyRows:
      reason = Message(
        en: "a sheet holds at most 1,048,576 rows; write CSV or GeoPackage",
        zh: "工作表最多1048576行；请改用CSV或GeoPackage")
    case .tooManyColumns:
      reason = Message(
        en: "a sheet holds at most 16,384 columns; write CSV or GeoPackage",
        zh: "工作表最多16384列；请改用CSV或GeoPackage")
    case .tooLarge:
      reason = Message(
        en: "the workbook would be larger than 4 GB; write CSV or GeoPackage",
        zh: "工作簿将超过4GB；请改用CSV或GeoPackage")
    case .system(let folder, let code): return .temporaryFiles(folder, code)
    }
    return .cannotWrite(path: name, reason: reason)
  }
}
