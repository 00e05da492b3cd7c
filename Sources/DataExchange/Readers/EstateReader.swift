import CareModel
import Geodesy

extension LoadedTable<Estate> {
  /// Reads a table or layer of housing estates.
  public static func estates(_ file: InputFile) throws(CareCircleError) -> LoadedTable<Estate> {
    try TableLoader.load(file, with: EstateReader())
  }
}

/// Reads housing estates.
struct EstateReader: RowReader {
  static let role = "estates"
  static let required: [EstateField] = []
  static let lon = EstateField.lon
  static let lat = EstateField.lat

  private var identities = RowIdentities()

  mutating func read(_ scribe: RowScribe<EstateField>, at place: RowPlace) -> Estate? {
    let name = scribe.text(.name)
    guard let id = identities.id(scribe, .id, name: name) else { return nil }
    var estate = Estate(id: id, place: .gatesOnly)
    estate.name = name
    set(place, of: &estate)
    estate.township = scribe.text(.township)
    estate.community = scribe.text(.community)
    if let text = scribe.text(.setting) {
      estate.setting = scribe.value(.setting) { _ in Words.setting(text) }
    }
    readAge(scribe, &estate)
    estate.households = scribe.value(.households, Quantities.count)
    estate.elders = scribe.value(.elders, Quantities.count)
    return estate
  }

  private func set(_ place: RowPlace, of estate: inout Estate) {
    switch place {
    case .area(let ground): estate.place = .area(ground)
    case .points(let points) where points.count == 1: estate.place = .point(points[0])
    case .points(let points):
      estate.gates = points.enumerated().map { Gate(id: String($0 + 1), coordinate: $1) }
    }
  }

  private func readAge(_ scribe: RowScribe<EstateField>, _ estate: inout Estate) {
    estate.isOld = scribe.value(.oldFlag, Words.flag)
    estate.isOnRenovationRoster = scribe.value(.renovationFlag, Words.rosterFlag)
    let year = scribe.value(.builtYear) { Reading($0, expected: Years.expected, Years.range) }
    let completion = scribe.value(.completionDate, Quantities.date)
    estate.built = year ?? completion.map { YearRange($0.year) }
    if estate.isOld == false, estate.isOnRenovationRoster == true {
      scribe.doubt(
        .flagContradiction, in: .oldFlag, value: scribe.text(.oldFlag),
        Message(
          en:
            "not an old estate, and yet on the renovation roster; taken as old, since the roster proves it",
          zh: "标为非老旧小区，却纳入老旧小区改造计划；按纳入改造计划认定为老旧小区"))
    }
  }
}

extension RowIdentities {
  /// The id of the current row: its id column, the feature's own, else its name, else its line behind
  /// `prefix`; nil for a duplicate.
  mutating func id<Field: TableField>(
    _ scribe: RowScribe<Field>, _ field: Field, name: String?, prefix: String = "#"
  ) -> String? {
    let own = scribe.text(field) ?? scribe.cursor.featureID
    let (line, bytes) = (scribe.cursor.line, scribe.cursor.rawBytes)
    if own == nil, name == nil, let first = twin(ofNameless: bytes, line: line) {
      scribe.reject(.duplicateRow, in: field, .duplicate(first))
      return nil
    }
    if own == nil, scribe.columns[field] != nil {
      scribe.doubt(.idMissing, in: field, .noID)
    }
    let wanted = own ?? name ?? "\(prefix)\(line)"
    switch admit(wanted, line: line, bytes: bytes) {
    case .unique(let id): return id
    case .renamed(let id):
      if own != nil { scribe.doubt(.duplicateID, in: field, value: wanted, .renamed(id)) }
      return id
    case .duplicate(let line):
      scribe.reject(.duplicateRow, in: field, value: wanted, .duplicate(line))
      return nil
    }
  }
}

extension Message {
  fileprivate static let noID = Message(
    en: "the row has no id; its name is used, or its line", zh: "该行没有编号；以名称或行号代替")

  fileprivate static func renamed(_ id: String) -> Message {
    Message(
      en: "another row has the same id and other content; both are used, this one as \(id)",
      zh: "另一行编号相同而内容不同；两行均保留，本行编号改为\(id)")
  }

  fileprivate static func duplicate(_ line: Int) -> Message {
    Message(
      en: "the row is the same as the one on line \(line), which is used",
      zh: "该行与第\(line)行完全相同；只使用第\(line)行")
  }
}
