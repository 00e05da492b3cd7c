import Geodesy
import Wording

/// A field and the column that holds it, if there is one.
package struct Column<Field: TableField> {
  package let field: Field
  package let index: Int?
}

/// Why a column was taken for a field, or passed over.
package enum ColumnReason: Hashable {
  /// The user's mapping names it.
  case mapping
  /// The header is this synonym of the field.
  case synonym(String)
  /// The header is the beginning of this synonym.
  case truncated(String)
  /// Another column has a better synonym of the same field.
  case passedOver(forColumn: Int)
}

/// Which column of a table contains which field.
package struct ColumnMap<Field: TableField> {
  package let headers: [Header]
  package private(set) var columns: [Field: Int] = [:]
  package private(set) var problems: [InputProblem] = []
  package private(set) var notes: [(field: String, message: Message)] = []
  /// Why columns were taken or passed over, by the index of the column.
  package private(set) var reasons: [Int: ColumnReason] = [:]
  private let columnsByName: [String: [Int]]
  /// The units in a line below the header, by column.
  private let units: [String]

  /// Finds the fields among the headers, first by the user's mapping, then by the synonyms.
  ///
  /// If several columns have synonyms of the same field, the synonym that comes first in the list decides, and the
  /// other columns are noted. Two columns with the same synonym need a mapping.
  package init(
    headers texts: [String], units: [String] = [], mapping: [String: String], file: String,
    line: Int?, cutNames: Bool = false, holdsPlaces: (Int) -> Bool = { _ in true }
  ) {
    headers = texts.map(Header.init)
    self.units = units
    var byName: [String: [Int]] = [:]
    for (column, header) in headers.enumerated() {
      for name in header.names { byName[name, default: []].append(column) }
    }
    columnsByName = byName
    apply(mapping, file: file, line: line)
    let unsettled = Set(problems.compactMap(\.field))
    for field in Field.allCases where columns[field] == nil && !unsettled.contains(field.rawValue) {
      find(field, file: file, line: line)
    }
    if cutNames { findCut(file: file) }
    findTruncated()
    findSharedPlace(holdsPlaces)
  }

  /// Uses one column for both longitude and latitude if its name and its cells show that it contains both, and no other
  /// column contains locations.
  private mutating func findSharedPlace(_ holdsPlaces: (Int) -> Bool) {
    guard let lon = Field(rawValue: "lon"), let lat = Field(rawValue: "lat"),
      columns[lon] == nil, columns[lat] == nil,
      Field(rawValue: "geometry").flatMap({ columns[$0] }) == nil,
      Set(problems.compactMap(\.field)).isDisjoint(with: [lon.rawValue, lat.rawValue])
    else { return }
    let taken = Set(columns.values)
    for name in SharedPlace.headers {
      let found = columnsByName[Header.known(name).full, default: []].filter { !taken.contains($0) }
      guard let column = found.first, found.count == 1, holdsPlaces(column) else { continue }
      columns[lon] = column
      columns[lat] = column
      reasons[column] = .synonym(name)
      return
    }
  }

  /// Tells whether a header is a synonym of some field, for finding the header among the first lines.
  package static func knownHeaders() -> (Header) -> Bool {
    let names = Set(Field.allCases.flatMap(\.synonyms).map { Header.known($0).full })
    return { !names.isDisjoint(with: $0.names) }
  }

  package subscript(field: Field) -> Int? { columns[field] }

  /// A field with its column, to be looked up once and used for every row.
  package func column(_ field: Field) -> Column<Field> {
    Column(field: field, index: columns[field])
  }

  /// The factor of the unit in a field's header, or in the line of units below it. Cells must be multiplied by it.
  package func factor(_ field: Field, _ known: [String: Double]) -> Double {
    guard let column = columns[field] else { return 1 }
    let below = units.indices.contains(column) ? Header(units[column]).full : ""
    return headers[column].factor(known) ?? Header.factor(ofUnit: below, known) ?? 1
  }

  /// The unit in the header of a column, or in the line of units below it; nil if there is none.
  package func unit(ofColumn column: Int) -> String? {
    if let unit = Figures.unit(inHeader: headers[column]) { return unit }
    guard units.indices.contains(column), case let below = Header.folded(units[column]),
      !below.isEmpty
    else { return nil }
    return below
  }

  /// The header of a field's column; the name of the field if the file has none.
  package func title(_ field: Field) -> String {
    columns[field].map { headers[$0].text } ?? field.rawValue
  }

  /// The headers of the columns that contain no field.
  package var unused: [String] {
    let used = Set(columns.values)
    return headers.indices.filter { !used.contains($0) }.map { headers[$0].text }
  }

  /// The coordinate reference systems that headers of the given fields name.
  package func declaredCRS(_ fields: [Field]) -> [CoordinateReferenceSystem] {
    fields.compactMap { columns[$0] }.compactMap { headers[$0].declaredCRS }
  }

  private mutating func apply(_ mapping: [String: String], file: String, line: Int?) {
    for (name, header) in mapping.sorted(by: { $0.key < $1.key }) {
      guard let field = Field(rawValue: name) else {
        problems.append(.unknownField(name, of: Field.self, file: file))
        continue
      }
      let found = columns(headed: header)
      guard let column = found.first else {
        problems.append(.unknownHeader(header, for: name, headers: headers, file: file, line: line))
        continue
      }
      if found.count > 1 {
        let names = found.map { headers[$0].text }
        problems.append(.indistinct(names, for: name, file: file, line: line))
        continue
      }
      columns[field] = column
      reasons[column] = .mapping
    }
  }

  /// The columns with exactly this header; if there are none, those whose header is the same when folded.
  private func columns(headed header: String) -> [Int] {
    let exact = headers.indices.filter { headers[$0].text == header }
    if !exact.isEmpty { return exact }
    let wanted = Header(header).full
    return headers.indices.filter { headers[$0].full == wanted }
  }

  private mutating func find(_ field: Field, file: String, line: Int?) {
    let taken = Set(columns.values)
    var candidates: [(rank: Int, column: Int)] = []
    for (rank, synonym) in field.synonyms.enumerated() {
      let named = columnsByName[Header.known(synonym).full, default: []]
      for column in named where !taken.contains(column) {
        if candidates.contains(where: { $0.column == column }) { continue }
        candidates.append((rank, column))
      }
    }
    guard let best = candidates.first else { return }
    let equals = candidates.filter { $0.rank == best.rank }
    if equals.count > 1 {
      let names = equals.map { headers[$0.column].text }
      problems.append(.ambiguous(names, for: field.rawValue, file: file, line: line))
      return
    }
    columns[field] = best.column
    reasons[best.column] = .synonym(field.synonyms[best.rank])
    for other in candidates.dropFirst() {
      reasons[other.column] = .passedOver(forColumn: best.column)
      notes.append(
        ignored(headers[other.column], instead: headers[best.column], field: field.rawValue))
    }
  }

  /// Takes headers that were cut short, as in the tables of shapefiles, if they can stand for only one field.
  ///
  /// A few characters are not enough: 套内建 could continue in more than one way, and so could `house`.
  private mutating func findTruncated() {
    let taken = Set(columns.values)
    let beginnings = Self.beginnings()
    var candidates: [Field: [Int]] = [:]
    for column in headers.indices where !taken.contains(column) {
      guard let fields = beginnings[headers[column].plain], fields.count == 1,
        let field = fields.first, columns[field] == nil
      else { continue }
      candidates[field, default: []].append(column)
    }
    for field in Field.allCases {
      guard let found = candidates[field], found.count == 1, let column = found.first else {
        continue
      }
      columns[field] = column
      reasons[column] = .truncated(
        field.synonyms.first { Header.known($0).full.hasPrefix(headers[column].plain) }
          ?? field.rawValue)
      notes.append((headers[column].text, Self.cutShort(field)))
    }
  }

  /// Takes headers that the table of a shapefile has cut at ten bytes, which leaves three Chinese characters in UTF-8,
  /// if they can stand for only one field. If a header could stand for several fields, none is taken, and the user has
  /// to say which one is meant.
  private mutating func findCut(file: String) {
    let taken = Set(columns.values)
    let beginnings = Self.beginnings(least: 3)
    for column in headers.indices where !taken.contains(column) && headers[column].isCut {
      let open = (beginnings[headers[column].plain] ?? []).filter { columns[$0] == nil }
      if open.count > 1 {
        let names = open.map(\.rawValue).sorted()
        problems.append(.ambiguousCut(headers[column].text, names, file: file))
      } else if let field = open.first {
        columns[field] = column
        reasons[column] = .truncated(
          field.synonyms.first { Header.known($0).full.hasPrefix(headers[column].plain) }
            ?? field.rawValue)
        notes.append((headers[column].text, Self.cutShort(field)))
      }
    }
  }

  /// The fields whose synonyms start with each beginning that is long enough. It is a dictionary rather than a search,
  /// since a table may have a million columns.
  private static func beginnings(least wide: Int = 4) -> [String: Set<Field>] {
    var beginnings: [String: Set<Field>] = [:]
    for field in Field.allCases {
      for name in Set(field.synonyms.map { Header.known($0).full }) {
        let least = name.utf8.allSatisfy { $0 < 0x80 } ? 8 : wide
        for length in min(least, name.count)...name.count where length >= least {
          beginnings[String(name.prefix(length)), default: []].insert(field)
        }
      }
    }
    return beginnings
  }

  private static func cutShort(_ field: Field) -> Message {
    Message(
      en: "the header is cut short and is taken for \(field.rawValue)",
      zh: "表头被截断，按 \(field.rawValue) 读取")
  }

  private func ignored(_ other: Header, instead taken: Header, field: String) -> (String, Message) {
    (
      other.text,
      Message(
        en: "not used: column \(taken.text) is taken for \(field); map it if that is wrong",
        zh: "未使用：\(field) 取自「\(taken.text)」列；如不对，请用列映射指定")
    )
  }
}

extension InputProblem {
  fileprivate static func unknownField<Field: TableField>(
    _ name: String, of table: Field.Type, file: String
  ) -> InputProblem {
    let fields = Field.allCases.map(\.rawValue)
    let known = fields.joined(separator: ", ")
    return InputProblem(
      .unknownColumn, file: file, field: name,
      Message(
        en: "is not a field that can be mapped; fields are \(known)",
        zh: "不是可以映射的字段；可用字段：\(known)"
      ).suggesting(name, among: fields))
  }

  fileprivate static func unknownHeader(
    _ header: String, for field: String, headers: [Header], file: String, line: Int?
  ) -> InputProblem {
    let known = headers.prefix(40).map { InputProblem.shortened($0.text) }.joined(separator: ", ")
    return InputProblem(
      .unknownColumn, file: file, line: line, field: field, value: header,
      Message(
        en: "the file has no such column; its columns are \(known)",
        zh: "文件中没有这一列；现有列：\(known)"
      ).suggesting(header, among: headers.map(\.text)))
  }

  fileprivate static func ambiguousCut(
    _ header: String, _ fields: [String], file: String
  ) -> InputProblem {
    let list = fields.joined(separator: ", ")
    return InputProblem(
      .ambiguousColumn, file: file, field: list, value: header,
      Message(
        en: "the name is cut short and could be any of these fields; say which with a mapping, "
          + "as in columns: { \(fields.first ?? ""): \(header) }",
        zh: "字段名被截断，可能是以上任一字段；请用列映射指定，例如 columns: { "
          + "\(fields.first ?? ""): \(header) }"))
  }

  fileprivate static func indistinct(
    _ names: [String], for field: String, file: String, line: Int?
  ) -> InputProblem {
    InputProblem(
      .ambiguousColumn, file: file, line: line, field: field,
      value: names.joined(separator: ", "),
      Message(
        en: "several columns have the header that the mapping names; rename one of them",
        zh: "映射所指的表头有多列同名；请改名其中一列"))
  }

  fileprivate static func ambiguous(
    _ names: [String], for field: String, file: String, line: Int?
  ) -> InputProblem {
    let list = names.joined(separator: ", ")
    return InputProblem(
      .ambiguousColumn, file: file, line: line, field: field, value: list,
      Message(
        en:
          "several columns could be this field; name one with a mapping, as in columns: { \(field): … }",
        zh: "有多列都可能是该字段；请用列映射指定其中一列，例如 columns: { \(field): … }"))
  }
}
