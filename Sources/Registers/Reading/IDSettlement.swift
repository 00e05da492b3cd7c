import Wording

/// Settles which rows keep the ids that they claim, in the order of the file, as if one reader had read
/// all of it.
///
/// Ids that ascend from the first row to the last, as numbers in a ledger do, are all different, and are not
/// looked at.
package struct IDSettlement<Reader: RowReader> {
  private let parts: [PartRows<Reader.Row>]
  private let bytes: UnsafeBufferPointer<UInt8>
  private let file: String
  private let title: String
  private var identities: [String: RowIdentities] = [:]
  /// The rows of each part that are not used.
  package private(set) var dropped: [[Int]]
  /// The issues of all parts, in the order in which one reader would have found them.
  package private(set) var issues: [DataIssue] = []
  /// Where the next issue of the current part is.
  private var next = 0

  /// Settles the ids of parts that follow one another. `bytes` are those of the file, `title` is the header
  /// of its ids.
  package init(
    _ parts: [PartRows<Reader.Row>], _ bytes: UnsafeBufferPointer<UInt8>, file: String,
    title: String
  ) {
    self.parts = parts
    self.bytes = bytes
    self.file = file
    self.title = title
    dropped = Array(repeating: [], count: parts.count)
    if areAscending {
      issues = Array(parts.map(\.issues).joined())
    } else {
      for part in parts.indices { settle(part) }
    }
  }

  private var areAscending: Bool {
    var last: String?
    for part in parts where !part.claims.isEmpty {
      let rows = part.rows
      guard part.isAscending, RowIdentities.isLater(Reader.id(of: rows[0]), than: last) else {
        return false
      }
      last = Reader.id(of: rows[rows.count - 1])
    }
    return true
  }

  private mutating func settle(_ place: Int) {
    next = 0
    for row in parts[place].claims.indices {
      takeIssues(of: parts[place], before: IssueMark(rowOf: row))
      settle(row, of: place)
    }
    issues += parts[place].issues[next...]
  }

  /// Takes over the issues that were found before the claim of a row.
  private mutating func takeIssues(of part: PartRows<Reader.Row>, before mark: IssueMark) {
    while next < part.issues.count, part.marks[next] < mark {
      issues.append(part.issues[next])
      next += 1
    }
  }

  private mutating func settle(_ row: Int, of place: Int) {
    let part = parts[place]
    let claim = part.claims[row]
    let line = Int(part.lines[row])
    let raw = UnsafeBufferPointer(
      rebasing: bytes[claim.offset..<claim.offset + Int(claim.length)])
    let id = Reader.id(of: part.rows[row])
    let key = Reader.key(of: part.rows[row])
    let scope = Reader.scope(of: part.rows[row])
    if claim.basis == .line,
      let first = identities[scope, default: RowIdentities()]
        .twin(ofNameless: raw, line: line)
    {
      return drop(row, of: place, like: first, value: nil, keepsDoubt: false)
    }
    switch identities[scope, default: RowIdentities()].admit(key, line: line, bytes: raw) {
    case .unique: break
    case .renamed(let own):
      Reader.rename(&part.rows[row], to: own)
      if claim.basis == .own {
        let renamed = Reader.id(of: part.rows[row])
        add(.duplicateID, .doubtful, line: line, value: id, .renamed(renamed))
      }
    case .duplicate(let first):
      drop(row, of: place, like: first, value: id, keepsDoubt: claim.basis != .own)
    }
  }

  /// Rejects a row that is the same as an earlier one, with all that was found in it behind its claim but
  /// the doubt that it has no id.
  private mutating func drop(
    _ row: Int, of place: Int, like first: Int, value: String?, keepsDoubt: Bool
  ) {
    let part = parts[place]
    let mark = IssueMark(rowOf: row)
    if keepsDoubt, next < part.issues.count, part.marks[next] == mark,
      part.issues[next].code == .idMissing
    {
      issues.append(part.issues[next])
    }
    while next < part.issues.count, part.marks[next] == mark { next += 1 }
    add(
      .duplicateRow, .rejected, line: Int(part.lines[row]), value: value, .duplicate(first))
    dropped[place].append(row)
  }

  private mutating func add(
    _ code: DataIssue.Code, _ severity: DataIssue.Severity, line: Int, value: String?,
    _ message: Message
  ) {
    issues.append(
      DataIssue(
        file: file, line: line, field: title, value: value, code: code, severity: severity,
        message: message))
  }
}

extension Message {
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
