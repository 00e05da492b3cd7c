import CXlsxWriter

/// How a cell looks; the raw value is its place among the formats of a workbook.
public enum WorkbookStyle: Int, Sendable, CaseIterable {
  /// As the program has it.
  case plain
  /// The title above a table.
  case title
  /// A remark above or below a table.
  case remark
  /// The name of a column.
  case header
  /// Text in a table.
  case text
  /// A whole number.
  case integer
  /// A number of two decimals.
  case decimal
  /// A share, shown in percent.
  case share
  /// A number as it is, with all its digits.
  case general
  /// Text in a table that goes on in the next line where its column ends.
  case wrapped

  /// The number that Excel has for the format of texts and numbers; nil outside of tables.
  private var numberFormat: UInt8? {
    switch self {
    case .plain, .title, .remark, .header: nil
    case .general: 0
    case .integer: 1
    case .decimal: 2
    case .share: 10
    // A text stays one even when somebody edits it.
    case .text, .wrapped: 49
    }
  }

  /// Tells the library what the style is.
  func apply(to format: UnsafeMutablePointer<lxw_format>) {
    format_set_font_name(format, "宋体")
    switch self {
    case .plain: break
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
