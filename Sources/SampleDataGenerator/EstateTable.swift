/// `estates.csv`: the housing bureau's ledger, in Baidu coordinates, as spreadsheets save it.
struct EstateTable {
  private static let header = [
    "小区编号", "小区名称", "乡镇(街道)", "社区名称", "城乡属性", "建成年份", "是否老旧小区",
    "是否纳入老旧小区改造计划", "户数", "60岁以上人口", "经度(BD09)", "纬度(BD09)",
  ]

  private var random = SplitMix64(stream: "estate table")

  /// The text of the file, with a byte order mark and CRLF line ends.
  mutating func text(of estates: [Estate]) throws -> String {
    var rows: [EstateRow] = []
    for estate in estates {
      rows.append(try row(of: estate))
    }
    EstateFlaws.spoil(&rows)
    let lines = [Self.header] + rows.map(\.cells)
    return "\u{FEFF}" + lines.map { FixedText.line($0, end: "\r\n") }.joined()
  }

  private mutating func row(of estate: Estate) throws -> EstateRow {
    let position = try Survey.bd09(estate.spot)
    return EstateRow(
      id: estate.id, name: estate.name, township: estate.township.name,
      community: estate.community, setting: estate.isRural ? "农村" : "城镇",
      year: String(estate.year), old: oldFlag(estate), renovation: renovationFlag(estate),
      households: String(estate.households), elders: String(estate.elders),
      longitude: FixedText.number(position.longitude, decimals: 6),
      latitude: FixedText.number(position.latitude, decimals: 6))
  }

  private mutating func oldFlag(_ estate: Estate) -> String {
    if estate.isOld { return random.chance(0.75) ? "是" : "" }
    if estate.year <= 2_005 { return random.pick(["是", "否", "否", ""]) }
    return random.chance(0.85) ? "否" : ""
  }

  private mutating func renovationFlag(_ estate: Estate) -> String {
    if estate.isOld { return random.pick(["是", "是", "否", "否", ""]) }
    return random.chance(0.7) ? "否" : ""
  }
}

/// One row of the estate table.
struct EstateRow {
  var id: String
  var name: String
  var township: String
  var community: String
  var setting: String
  var year: String
  var old: String
  var renovation: String
  var households: String
  var elders: String
  var longitude: String
  var latitude: String

  /// The cells in the order of the header.
  var cells: [String] {
    [
      id, name, township, community, setting, year, old, renovation, households, elders,
      longitude, latitude,
    ]
  }
}
