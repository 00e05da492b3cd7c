import CareModel
import Geodesy
import StreetNetwork

/// Reads a layer of street lines: GeoJSON `LineString` and `MultiLineString`.
///
/// Columns, all of them optional: a name; whether one may walk there (`yes`, `no`, `1`, `0`, `是`, `否`; yes
/// without it); one-way (`yes`, `no`, `-1`), in the direction in which the line is drawn. A column of speeds is
/// not used, which is noted: the walker's speed is the study's.
struct StreetLineReader {
  private let placer: LinePlacer
  private let columns: ColumnMap<StreetLineField>
  private(set) var joiner = StreetJoiner()
  private(set) var log: IssueLog
  private(set) var rowsIn = 0
  private(set) var rowsRejected = 0
  /// Lines on which one may not walk.
  private(set) var closed = 0

  init(_ transformer: CoordinateTransformer, _ columns: ColumnMap<StreetLineField>, _ log: IssueLog)
  {
    placer = LinePlacer(transformer, takesAreas: false)
    self.columns = columns
    self.log = log
    for note in columns.notes {
      self.log.add(.columnIgnored, .note, field: note.field, note.message)
    }
    if columns[.speed] != nil {
      self.log.add(.columnIgnored, .note, field: columns.title(.speed), .speedIsTheWalkers)
    }
  }

  /// Reads the row under the cursor.
  mutating func read(_ cursor: RowCursor) {
    rowsIn += 1
    guard let lines = placer.lines(of: cursor, &log) else {
      rowsRejected += 1
      return
    }
    guard flag(.walkable, cursor) ?? true else {
      closed += 1
      return
    }
    let traits = traits(cursor)
    let name = cursor.text(columns[.name])
    var isUsed = false
    for line in lines where joiner.append(line, traits: traits, name: name) { isUsed = true }
    guard !isUsed else { return }
    rowsRejected += 1
    log.add(.geometryInvalid, .rejected, line: cursor.line, .shortLine)
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

  private mutating func traits(_ cursor: RowCursor) -> EdgeTraits {
    if cursor.text(columns[.oneway]) == "-1" { return .backward }
    return flag(.oneway, cursor) == true ? .forward : .street
  }

  private mutating func doubt(_ field: StreetLineField, _ cursor: RowCursor, _ message: Message) {
    log.add(
      .valueUnreadable, .doubtful, line: cursor.line, field: columns.title(field),
      value: cursor.text(columns[field]), message)
  }
}

extension Message {
  fileprivate static let shortLine = Message(
    en: "the line has no two vertices that are different places", zh: "该线没有两个不同位置的顶点")
  fileprivate static let speedIsTheWalkers = Message(
    en: "speeds of streets are not used: everybody walks at the study's speed",
    zh: "不使用道路的速度：步行速度由研究设定")
}
