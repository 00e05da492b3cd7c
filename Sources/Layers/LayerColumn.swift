import CareModel

/// A column of a layer: its key, its type, and the source of its values.
///
/// The type never depends on the data, so that a layer without features has the same columns as a full one.
package struct LayerColumn: Sendable {
  /// The type of the values of a column.
  package enum Kind: Hashable, Sendable {
    case text
    case integer
    /// A number with a fixed number of decimals; nil for as many as it needs.
    case number(decimals: Int?)
    case flag
    /// A day, as 2026-11-30.
    case date
    /// A list or an object, as JSON.
    case list
  }

  /// Passes the value of a record to a writer.
  package typealias Write = @Sendable (_ record: Int, _ cell: inout CellWriter) -> Void

  package let key: String
  package let kind: Kind
  /// Whether all records have the same value, which is then evaluated and encoded once.
  package let isShared: Bool
  package let write: Write

  private init(_ key: String, _ kind: Kind, isShared: Bool = false, _ write: @escaping Write) {
    self.key = key
    self.kind = kind
    self.isShared = isShared
    self.write = write
  }
}

extension LayerColumn {
  /// A column of texts. The closure passes them to the writer itself, so that no text is copied.
  package static func text(_ key: String, _ write: @escaping Write) -> LayerColumn {
    LayerColumn(key, .text, write)
  }

  /// A column in which all records have the same text.
  package static func text(_ key: String, all value: String?) -> LayerColumn {
    LayerColumn(key, .text, isShared: true) { $1.text(value) }
  }

  /// A column of whole numbers.
  package static func integer(
    _ key: String, _ value: @escaping @Sendable (Int) -> Int?
  ) -> LayerColumn {
    LayerColumn(key, .integer) { $1.integer(value($0)) }
  }

  /// A column of numbers with a fixed number of decimals, two for metres and minutes; nil for as many as they need.
  package static func number(
    _ key: String, decimals: Int? = 2, _ value: @escaping @Sendable (Int) -> Double?
  ) -> LayerColumn {
    LayerColumn(key, .number(decimals: decimals)) { $1.number(value($0), decimals: decimals) }
  }

  /// A column in which all records have the same number.
  package static func number(_ key: String, all value: Double?) -> LayerColumn {
    LayerColumn(key, .number(decimals: 2), isShared: true) { $1.number(value, decimals: 2) }
  }

  /// A column of numbers whose decimals depend on what they measure, at most four.
  package static func amount(
    _ key: String, _ value: @escaping @Sendable (Int) -> (value: Double?, decimals: Int)
  ) -> LayerColumn {
    LayerColumn(key, .number(decimals: 4)) { record, cell in
      let amount = value(record)
      cell.number(amount.value, decimals: amount.decimals)
    }
  }

  /// A column of yes or no.
  package static func flag(
    _ key: String, _ value: @escaping @Sendable (Int) -> Bool?
  ) -> LayerColumn {
    LayerColumn(key, .flag) { $1.flag(value($0)) }
  }

  /// A column in which all records have the same yes or no.
  package static func flag(_ key: String, all value: Bool?) -> LayerColumn {
    LayerColumn(key, .flag, isShared: true) { $1.flag(value) }
  }

  /// A column of dates.
  package static func date(
    _ key: String, _ value: @escaping @Sendable (Int) -> CalendarDate?
  ) -> LayerColumn {
    LayerColumn(key, .date) { $1.text(value($0)?.description) }
  }

  /// A column in which all records have the same date.
  package static func date(_ key: String, all value: CalendarDate?) -> LayerColumn {
    LayerColumn(key, .date, isShared: true) { $1.text(value?.description) }
  }

  /// A column of lists or objects.
  package static func list(_ key: String, _ write: @escaping Write) -> LayerColumn {
    LayerColumn(key, .list, write)
  }
}
