import Registers
import Wording

/// What the names of the rows say about them.
public struct NameReport: Sendable {
  /// The names of one kind.
  public struct KindCount: Sendable {
    /// The kind of thing that the names denote.
    public let kind: NameKind
    /// The number of names of this kind.
    public fileprivate(set) var count = 0
    /// The first rows of this kind.
    public fileprivate(set) var examples: [RowExample] = []
  }

  /// The number of rows with a name.
  public let named: Int
  /// The number of names that contain a word for elder care.
  public let speakingOfCare: Int
  /// The number of names of something other than what the file should contain.
  public let others: Int
  /// The kinds of these, the most frequent first, and gates of places.
  public let kinds: [KindCount]

  /// The share of other things above which a file is suspicious.
  public static let suspiciousShare = 0.1

  /// Whether so many names denote other things that the file may not be what it should be.
  public var isSuspicious: Bool { Double(others) > Self.suspiciousShare * Double(named) }

  /// Reads every name; nil if no row has one.
  package init?<Row>(_ rows: InspectedRows<Row>, _ words: NameWords) {
    var counts: [NameKind: KindCount] = [:]
    var (named, care, others) = (0, 0, 0)
    for (index, row) in rows.rows.enumerated() {
      guard let name = row.name else { continue }
      named += 1
      let reading = words.reading(of: name)
      if reading.speaksOfCare { care += 1 }
      guard let kind = reading.kind else { continue }
      if kind.isOtherThing { others += 1 }
      counts[kind, default: KindCount(kind: kind)].add(rows.example(index))
    }
    guard named > 0 else { return nil }
    self.named = named
    speakingOfCare = care
    self.others = others
    kinds = NameKind.allCases.compactMap { counts[$0] }.sorted { left, right in
      left.kind.isOtherThing == right.kind.isOtherThing
        ? left.count > right.count : left.kind.isOtherThing
    }
  }

  /// A warning about a suspicious file; nil for any other file.
  package func warning(_ role: InputKind) -> Message? {
    guard isSuspicious else { return nil }
    let most = kinds.filter(\.kind.isOtherThing).prefix(2)
    let (share, limit) = (
      Decimals.percent(others, of: named), Decimals.text(Self.suspiciousShare * 100, 0)
    )
    let english = most.map { "\(Decimals.grouped($0.count)) \($0.kind.title.english)" }.joined(
      separator: ", ")
    let chinese = most.map { "\($0.kind.title.chinese)\(Decimals.grouped($0.count))个" }.joined(
      separator: "、")
    return Message(
      en:
        "\(Decimals.grouped(others)) of \(counted(named, "name")) (\(share)) \(inNumber(others, "is not that", "are not those")) of \(role.title.english): \(english). "
        + "More than \(limit) % is suspicious: is this the right file?",
      zh:
        "\(Decimals.grouped(named))个名称中有\(Decimals.grouped(others))个（\(share)）不像\(role.title.chinese)：\(chinese)。"
        + "超过\(limit)%即可疑：请核对是否为所需文件")
  }
}

extension NameReport.KindCount {
  fileprivate mutating func add(_ example: RowExample) {
    count += 1
    if examples.count < RowExample.limit { examples.append(example) }
  }
}
