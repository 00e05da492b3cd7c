import Tables

/// Looks for the words in a name that tell what the name denotes.
///
/// A word counts if the name ends with it. In a table of facilities it also counts anywhere in a name that has no word
/// for elder care: 社区卫生服务中心裕安分中心 is a health centre, 居委会居家养老服务站 is a place of elder care. Estates are often named after
/// other things (医院宿舍), so for them only the ending counts.
package struct NameWords: Sendable {
  /// What a name says about its row.
  package struct Reading {
    /// What it is, if it is something other than what the file should contain.
    package var kind: NameKind?
    /// Whether it contains a word for elder care.
    var speaksOfCare = false
  }

  /// The words for names of facilities.
  package static let facilities = NameWords(readsEndsOnly: false)
  /// The words for names of estates.
  package static let estates = NameWords(readsEndsOnly: true)

  private struct Word {
    let bytes: [UInt8]
    /// The rank of its kind, the most reliable first; nil for a word for elder care.
    let rank: Int?
  }

  private let kinds: [NameKind]
  private let readsEndsOnly: Bool
  /// The words by the three bytes of their first character, packed into a number.
  private let words: [UInt32: [Word]]

  private init(readsEndsOnly: Bool) {
    self.readsEndsOnly = readsEndsOnly
    var lists = NameKind.words
    if readsEndsOnly { lists.append((.elderCare, NameKind.careEndings)) }
    kinds = lists.map(\.kind)
    var words: [UInt32: [Word]] = [:]
    func add(_ text: String, _ rank: Int?) {
      let bytes = Array(text.utf8)
      guard bytes.count >= 3 else { return }
      words[Self.key(bytes[0], bytes[1], bytes[2]), default: []].append(
        Word(bytes: bytes, rank: rank))
    }
    for (rank, list) in lists.enumerated() {
      for word in list.words { add(word, rank) }
    }
    for word in NameKind.careWords { add(word, nil) }
    self.words = words
  }

  /// What a name says. Takes time proportional to its length, and makes no string of it.
  package func reading(of name: String) -> Reading {
    var name = name
    return name.withUTF8(reading)
  }

  private func reading(of name: UnsafeBufferPointer<UInt8>) -> Reading {
    let end = Self.end(of: name)
    var reading = Reading()
    var (inside, atEnd) = (Int.max, Int.max)
    var position = 0
    while position + 2 < name.count {
      defer { position += 1 }
      // Every word begins with a Chinese character, of three bytes in UTF-8.
      guard name[position] & 0xF0 == 0xE0 else { continue }
      let key = Self.key(name[position], name[position + 1], name[position + 2])
      for word in words[key] ?? [] where Self.stands(word.bytes, in: name, at: position) {
        guard let rank = word.rank else {
          reading.speaksOfCare = true
          continue
        }
        inside = min(inside, rank)
        if position + word.bytes.count == end { atEnd = min(atEnd, rank) }
      }
    }
    reading.kind = kind(inside: inside, atEnd: atEnd, name, speaksOfCare: reading.speaksOfCare)
    return reading
  }

  private func kind(
    inside: Int, atEnd: Int, _ name: UnsafeBufferPointer<UInt8>, speaksOfCare: Bool
  ) -> NameKind? {
    if !readsEndsOnly, inside < kinds.count, kinds[inside] == .children { return .children }
    let rank = readsEndsOnly || speaksOfCare ? atEnd : min(inside, atEnd)
    // Care homes are run by companies, and registers list them under the companies' names: 养老服务有限公司.
    let isOperator = speaksOfCare && rank < kinds.count && kinds[rank] == .company
    if rank < kinds.count, !isOperator { return kinds[rank] }
    return Self.isEntrance(name) ? .entrance : nil
  }

  private static func key(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt32 {
    UInt32(first) << 16 | UInt32(second) << 8 | UInt32(third)
  }

  private static func stands(
    _ word: [UInt8], in name: UnsafeBufferPointer<UInt8>, at position: Int
  ) -> Bool {
    guard position + word.count <= name.count else { return false }
    for offset in word.indices where name[position + offset] != word[offset] { return false }
    return true
  }

  /// Where a name ends, without brackets that follow it: 卫生服务中心(裕安分中心).
  private static func end(of name: UnsafeBufferPointer<UInt8>) -> Int {
    for (opening, closing) in brackets where name.suffix(closing.count).elementsEqual(closing) {
      for position in name.indices where stands(opening, in: name, at: position) { return position }
    }
    return name.count
  }

  private static let brackets = [
    (Array("(".utf8), Array(")".utf8)), (Array("（".utf8), Array("）".utf8)),
  ]

  /// Whether the name has a hyphen and ends with a gate (门).
  private static func isEntrance(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    name.suffix(3).elementsEqual(gate) && name.contains(UInt8(ascii: "-"))
  }

  private static let gate = Array("门".utf8)
}
