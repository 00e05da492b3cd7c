/// Finds the units that a text names, allowing for the usual variants of the names of townships, communities and
/// villages.
///
/// The following are tried in order, and the first that finds a unit decides:
/// 1. the exact id or name;
/// 2. the same name without the name of an office, such as 办事处 or 人民政府 (竹湾街道办事处 for 竹湾街道);
/// 3. the name without the kind of unit (宝山 for 宝山区), but never the name of another kind of unit (竹湾镇 for 竹湾街道);
/// 4. the name with or without the names of higher units in front (高新区竹岛街道 for 竹岛街道).
///
/// If several units have the same name, or the text can mean several units, all of them are returned.
public struct UnitNameIndex: Sendable {
  /// The units that a text can mean.
  public struct Match: Hashable, Sendable {
    /// Their indices in ascending order; empty if no unit has this name.
    public let units: [Int]
    /// Whether the text is exactly the id or name of the units.
    public let isExact: Bool
  }

  private var exact: [String: [Int]] = [:]
  private var plain: [UnitName: [Int]] = [:]
  private var cores: [String: [(kind: UnitName.Kind?, unit: Int)]] = [:]
  private var tails: [UnitName: [Int]] = [:]

  /// Indexes the names of units, in time proportional to the total length of the names.
  public init(_ units: [AdministrativeUnit]) {
    for (index, unit) in units.enumerated() {
      for text in Set([unit.id, unit.name].compactMap(\.self)) {
        exact[text, default: []].append(index)
        let name = UnitName(text)
        plain[name, default: []].append(index)
        cores[name.core, default: []].append((name.kind, index))
        for tail in UnitName.tails(of: text) { tails[tail, default: []].append(index) }
      }
    }
  }

  /// The units that a text can mean.
  public func match(_ text: String) -> Match {
    if let units = exact[text] { return Match(units: units, isExact: true) }
    return Match(units: Array(Set(alike(text))).sorted(), isExact: false)
  }

  /// Whether the name of a community or village is of the other kind than those of all units, and its proper name that
  /// of none of them.
  public func isOfOtherKind(_ text: String) -> Bool {
    let name = UnitName(text)
    guard name.kind == .community || name.kind == .village, cores[name.core] == nil else {
      return false
    }
    let other: UnitName.Kind = name.kind == .community ? .village : .community
    // Ids show no kind.
    let kinds = Set(cores.values.joined().compactMap(\.kind))
    return kinds == [other]
  }

  private func alike(_ text: String) -> [Int] {
    let name = UnitName(text)
    if let units = plain[name] { return units }
    if let units = cores[name.core]?.filter({ ($0.kind == nil) != (name.kind == nil) }),
      !units.isEmpty
    {
      return units.map(\.unit)
    }
    if let units = tails[name] { return units }
    for tail in UnitName.tails(of: text) {
      if let units = plain[tail] { return units }
    }
    return []
  }
}

/// A unit's name without spaces and without the name of an office, split into the proper name and the kind of unit.
struct UnitName: Hashable, Sendable {
  enum Kind: Sendable {
    case district, county, city, banner, street, town, township, community, village
  }

  /// The proper name, such as 竹湾; the whole name if too little would be left.
  let core: String
  /// The kind of unit, from the ending of the name; nil if the ending does not show it.
  let kind: Kind?

  init(_ text: String) {
    let name = String(text.filter { !$0.isWhitespace })
    for (ending, kind) in Self.endings where name.hasSuffix(ending) {
      let core = name.dropLast(ending.count)
      // The proper name of 东区 is 东区, not 东.
      if core.count >= 2 {
        (self.core, self.kind) = (String(core), kind)
        return
      }
    }
    (core, kind) = (name, nil)
  }

  /// The name without possible names of higher units in front, the longest first.
  static func tails(of text: String) -> [UnitName] {
    let name = Array(text.filter { !$0.isWhitespace })
    return name.indices.dropFirst(2).compactMap { start in
      guard "省市区县旗州盟镇乡".contains(name[start - 1]) || isStreet(name[..<start]) else { return nil }
      let tail = UnitName(String(name[start...]))
      // The rest must end with a kind of unit; otherwise 东城区和平 would match every 和平.
      return tail.kind == nil ? nil : tail
    }
  }

  private static func isStreet(_ front: ArraySlice<Character>) -> Bool {
    front.count > 3 && front.suffix(2) == ["街", "道"]
  }

  /// Longer endings come before shorter ones that they contain.
  private static let endings: [(String, Kind)] = [
    ("街道办事处", .street), ("街道办", .street), ("街道", .street),
    ("镇人民政府", .town), ("镇政府", .town), ("镇", .town),
    ("乡人民政府", .township), ("乡政府", .township), ("乡", .township),
    ("社区居民委员会", .community), ("社区居委会", .community), ("居民委员会", .community), ("居委会", .community),
    ("社区", .community), ("村民委员会", .village), ("村委会", .village), ("行政村", .village), ("村", .village),
    ("新区", .district), ("区", .district), ("自治县", .county), ("县", .county), ("市", .city),
    ("旗", .banner),
  ]
}
