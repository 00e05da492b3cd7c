/// A row of a table beside the registers: an indicator, a milestone, a parcel, a subsidy.
///
/// Its columns are kept under their headers, since a policy may ask for any of them.
public struct Record: Sendable {
  /// The id of what it is about: a region, a parcel, a recipient.
  public var id: String
  /// The name of what it is about.
  public var name: String?
  /// The clause to which it belongs, as it is written.
  public var clause: String?
  /// The location; nil if the table gives none.
  public var place: EstatePlace?
  /// The other columns of the row, under their headers.
  public var facts = Facts()

  /// Makes a record with an id.
  public init(id: String) {
    self.id = id
  }
}

/// The tables of records.
public enum RecordTable: String, Sendable, CaseIterable {
  /// Figures that a policy sets targets for.
  case indicators
  /// Tasks with a day by which they are due.
  case milestones
  /// Entries of the list of basic services.
  case basicServices = "basic_services"
  /// Parcels of land for care.
  case parcels
  /// Premises that were turned into care institutions.
  case conversions
  /// Properties that could become places of care.
  case candidates
  /// Subsidies and their recipients.
  case subsidies
}

/// Cells of a row under the names of their columns.
///
/// The names are stored once for all rows of a table.
public struct Facts: Sendable {
  /// The columns of a table.
  public final class Columns: Sendable {
    /// The folded headers without brackets, in order.
    let names: [String]
    /// The unit in the brackets of each header.
    let units: [String?]
    let indexOfName: [String: Int]

    /// Columns with folded names and the units of their headers. Of two with one name, the first counts.
    public init(_ columns: [(name: String, unit: String?)]) {
      names = columns.map(\.name)
      units = columns.map(\.unit)
      indexOfName = Dictionary(
        zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    }
  }

  private var columns: Columns?
  private var texts: [String?] = []

  /// Makes facts without any columns.
  public init() {}

  /// The cells of a row, one for each column.
  public init(_ columns: Columns, _ texts: [String?]) {
    self.columns = columns
    self.texts = texts
  }

  /// Whether there are no columns.
  public var isEmpty: Bool { columns == nil }

  /// Whether the table has a column of this folded name.
  public func has(_ name: String) -> Bool { columns?.indexOfName[name] != nil }

  /// The cell in a column, with the unit of the column's header; nil if it is blank or there is no such column.
  public subscript(name: String) -> (text: String, unit: String?)? {
    guard let columns, let index = columns.indexOfName[name], texts.indices.contains(index),
      let text = texts[index]
    else { return nil }
    return (text, columns.units[index])
  }

  /// Sets the cell of a column, which is added if there is none.
  public mutating func set(_ name: String, _ text: String?, unit: String? = nil) {
    var pairs = columns.map { Array(zip($0.names, $0.units)) } ?? []
    if let index = columns?.indexOfName[name] {
      texts[index] = text
      return
    }
    pairs.append((name, unit))
    columns = Columns(pairs.map { (name: $0.0, unit: $0.1) })
    texts.append(text)
  }
}
