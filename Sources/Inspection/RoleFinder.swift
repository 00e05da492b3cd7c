import Registers
import Tables
import TextFormats
import Wording

/// Finds out from the headers of a table which kind of input it is.
package struct RoleFinder {
  /// The kinds to choose from.
  private let kinds: [InputKind]
  /// The kinds of most files. Another kind must recognise more of the columns than each of these.
  private static let common: [InputKind] = [.estates, .facilities, .gates]

  /// A finder that chooses from some kinds.
  package init(_ kinds: [InputKind] = .all) {
    self.kinds = kinds
  }

  /// The kind that recognises the most columns. If several recognise equally many, names may decide: the kind is
  /// facilities if a third of the names have a word for elder care.
  package func choose(_ table: Table) throws(CareCircleError) -> RoleChoice {
    if Self.holdsLines(table) {
      return RoleChoice(role: .network, basis: .geometry, knownColumns: [:])
    }
    var known = Dictionary(
      uniqueKeysWithValues: Self.common.map { ($0, Self.columns(of: table, $0)) })
    let most = known.values.max() ?? 0
    let best = Self.common.filter { known[$0] == most }
    if let (other, count, isOnly) = otherKind(table, than: most) {
      known[other] = count
      return RoleChoice(role: other, basis: isOnly ? .headers : .unclear, knownColumns: known)
    }
    if most > 0, best.count == 1, let only = best.first {
      return RoleChoice(role: only, basis: .headers, knownColumns: known)
    }
    // A name alone does not make an estate of a polygon: districts have names, too.
    if most <= 1, best.count > 1, Self.isGround(table) {
      return RoleChoice(role: .boundary, basis: .geometry, knownColumns: known)
    }
    if best.contains(.facilities), try Self.namesSpeakOfCare(table) {
      return RoleChoice(role: .facilities, basis: .names, knownColumns: known)
    }
    return RoleChoice(role: best.first ?? .estates, basis: .unclear, knownColumns: known)
  }

  /// The kind, other than the common ones, that recognises the most columns, if these are more than `most`; and whether
  /// no other kind recognises as many.
  private func otherKind(
    _ table: Table, than most: Int
  ) -> (kind: InputKind, columns: Int, isOnly: Bool)? {
    let counts = kinds.filter { !Self.common.contains($0) }
      .map { (kind: $0, columns: Self.columns(of: table, $0)) }
    guard let best = counts.map(\.columns).max(), best > most else { return nil }
    let equal = counts.filter { $0.columns == best }.map(\.kind)
    if let told = Self.unit(among: equal, by: table.headers) { return (told, best, true) }
    return equal.first.map { ($0, best, equal.count == 1) }
  }

  /// The kind of unit that the headers name, such as 村编号, if several kinds recognise equally many headers.
  private static func unit(among kinds: [InputKind], by headers: [String]) -> InputKind? {
    let words: [(kind: InputKind, word: String)] = [
      (.villages, "村"), (.villages, "village"), (.communities, "社区"), (.communities, "community"),
    ]
    let named = words.filter { kind, word in
      kinds.contains(kind) && headers.contains { $0.lowercased().hasPrefix(word) }
    }
    return Set(named.map(\.kind)).count == 1 ? named.first?.kind : nil
  }

  /// Tells whether a header is recognised for a kind, or for any kind if it is nil. It is used to find the header of a
  /// file.
  package func knownHeaders(_ kind: InputKind?) -> (Header) -> Bool {
    let tests = (kind.map { [$0] } ?? Self.common).map { kind -> (Header) -> Bool in
      guard case .register(let reader) = kind.form else { return { _ in false } }
      return Self.knownHeaders(reader)
    }
    return { header in tests.contains { $0(header) } }
  }

  private static func knownHeaders<Reader: RowReader>(
    _ reader: Reader.Type
  ) -> (Header) -> Bool {
    ColumnMap<Reader.Field>.knownHeaders()
  }

  private static func columns(of table: Table, _ kind: InputKind) -> Int {
    guard case .register(let reader) = kind.form else { return 0 }
    return columns(of: table, reader)
  }

  /// The number of columns that a kind recognises; 0 if a field that it needs is missing, or if the user's mapping
  /// names a field that it does not have.
  private static func columns<Reader: RowReader>(of table: Table, _ reader: Reader.Type) -> Int {
    let map = ColumnMap<Reader.Field>(of: table)
    let unsettled = Set(map.problems.filter { $0.code == .ambiguousColumn }.compactMap(\.field))
    let cannot =
      map.problems.contains {
        $0.code == .unknownColumn && Reader.Field(rawValue: $0.field ?? "") == nil
      }
      || Reader.required.contains { map[$0] == nil && !unsettled.contains($0.rawValue) }
    // Tables of all kinds have addresses, whichever of them use them.
    let telling = map.columns.keys.filter { $0.rawValue != FacilityField.address.rawValue }
    return cannot ? 0 : telling.count + unsettled.count
  }

  /// Whether the first geometry is a polygon, in which case a file that has at most names is ground: a boundary, or
  /// another input that consists of polygons.
  private static func isGround(_ table: Table) -> Bool {
    guard case .json(let document, _) = table.content, !document.isTable else { return false }
    for feature in 0..<min(document.featureCount, 100) {
      switch document.geometry(ofFeature: feature) {
      case .success(.polygon), .success(.multiPolygon): return true
      case .success(.some): return false
      default: continue
      }
    }
    return false
  }

  /// Whether the first geometry is a line, in which case the file contains streets.
  private static func holdsLines(_ table: Table) -> Bool {
    guard case .json(let document, _) = table.content, !document.isTable else { return false }
    for feature in 0..<min(document.featureCount, 100) {
      switch document.geometry(ofFeature: feature) {
      case .success(.lineString), .success(.multiLineString): return true
      case .success(.some): return false
      default: continue
      }
    }
    return false
  }

  /// Whether a third of the first thousand names have a word for elder care.
  private static func namesSpeakOfCare(_ table: Table) throws(CareCircleError) -> Bool {
    guard let column = ColumnMap<FacilityField>(of: table)[.name] else { return false }
    var (named, care) = (0, 0)
    try table.forEachRow { cursor in
      guard named < 1000, let name = cursor.text(column) else { return }
      named += 1
      if NameWords.facilities.reading(of: name).speaksOfCare { care += 1 }
    }
    return care > 0 && care * 3 >= named
  }
}
