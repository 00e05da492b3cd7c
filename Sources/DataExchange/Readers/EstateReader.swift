import CareModel
import Geodesy

extension LoadedTable<Estate> {
  /// Reads a table or layer of housing estates.
  public static func estates(_ file: InputFile) throws(CareCircleError) -> LoadedTable<Estate> {
    try TableLoader.load(file, with: EstateReader.init)
  }
}

/// Reads housing estates.
struct EstateReader: RowReader {
  static let role = "estates"
  static let required: [EstateField] = []
  static let lon = EstateField.lon
  static let lat = EstateField.lat
  static let geometry: EstateField? = .geometry

  private let id, name, township, community, setting: Column<EstateField>
  private let age: EstateAgeReader
  private let households, elders: Column<EstateField>
  private let householdFactor, elderFactor: Double
  private var settings = Memo<Setting>()
  private var flags = Memo<Bool>()
  private var years = Memo<YearRange>()
  private var identities = RowIdentities()

  init(_ columns: ColumnMap<EstateField>) {
    id = columns.column(.id)
    name = columns.column(.name)
    township = columns.column(.township)
    community = columns.column(.community)
    setting = columns.column(.setting)
    age = EstateAgeReader(columns)
    households = columns.column(.households)
    elders = columns.column(.elders)
    householdFactor = columns.factor(.households, ["万户": 1e4, "万": 1e4])
    elderFactor = columns.factor(.elders, ["万人": 1e4, "万": 1e4])
  }

  mutating func read(_ scribe: RowScribe<EstateField>, at place: RowPlace) -> Estate? {
    let name = scribe.text(name)
    guard let id = identities.id(scribe, id, name: name) else { return nil }
    var estate = Estate(id: id, place: .gatesOnly)
    estate.name = name
    switch place {
    case .point(let point): estate.place = .point(point)
    case .area(let ground): estate.place = .area(ground)
    case .gates(let points):
      estate.gates = points.enumerated().map { Gate(id: String($0 + 1), coordinate: $1) }
    }
    estate.township = scribe.text(township)
    estate.community = scribe.text(community)
    // A register without the column lists urban estates; a blank cell of one that has it says nothing.
    if setting.index != nil {
      estate.setting = scribe.word(setting, &settings, Words.setting)
    }
    age.read(scribe, &estate, &flags, &years)
    estate.households = scribe.count(households, factor: householdFactor)
    estate.elders = scribe.count(elders, factor: elderFactor)
    return estate
  }
}

/// Reads what a register says about the age of an estate.
struct EstateAgeReader {
  private let oldFlag, renovationFlag, builtYear, completionDate: Column<EstateField>

  init(_ columns: ColumnMap<EstateField>) {
    oldFlag = columns.column(.oldFlag)
    renovationFlag = columns.column(.renovationFlag)
    builtYear = columns.column(.builtYear)
    completionDate = columns.column(.completionDate)
  }

  func read(
    _ scribe: RowScribe<EstateField>, _ estate: inout Estate, _ flags: inout Memo<Bool>,
    _ years: inout Memo<YearRange>
  ) {
    estate.isOld = scribe.word(oldFlag, &flags, Words.flag)
    estate.isOnRenovationRoster = scribe.value(renovationFlag, Words.rosterFlag)
    let year = scribe.word(builtYear, &years) {
      Reading($0, expected: Years.expected, Years.range)
    }
    estate.built =
      year ?? scribe.value(completionDate, Quantities.date).map { YearRange($0.year) }
    if estate.isOld == false, estate.isOnRenovationRoster == true {
      scribe.doubt(
        .flagContradiction, in: .oldFlag, value: scribe.text(oldFlag), .flagContradiction)
    }
  }
}

extension RowIdentities {
  /// The id of the current row: its id column, the feature's own, else its name, else its line behind
  /// `prefix`; nil for a duplicate.
  mutating func id<Field: TableField>(
    _ scribe: RowScribe<Field>, _ column: Column<Field>, name: String?, prefix: String = "#"
  ) -> String? {
    let cursor = scribe.cursor
    let own = scribe.text(column) ?? cursor.featureID
    let (line, bytes) = (cursor.line, cursor.rawBytes)
    if own == nil, name == nil, let first = twin(ofNameless: bytes, line: line) {
      scribe.reject(.duplicateRow, in: column.field, .duplicate(first))
      return nil
    }
    if own == nil, column.index != nil { scribe.doubt(.idMissing, in: column.field, .noID) }
    let wanted = own ?? name ?? "\(prefix)\(line)"
    switch admit(wanted, line: line, bytes: bytes) {
    case .unique(let id): return id
    case .renamed(let id):
      if own != nil { scribe.doubt(.duplicateID, in: column.field, value: wanted, .renamed(id)) }
      return id
    case .duplicate(let line):
      scribe.reject(.duplicateRow, in: column.field, value: wanted, .duplicate(line))
      return nil
    }
  }
}

extension Message {
  fileprivate static let flagContradiction = Message(
    en:
      "not an old estate, and yet on the renovation roster; taken as old, since the roster proves it",
    zh: "标为非老旧小区，却纳入老旧小区改造计划；按纳入改造计划认定为老旧小区")

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
