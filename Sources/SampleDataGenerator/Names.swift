/// Invented place names.
///
/// The characters are rare and combined at random, so that no real estate or street is meant.
struct Names {
  private var stems: [String]
  private var used: Set<String> = []
  private var random = SplitMix64(stream: "names")

  init() {
    let first = "呦岚芷枕砚笠蘅檐沄霁筠棹濯蓼荻鹿"
    let second = "溪桥田墩浦塘洲湾畈坞泾埭亭岙屿渡汀陌"
    let all = first.flatMap { head in second.map { "\(head)\($0)" } }
    stems = random.shuffled(all.filter { !["荻浦", "蓼岙", "岚桥"].contains($0) })
  }

  /// A stem that has not been used before, such as 荻塘.
  mutating func stem() -> String {
    stems.popLast() ?? "鹿山"
  }

  /// A name for an estate in the style of its decade. No name is used twice.
  mutating func estate(stems: [String], year: Int) -> String {
    let base = random.pick(stems) + random.pick(Self.endings(year: year))
    let phases = ["一区", "二区", "三区", "四区", "（东区）", "（西区）", "南片", "北片"]
    let choices = [base] + phases.map { base + $0 }
    let name = choices.first { !used.contains($0) } ?? "\(base)\(used.count)号院"
    used.insert(name)
    return name
  }

  private static func endings(year: Int) -> [String] {
    switch year {
    case ..<1990: ["新村", "大院", "住宅区", "新村", "机械厂宿舍", "供销社宿舍", "新里"]
    case ..<2001: ["小区", "新村", "公寓", "花苑", "住宅区", "小区"]
    case ..<2011: ["花园", "家园", "公寓", "雅苑", "锦苑"]
    default: ["嘉园", "名邸", "庭园", "和苑", "家园"]
    }
  }
}

/// The names of the streets, one for every line of the block grid.
struct StreetNames {
  private let words: [String]

  init() {
    var random = SplitMix64(stream: "street names")
    let first = "青望怀集迎永景承敦澄"
    let second = "霁岚蘅沄筠砚檐荻"
    words = random.shuffled(first.flatMap { head in second.map { "\(head)\($0)" } })
  }

  /// The street along a row of the grid.
  func alongRow(_ row: Int) -> String {
    row == 20 ? "鹿山大道" : words[row % words.count] + (row % 4 == 0 ? "路" : "街")
  }

  /// The street along a column of the grid.
  func alongColumn(_ column: Int) -> String {
    words[(column + 40) % words.count] + (column % 4 == 0 ? "大街" : "路")
  }
}
