import Wording

/// Settles which rows keep the ids that they claim, in the order of the files, with the same result as if one reader
/// had read them all.
///
/// If ids ascend from the first row to the last, as numbers in a register do, they are all different and need not be
/// looked at.
package struct IDSettlement<Reader: RowReader> {
  /// What has to be known about the table of a chunk.
  private struct Source {
    let number: Int
    let file: String
    /// What the row numbers count; nil if they are line numbers.
    let rowKind: DataIssue.RowName.Kind?
    /// The header of the id column.
    let title: String
    let bytes: UnsafeBufferPointer<UInt8>
    /// The number of the first source whose rows have the same layout, so that equal bytes mean the same.
    let layout: Int
  }

  private let chunks: [ChunkRows<Reader.Row>]
  private let sources: [Source]
  private let sourceOfChunk: [Int]
  private var identities: [String: RowIdentities] = [:]
  /// The rows of each chunk that are not used, in ascending order.
  package private(set) var dropped: [[Int]]
  /// The issues of each source, in the order in which a single reader would have found them.
  package private(set) var issues: [[DataIssue]]
  /// The index of the next issue of the current chunk.
  private var next = 0

  /// Settles the ids of consecutive sources. `bytes` are the contents of each source.
  init(_ opened: [OpenedSource<Reader>], _ bytes: [UnsafeBufferPointer<UInt8>]) {
    chunks = Array(opened.map(\.chunks).joined())
    sourceOfChunk = opened.indices.flatMap { number in opened[number].chunks.map { _ in number } }
    sources = opened.indices.map { number in
      let source = opened[number]
      return Source(
        number: number, file: source.table.file.name, rowKind: source.table.origin.rowKind,
        title: Reader.idField.map(source.columns.title) ?? "", bytes: bytes[number],
        layout: opened.firstIndex(where: source.saysTheSame) ?? number)
    }
    dropped = Array(repeating: [], count: chunks.count)
    issues = Array(repeating: [], count: opened.count)
    if areAscending {
      for (chunk, source) in zip(chunks, sourceOfChunk) { issues[source] += chunk.issues }
    } else {
      for chunk in chunks.indices { settle(chunk) }
    }
  }

  private var areAscending: Bool {
    var last: String?
    for chunk in chunks where !chunk.claims.isEmpty {
      let rows = chunk.rows
      guard chunk.isAscending, RowIdentities.isLater(Reader.id(of: rows[0]), than: last) else {
        return false
      }
      last = Reader.id(of: rows[rows.count - 1])
    }
    return true
  }

  private mutating func settle(_ index: Int) {
    next = 0
    let source = sources[sourceOfChunk[index]]
    for row in chunks[index].claims.indices {
      takeIssues(of: chunks[index], before: IssueMark(rowOf: row), source)
      settle(row, of: index, source)
    }
    issues[source.number] += chunks[index].issues[next...]
  }

  /// Takes over the issues that were found before a row made its claim.
  private mutating func takeIssues(
    of chunk: ChunkRows<Reader.Row>, before mark: IssueMark, _ source: Source
  ) {
    while next < chunk.issues.count, chunk.marks[next] < mark {
      issues[source.number].append(chunk.issues[next])
      next += 1
    }
  }

  private mutating func settle(_ row: Int, of index: Int, _ source: Source) {
    let chunk = chunks[index]
    let claim = chunk.claims[row]
    let line = Int(chunk.lines[row])
    let raw = RowIdentities.Content(
      bytes: UnsafeBufferPointer(
        rebasing: source.bytes[claim.offset..<claim.offset + Int(claim.length)]),
      layout: Int32(truncatingIfNeeded: source.layout))
    let origin = RowIdentities.Origin(source: source.number, line: line)
    let id = Reader.id(of: chunk.rows[row])
    let key = Reader.key(of: chunk.rows[row])
    let scope = Reader.scope(of: chunk.rows[row])
    if claim.basis == .line,
      let first = identities[scope, default: RowIdentities()]
        .twin(ofNameless: raw, at: origin)
    {
      return drop(row, of: index, source, like: first, value: nil, keepsDoubt: false)
    }
    switch identities[scope, default: RowIdentities()].admit(key, raw, at: origin) {
    case .unique: break
    case .renamed(let own):
      Reader.rename(&chunk.rows[row], to: own)
      if claim.basis == .own {
        let renamed = Reader.id(of: chunk.rows[row])
        add(
          source, .duplicateID, .doubtful, line: line, value: id,
          claim.hasLostDigits ? .renamedForLostDigits(renamed) : .renamed(renamed))
      }
    case .duplicate(let first):
      drop(row, of: index, source, like: first, value: id, keepsDoubt: claim.basis != .own)
    }
  }

  /// Rejects a row that is identical to an earlier one. All issues that were found in it after its claim are dropped,
  /// apart from the doubt that it has no id.
  private mutating func drop(
    _ row: Int, of index: Int, _ source: Source, like first: RowIdentities.Origin, value: String?,
    keepsDoubt: Bool
  ) {
    let chunk = chunks[index]
    let mark = IssueMark(rowOf: row)
    if keepsDoubt, next < chunk.issues.count, chunk.marks[next] == mark,
      chunk.issues[next].code == .idMissing
    {
      issues[source.number].append(chunk.issues[next])
    }
    while next < chunk.issues.count, chunk.marks[next] == mark { next += 1 }
    let other = first.source == source.number ? nil : sources[first.source].file
    let twin = DataIssue.place(first.line, sources[first.source].rowKind)
    add(
      source, .duplicateRow, .rejected, line: Int(chunk.lines[row]), value: value,
      .duplicate(twin, of: other))
    dropped[index].append(row)
  }

  private mutating func add(
    _ source: Source, _ code: DataIssue.Code, _ severity: DataIssue.Severity, line: Int,
    value: String?, _ message: Message
  ) {
    issues[source.number].append(
      DataIssue(
        file: source.file, line: line,
        row: source.rowKind.map { DataIssue.RowName($0, name: value) }, field: source.title,
        value: value, code: code,
        severity: severity,
        message: message))
  }
}

extension DataIssue {
  /// The position of another row.
  fileprivate static func place(_ line: Int, _ kind: RowName.Kind?) -> Message {
    switch kind {
    case .feature: Message(en: "feature \(line)", zh: "第\(line)个要素")
    case .row: Message(en: "row \(line)", zh: "第\(line)行")
    case nil: Message(en: "the row on line \(line)", zh: "第\(line)行")
    }
  }
}

extension Message {
  fileprivate static func renamedForLostDigits(_ id: String) -> Message {
    Message(
      en:
        "another row has the same id but different content, because both ids were treated as numbers and lost digits; "
        + "both rows are used, this one as \(id)",
      zh: "另一行编号相同而内容不同，原因是编号被当作数字而丢失位数；两行均保留，本行编号改为\(id)")
  }

  fileprivate static func renamed(_ id: String) -> Message {
    Message(
      en: "another row has the same id and other content; both are used, this one as \(id)",
      zh: "另一行编号相同而内容不同；两行均保留，本行编号改为\(id)")
  }

  /// `file` is the file of the other row; nil if it is the same file.
  fileprivate static func duplicate(_ place: Message, of file: String?) -> Message {
    Message(
      en:
        "the row is identical to \(place.english)\(file.map { " of \($0)" } ?? ""), which is used instead",
      zh: "该行与\(file ?? "")\(place.chinese)完全相同；只使用\(file ?? "")\(place.chinese)")
  }
}
