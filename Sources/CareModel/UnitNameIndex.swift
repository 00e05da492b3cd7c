/// Finds the units that a text names, as people write the names of townships, communities and villages.
///
/// A unit is found, in this order, by its id or name as it stands; by the same name without 办事处, 人民政府 and the like (竹湾街道办事处
/// for 竹湾街道); by a name that lacks what kind of unit it is (宝山 for 宝山区), never by one of another kind (竹湾镇 for 竹湾街道); and
/// with or without the names of what it belongs to in front (高新区竹岛街道 for 竹岛街道). The first of these ways that finds anything
/// decides. Several units with one name, and texts that might mean several, are all given.
public struct UnitNameIndex: Sendable {
  /// The units that a text may mean, by their indices.
  public struct Match: Hashable, Sendable {
    /// In ascending order; none where no unit is called so.
    public let units: [Int]
    /// Whether the text is the id or name of the units as it stands.
    public let isExact: Bool
  }

  private var exact: [String: [Int]] = [:]
  private var plain: [UnitName: [Int]] = [:]
  private var cores: [String: [(kind: UnitName.Kind?, unit: Int)]] = [:]
  private var tails: [UnitName: [Int]] = [:]

  /// Takes time in proportion to the letters of all names.
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

  /// The units that a text may mean.
  public func match(_ text: String) -> Match {
    if let units = exact[text] { return Match(units: units, isExact: true) }
    return Match(units: Array(Set(alike(text))).sorted(), isExact: false)
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

/// A unit's name without spaces and without its office, taken apart into what it is called and of what kind it is.
struct UnitName: Hashable, Sendable {
  enum Kind: Sendable {
    case district, county, city, banner, street, town, township, community, village
  }

  /// What it is called, such as 竹湾; the whole name where nothing would be left.
  let core: String
  /// Of what kind it is, by the end of its name; nil where that does not tell.
  let kind: Kind?

  init(_ text: String) {
    let name = String(text.filter { !$0.isWhitespace })
    for (ending, kind) in Self.endings where name.hasSuffix(ending) {
      let core = name.dropLast(ending.count)
      // 东区 is called 东区, not 东.
      if core.count >= 2 {
        (self.core, self.kind) = (String(core), kind)
        return
      }
    }
    (core, kind) = (name, nil)
  }

  /// The name without the names in front of what it may belong to, the longest first.
  static func tails(of text: String) -> [UnitName] {
    let name = Array(text.filter { !$0.isWhitespace })
    return name.indices.dropFirst(2).compactMap { start in
      guard "省市区县旗州盟镇乡".contains(name[start - 1]) || isStreet(name[..<start]) else { return nil }
      let tail = UnitName(String(name[start...]))
      // What is left has to say that it is a unit, or 东城区和平 would be every 和平.
      return tail.kind == nil ? nil : tail
    }
  }

  private static func isStreet(_ front: ArraySlice<Character>) -> Bool {
    front.count > 3 && front.suffix(2) == ["街", "道"]
  }

  /// The longer ones first where one ends like another.
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
