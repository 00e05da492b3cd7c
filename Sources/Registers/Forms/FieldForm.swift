import Tables
import Wording

/// How a field looks in the empty workbook for its input: what may stand in its column, and an example.
package struct FieldForm: Sendable {
  /// What may stand in a cell.
  package enum Content: Sendable {
    /// Any text.
    case text
    /// A longitude, a latitude, an easting or a northing.
    case coordinate
    /// A whole number that is not negative.
    case count
    /// A number above zero.
    case measure
    /// A day, such as 2026-11-30.
    case date
    /// One of some words.
    case choice([Message])
  }

  /// What may stand in a cell.
  package let content: Content
  /// The value in the example row.
  package let example: Message
  /// What the cell is asked for, shown when it is selected.
  package let note: Message
  /// The unit, shown in the header; nil if there is none.
  package let unit: Message?
  /// The header, if it is not the first one by which the field is recognised.
  package let header: Message?

  package init(
    _ content: Content, _ example: Message, _ note: Message, unit: Message? = nil,
    header: Message? = nil
  ) {
    (self.content, self.example, self.note) = (content, example, note)
    (self.unit, self.header) = (unit, header)
  }
}

/// A column of the empty workbook for an input.
package struct FormColumn: Sendable {
  /// The name of its field.
  package let field: String
  /// Its header in both languages, with its unit.
  package let header: Message
  /// What may stand in it.
  package let form: FieldForm
  /// Whether an input without this column cannot be read.
  package let isRequired: Bool
}

extension RowReader {
  /// The columns of the empty workbook, in the order of the fields.
  package static var formColumns: [FormColumn] {
    Field.allCases.compactMap { field in
      guard let form = form(of: field) else { return nil }
      let isPlace = field == lon || field == lat
      return FormColumn(
        field: field.rawValue, header: header(of: field, form), form: form,
        isRequired: required.contains(field) || (placing == .required && isPlace))
    }
  }

  private static func header(of field: Field, _ form: FieldForm) -> Message {
    let names = field.synonyms
    let chinese = names.first { name in !name.utf8.allSatisfy { $0 < 0x80 } }
    let english =
      names.contains(field.rawValue)
      ? field.rawValue : names.first { name in name.utf8.allSatisfy { $0 < 0x80 } }
    let header =
      form.header ?? Message(en: english ?? field.rawValue, zh: chinese ?? field.rawValue)
    guard let unit = form.unit else { return header }
    return Message(
      en: "\(header.english)(\(unit.english))", zh: "\(header.chinese)(\(unit.chinese))")
  }
}

extension InputKind {
  /// The columns of the empty workbook for this input; empty if no table can be such an input, which then is a layer or
  /// a file of streets.
  package var formColumns: [FormColumn] {
    guard case .register(let reader) = form else { return [] }
    return reader.formColumns
  }
}
