import CXlsxWriter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What people may enter into a column, and what they are told when they select one of its cells.
public struct ColumnEntry: Sendable {
  /// What may be entered.
  public enum Rule: Sendable {
    /// Cells take any entry.
    case anything
    /// A text, which keeps the zeros with which it begins.
    case text
    /// One of these words, from a drop-down.
    case words([String])
    /// A whole number that is not negative. Something else is only warned of, since people write 约1000.
    case count
    /// A number above zero. Something else is only warned of.
    case measure
    /// A date. Something else is only warned of.
    case date
  }

  /// What may be entered.
  public let rule: Rule
  /// The name of the column.
  public let title: String
  /// What is asked for.
  public let note: String

  /// A column with a rule.
  public init(_ rule: Rule, title: String, note: String) {
    (self.rule, self.title, self.note) = (rule, title, note)
  }

  /// The largest number of letters that spreadsheets show of a title, of a note, and of the words of a drop-down
  /// together.
  static let longestTitle = 32
  static let longestNote = 255
  static let longestWords = 255

  /// Sets the rule for the cells of a column from a row on. Returns false if the library refuses it.
  func apply(to sheet: LibraryBook.Sheet, column: Int, fromRow row: Int) -> Bool {
    var rule = lxw_data_validation()
    rule.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
    rule.show_input = UInt8(LXW_VALIDATION_ON.rawValue)
    rule.show_error = UInt8(LXW_VALIDATION_ON.rawValue)
    rule.dropdown = UInt8(LXW_VALIDATION_ON.rawValue)
    rule.error_type = UInt8(LXW_VALIDATION_ERROR_TYPE_WARNING.rawValue)
    set(&rule)
    let words = LibraryTexts(words)
    let (title, note) = (
      LibraryTexts([String(title.prefix(Self.longestTitle))]),
      LibraryTexts([String(note.prefix(Self.longestNote))])
    )
    return words.withPointers { words in
      title.withPointers { title in
        note.withPointers { note in
          if !self.words.isEmpty { rule.value_list = words }
          rule.input_title = title[0]
          rule.input_message = note[0]
          return worksheet_data_validation_range(
            sheet, UInt32(row), UInt16(column), UInt32(SheetWriter.mostRows - 1), UInt16(column),
            &rule) == LXW_NO_ERROR
        }
      }
    }
  }

  /// Whether the cells of the column keep what is typed as text.
  var isText: Bool {
    switch rule {
    case .text, .words: true
    case .anything, .count, .measure, .date: false
    }
  }

  private var words: [String] {
    if case .words(let words) = rule { return words }
    return []
  }

  private func set(_ rule: inout lxw_data_validation) {
    switch self.rule {
    case .anything, .text: rule.validate = UInt8(LXW_VALIDATION_TYPE_ANY.rawValue)
    case .words:
      rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
      rule.error_type = UInt8(LXW_VALIDATION_ERROR_TYPE_STOP.rawValue)
    case .count:
      rule.validate = UInt8(LXW_VALIDATION_TYPE_INTEGER.rawValue)
      rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO.rawValue)
      rule.minimum_number = 0
      rule.value_number = 0
    case .measure:
      rule.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
      rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_GREATER_THAN.rawValue)
      rule.value_number = 0
    case .date:
      rule.validate = UInt8(LXW_VALIDATION_TYPE_DATE.rawValue)
      rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_GREATER_THAN.rawValue)
      rule.value_datetime = lxw_datetime(year: 1900, month: 1, day: 1, hour: 0, min: 0, sec: 0)
    }
  }
}

/// Texts in the form in which the library takes them: an array of pointers that ends with nil.
private final class LibraryTexts {
  private var pointers: [UnsafeMutablePointer<CChar>?]

  init(_ texts: [String]) {
    pointers = texts.map { strdup($0) } + [nil]
  }

  deinit { for pointer in pointers { free(pointer) } }

  /// Calls `body` with the array, which is valid until it returns.
  func withPointers<R>(_ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> R) -> R {
    var copy = pointers
    return copy.withUnsafeMutableBufferPointer { buffer in
      // The array always holds the nil at its end, so that it has a first element.
      buffer.baseAddress.map(body) ?? body(&pointers)
    }
  }
}
