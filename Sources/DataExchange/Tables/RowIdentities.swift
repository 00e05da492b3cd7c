/// Gives every row of a table an id of its own, and knows identical rows.
struct RowIdentities {
  /// What became of a row's id.
  enum Admission {
    /// The row keeps its id.
    case unique(String)
    /// Another row has the id; this one gets another.
    case renamed(String)
    /// A row with the same content was there before, on this line.
    case duplicate(ofLine: Int)
  }

  private struct Seen {
    let line: Int
    let bytes: UnsafeBufferPointer<UInt8>
  }

  private var first: [String: Seen] = [:]
  private var later: [String: [Seen]] = [:]
  private var nameless: [Content: Int] = [:]

  /// The bytes of a row as a key.
  private struct Content: Hashable {
    let bytes: UnsafeBufferPointer<UInt8>

    static func == (left: Content, right: Content) -> Bool {
      left.bytes.elementsEqual(right.bytes)
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
    }
  }

  /// The line of an earlier row with the same content, among those with neither id nor name; nil for
  /// the first of its kind. `bytes` stay alive while the table is read.
  mutating func twin(ofNameless bytes: UnsafeBufferPointer<UInt8>, line: Int) -> Int? {
    let known = nameless[Content(bytes: bytes)]
    if known == nil { nameless[Content(bytes: bytes)] = line }
    return known
  }

  /// Admits a row. `bytes` are its bytes in the file, which stay alive while the table is read.
  mutating func admit(_ id: String, line: Int, bytes: UnsafeBufferPointer<UInt8>) -> Admission {
    let row = Seen(line: line, bytes: bytes)
    guard let known = first[id] else {
      first[id] = row
      return .unique(id)
    }
    let all = [known] + later[id, default: []]
    if let same = all.first(where: { $0.bytes.elementsEqual(bytes) }) {
      return .duplicate(ofLine: same.line)
    }
    later[id, default: []].append(row)
    return .renamed(freeID(id, row))
  }

  private mutating func freeID(_ id: String, _ row: Seen) -> String {
    var candidate = "\(id)#\(row.line)"
    var number = 2
    while first[candidate] != nil {
      candidate = "\(id)#\(row.line).\(number)"
      number += 1
    }
    first[candidate] = row
    return candidate
  }
}
