import CareCircleTestSupport
import Testing

@testable import Registers

/// Ids and repeated rows, compared with a twin that looks at every earlier row.
@Suite struct RowIdentityTests {
  /// What became of a row, as text.
  private static func text(_ admission: RowIdentities.Admission) -> String {
    switch admission {
    case .unique(let id): "unique \(id)"
    case .renamed(let id): "renamed \(id)"
    case .duplicate(let origin): "duplicate of \(origin.source):\(origin.line)"
    }
  }

  /// The naive twin.
  private struct Twin {
    private var rows: [(id: String, content: String, place: String)] = []
    private var madeUp: [String] = []

    mutating func admit(_ id: String, _ content: String, _ source: Int, _ line: Int) -> String {
      let same = rows.filter { $0.id == id }
      if let first = same.first(where: { $0.content == content }) {
        return "duplicate of \(first.place)"
      }
      let isFree = same.isEmpty && !madeUp.contains(id)
      rows.append((id, content, "\(source):\(line)"))
      if isFree { return "unique \(id)" }
      var own = "\(id)#\(line)"
      var number = 2
      while madeUp.contains(own) || rows.contains(where: { $0.id == own }) {
        own = "\(id)#\(line).\(number)"
        number += 1
      }
      madeUp.append(own)
      return "renamed \(own)"
    }
  }

  /// Few ids, few contents, few lines: ids repeat, rows repeat, and made-up ids are in the tables, too.
  @Test(arguments: 0..<12 as Range<UInt64>)
  func rowsFareAsBesideEachEarlierRow(seed: UInt64) {
    var random = SeededGenerator(seed: 77 + seed)
    let ids = ["A", "B", "A#2", "A#2.2", "B#1.3", "C"]
    let contents = (0..<Int.random(in: 1...40, using: &random)).map { Array("row \($0)".utf8) }
    let bytes = contents.map { content in
      let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: content.count)
      _ = copy.initialize(from: content)
      return UnsafeBufferPointer(copy)
    }
    defer { for copy in bytes { copy.deallocate() } }
    var identities = RowIdentities()
    var twin = Twin()
    for number in 0..<300 {
      let id = number < 5 ? "A\(number)" : ids[Int.random(in: 0..<ids.count, using: &random)]
      let (source, line) = (number / 100, Int.random(in: 1...4, using: &random))
      let content = Int.random(in: 0..<bytes.count, using: &random)
      let found = identities.admit(
        id, RowIdentities.Content(bytes: bytes[content], layout: 0),
        at: RowIdentities.Origin(source: source, line: line))
      #expect(Self.text(found) == twin.admit(id, "\(content)", source, line), "row \(number)")
    }
  }
}
