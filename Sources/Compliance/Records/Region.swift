import CareModel
import Tables

/// A region of which records tell: a city or a county.
package struct Region: Hashable, Sendable {
  /// The level of a region.
  package enum Level: String, CaseIterable, Sendable {
    case province, city, county

    /// The level that a word denotes; nil for any other word.
    init?(word: String?) {
      switch word.map(Header.folded) {
      case "省级", "省", "province": self = .province
      case "市级", "市", "地市级", "设区市", "市本级", "city": self = .city
      case "县级", "县", "区级", "区县级", "县(市、区)", "县市区级", "区", "county": self = .county
      default: return nil
      }
    }
  }

  package let id: String
  package let name: String?
  package let level: Level?

  /// The regions of tables of records, each once, in the order of their first rows.
  static func all(_ records: [RecordTable: [Record]]) -> [Region] {
    var regions: [Region] = []
    var known: [String: Int] = [:]
    for table in [RecordTable.indicators, .basicServices] {
      for record in records[table] ?? [] {
        let level = Level(word: record.facts["层级"]?.text)
        if let index = known[record.id] {
          if regions[index].level == nil, level != nil {
            regions[index] = Region(id: record.id, name: regions[index].name, level: level)
          }
        } else {
          known[record.id] = regions.count
          regions.append(Region(id: record.id, name: record.name, level: level))
        }
      }
    }
    return regions
  }
}

extension Policy {
  /// Whether a clause about a city or about counties asks about a region.
  ///
  /// In the policy of a county, every region is the county. A region of unknown level may be either.
  func asks(_ scope: SubjectType, about region: Region) -> Bool {
    switch (scope, region.level) {
    case (_, nil): true
    case (.city, .city?), (.city, .province?): true
    case (.city, .county?): level == .county || region.name == self.region.chinese
    case (.county, .county?): true
    case (.county, _?): level != .city
    default: false
    }
  }
}
