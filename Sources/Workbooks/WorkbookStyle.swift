import CXlsxWriter

/// How a cell looks. The raw value is the index among the formats of a workbook.
public enum WorkbookStyle: Int, Sendable, CaseIterable {
  /// The default of the spreadsheet program.
  case plain
  /// The title above a table.
  case title
  /// A remark above or below a table.
  case remark
  /// The header of a column.
  case header
  /// Text in a table.
  case text
  /// A whole number without decimals.
  case integer
  /// A number with two decimals.
  case decimal
  /// A share, shown in percent.
  case share
  /// A number with all of its digits.
  case general
  /// A cell in which people enter text.
  case entry
  /// A value that only shows how a cell is filled in.
  case example
  /// Text in a table that continues on the next line if it is wider than its column.
  case wrapped

  /// Excel's number for the format of texts and numbers; nil outside tables.
  private var numberFormat: UInt8? {
    switch self {
    case .plain, .title, .remark, .header: nil
    case .general: 0
    case .integer: 1
    case .decimal: 2
    case .share: 10
    // A text stays a text even if somebody edits it.
    case .text, .wrapped, .example, .entry: 49
    }
  }

  /// Sets the properties of a format of the library.
  func apply(to format: UnsafeMutablePointer<lxw_format>) {
    format_set_font_name(format, "宋体")
    switch self {
    case .plain: break
    case .entry: if let numberFormat { format_set_num_format_index(format, numberFormat) }
    case .title:
      format_set_bold(format)
      format_set_font_size(format, 16)
      format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    case .remark: format_set_font_size(format, 10)
    case .header:
      format_set_bold(format)
      format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
      format_set_fg_color(format, 0xDDEBF7)
      format_set_text_wrap(format)
      format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
      inTable(format)
    case .text, .integer, .decimal, .share, .general: inTable(format)
    case .example:
      format_set_italic(format)
      format_set_font_color(format, 0x7F7F7F)
      inTable(format)
    case .wrapped:
      format_set_text_wrap(format)
      inTable(format)
    }
  }

  private func inTable(_ format: UnsafeMutablePointer<lxw_format>) {
    if let numberFormat { format_set_num_format_index(format, numberFormat) }
    format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
  }
}
