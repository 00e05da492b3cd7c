import Geodesy
import StreetNetwork
import Tables
import TextFormats
import Wording

/// Reads a layer of street lines: GeoJSON `LineString` and `MultiLineString`.
///
/// All columns are optional: a name; whether walking is allowed (`yes`, `no`, `1`, `0`, `是`, `否`; yes if there is no
/// value); one-way (`yes`, `no`, `-1`), relative to the direction in which the line is drawn. A column of speeds is
/// ignored, with a note, since the walker's speed is that of the study.
///
/// With a column `highway` the layer is one of OpenStreetMap, and its columns are judged as the tags of a way are.
/// Other columns are ignored with a note.
package struct StreetLineReader {
  private let transformer: CoordinateTransformer
  private let columns: ColumnMap<StreetLineField>
  private let profile: WalkingProfile
  private let tags: StreetLineTags?
  package private(set) var joiner = StreetJoiner()
  package private(set) var log: IssueLog
  package private(set) var rowsIn = 0
  package private(set) var rowsRejected = 0
  /// The numbers of lines on which walking is not allowed, by reason.
  package private(set) var leftOut: [LeftOutReason: Int] = [:]
  /// The number of lines that are no streets.
  package private(set) var others = 0
  /// Whether the lines are certainly data of OpenStreetMap.
  package var isOpenStreetMap: Bool { tags?.hasIDs ?? false }

  package init(
    _ transformer: CoordinateTransformer, _ columns: ColumnMap<StreetLineField>, _ log: IssueLog,
    _ profile: WalkingProfile = .elder
  ) {
    self.transformer = transformer
    self.columns = columns
    self.profile = profile
    self.log = log
    tags = StreetLineTags(columns.headers.map(\.text))
    guard tags == nil else {
      noteUnread()
      return
    }
    for note in columns.notes {
      self.log.add(.columnIgnored, .note, field: note.field, note.message)
    }
    if columns[.speed] != nil {
      self.log.add(.columnIgnored, .note, field: columns.title(.speed), .speedIsTheWalkers)
    }
  }

  private mutating func noteUnread() {
    let headers = columns.headers
    let used = tags?.used ?? []
    let unread = headers.indices.filter { !used.contains($0) && $0 != columns[.name] }
    guard !unread.isEmpty else { return }
    log.add(
      .columnIgnored, .note, field: unread.map { headers[$0].text }.joined(separator: ", "),
      .readAsTags)
  }

  /// Adds what can only be told when every row has been read.
  package mutating func finish() {
    if others > 0 { log.add(.columnIgnored, .note, field: "highway", .noStreets(others)) }
  }

  /// Reads the row under the cursor.
  package mutating func read(_ cursor: RowCursor) {
    rowsIn += 1
    guard let lines = lines(cursor) else {
      rowsRejected += 1
      return
    }
    guard let traits = traits(cursor) else { return }
    let name = cursor.text(columns[.name])
    let outcomes = lines.map { joiner.append($0, traits: traits, name: name) }
    let long = outcomes.reduce(0) { $0 + $1.longSegments }
    let isUsed = outcomes.contains(where: \.isUsed)
    if long > 0 {
      let message = Message.longSegments(long)
      isUsed
        ? log.add(
          .geometryMended, .doubtful, line: cursor.line, row: rowName(cursor), message)
        : reject(cursor, .geometryInvalid, nil, message)
    } else if !isUsed {
      reject(cursor, .geometryInvalid, nil, .shortLine)
    }
  }

  // MARK: - Properties

  private mutating func flag(_ field: StreetLineField, _ cursor: RowCursor) -> Bool? {
    switch Words.flag(cursor.text(columns[field])) {
    case .blank: return nil
    case .value(let flag): return flag
    case .unreadable(let expected):
      doubt(field, cursor, expected)
      return nil
    }
  }

  /// The traits of the row's streets; nil if they cannot be walked, which is counted.
  private mutating func traits(_ cursor: RowCursor) -> EdgeTraits? {
    if let tags {
      switch tags.verdict(on: cursor, profile) {
      case .walkable(let traits): return traits
      case .leftOut(let reason): leftOut[reason, default: 0] += 1
      case .notAStreet: others += 1
      }
      return nil
    }
    guard flag(.walkable, cursor) ?? true else {
      leftOut[.footForbidden, default: 0] += 1
      return nil
    }
    if cursor.text(columns[.oneway]) == "-1" { return .backward }
    return flag(.oneway, cursor) == true ? .forward : .street
  }

  private mutating func doubt(_ field: StreetLineField, _ cursor: RowCursor, _ message: Message) {
    log.add(
      .valueUnreadable, .doubtful, line: cursor.line, row: rowName(cursor),
      field: columns.title(field),
      value: cursor.text(columns[field]), message)
  }

  private mutating func reject(
    _ cursor: RowCursor, _ code: DataIssue.Code, _ value: String?, _ message: Message
  ) {
    rowsRejected += 1
    log.add(code, .rejected, line: cursor.line, row: rowName(cursor), value: value, message)
  }

  private func rowName(_ cursor: RowCursor) -> DataIssue.RowName? {
    cursor.rowName(cursor.text(columns[.name]))
  }

  // MARK: - Geometry

  /// The lines of a row; nil if there are none, which is reported.
  private mutating func lines(_ cursor: RowCursor) -> [[Coordinate]]? {
    switch cursor.geometry {
    case .success(.lineString(let line)): return placed([line], cursor)
    case .success(.multiLineString(let lines)): return placed(lines, cursor)
    case .success(.some): tell(cursor, .geometryType, nil, .notALine)
    case .failure(let fault): tell(cursor, .geometryInvalid, fault.description, .invalidLine)
    case .success(nil), nil: tell(cursor, .geometryMissing, nil, .missingLine)
    }
    return nil
  }

  private mutating func tell(
    _ cursor: RowCursor, _ code: DataIssue.Code, _ value: String?, _ message: Message
  ) {
    log.add(code, .rejected, line: cursor.line, row: rowName(cursor), value: value, message)
  }

  private mutating func placed(_ lines: [[Position]], _ cursor: RowCursor) -> [[Coordinate]]? {
    var placed: [[Coordinate]] = []
    for line in lines {
      var points: [Coordinate] = []
      for position in line {
        do throws(CoordinateFault) {
          points.append(try transformer.coordinate(x: position.x, y: position.y))
        } catch {
          tell(
            cursor, error.code, "\(position.x), \(position.y)", error.message(transformer.system))
          return nil
        }
      }
      placed.append(points)
    }
    return placed
  }
}

extension Message {
  fileprivate static let notALine = Message(
    en: "a street is a line or a multi-line", zh: "道路应为线或多线")
  fileprivate static let invalidLine = Message(
    en: "the geometry cannot be used; draw it again", zh: "几何无法使用；请重新绘制")
  fileprivate static let missingLine = Message(
    en: "the feature has no geometry; give it a line", zh: "该要素没有几何；请补充线")
  fileprivate static let shortLine = Message(
    en: "the line has no two vertices that are different places", zh: "该线没有两个不同位置的顶点")
  fileprivate static func longSegments(_ count: Int) -> Message {
    Message(
      en:
        "\(counted(count, "segment")) of the line \(inNumber(count, "is", "are")) over 100 km long and left out; "
        + "check its coordinates",
      zh: "该线有 \(Decimals.grouped(count)) 段长度超过 100 千米，已略去；请核对坐标")
  }
  fileprivate static let readAsTags = Message(
    en:
      "not used: the layer has a column highway, so its columns are read as tags of OpenStreetMap",
    zh: "未使用：该图层含 highway 列，各列按 OpenStreetMap 标签读取")
  fileprivate static func noStreets(_ count: Int) -> Message {
    Message(
      en:
        "\(counted(count, "line")) without a highway \(inNumber(count, "is", "are")) no \(inNumber(count, "street", "streets"))",
      zh: "\(Decimals.grouped(count)) 条线没有 highway 值，不作为道路")
  }
  fileprivate static let speedIsTheWalkers = Message(
    en: "speeds of streets are not used: everybody walks at the study's speed",
    zh: "不使用道路的速度：步行速度由研究设定")
}
