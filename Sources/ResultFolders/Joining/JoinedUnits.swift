import Coverage
import Geodesy
import Layers
import TextFormats
import Wording

/// The figures of units, put together from those of the parts.
///
/// Estates are counted again, since quantiles cannot be added. The ground and the people of townships are added up.
package struct JoinedUnits {
  /// A unit with its ground as it is written in the layer.
  package struct Unit {
    package var row: UnitRow
    package var ground: String
  }

  package private(set) var units: [Unit] = []
  private var indices: [[String?]: Int] = [:]
  /// By the names and ids of the units of a level.
  private var words: [UnitRow.Level: [String: Int]] = [:]
  private var nowhere: [UnitRow.Level: Int] = [:]

  /// Adds the ground and the people of a part's units.
  package mutating func add(_ layer: ResultLayerFile) throws(CareCircleError) {
    try layer.forEachPiece { piece throws(CareCircleError) in
      for feature in 0..<piece.document.featureCount {
        let bytes = piece.document.rawBytes(ofFeature: feature)
        let text = layer.text(at: piece.offset + bytes.lowerBound, count: bytes.count)
        guard let value = JSONValue(reading: text), let read = UnitRow(value["properties"]) else {
          throw .badData([
            .foreignRow(layer.file, piece.linesBefore + piece.document.line(ofFeature: feature))
          ])
        }
        add(read, value["geometry"]?.line ?? "null")
      }
    }
  }

  private mutating func add(_ row: UnitRow, _ ground: String) {
    let key = [row.level.rawValue, row.number.map(String.init), row.id, row.name, row.township]
    guard let index = indices[key] else {
      indices[key] = units.count
      units.append(Unit(row: row, ground: ground))
      return
    }
    // A part need not be given the ground of units far from its tile.
    if units[index].ground == "null" { units[index].ground = ground }
    for (age, people) in row.figures.people {
      units[index].row.figures.people[age, default: SpreadTally()].add(people)
    }
    if let areas = row.areas {
      var sum = units[index].row.areas ?? AreaFigures()
      sum.add(areas)
      units[index].row.areas = sum
    }
  }

  /// Sorts the units as in a whole study: those of a table, then those that only estates name, then the rest.
  package mutating func sort() {
    let levels: [UnitRow.Level] = [.whole, .township, .community]
    units.sort { left, right in
      let key = { (row: UnitRow) in
        (
          levels.firstIndex(of: row.level) ?? 0, row.number ?? .max,
          row.name == nil && row.id == nil ? 1 : 0, row.name ?? ""
        )
      }
      return key(left.row) < key(right.row)
    }
    for (index, unit) in units.enumerated() {
      let row = unit.row
      if row.name == nil, row.id == nil { nowhere[row.level] = index }
      for word in [row.id, row.name].compactMap(\.self)
      where words[row.level]?[word] == nil {
        words[row.level, default: [:]][word] = index
      }
    }
  }

  /// Counts an estate in the whole, in its township and in its community.
  package mutating func count(_ estate: JoinedEstates.Row) {
    for (level, name) in [
      (UnitRow.Level.whole, nil), (.township, estate.township), (.community, estate.community),
    ] {
      let index = name.map { words[level]?[$0] } ?? nowhere[level]
      if let index { units[index].row.figures.add(estate.outcome) }
    }
  }
}

extension UnitRow {
  /// A row without its estates, from the properties of a feature; nil if any of them is missing.
  fileprivate init?(_ properties: JSONValue?) {
    guard let properties, let kind = properties.text("unit_type"),
      let level = UnitRow.Level(rawValue: kind)
    else { return nil }
    self.init(level: level, id: properties.text("unit_id"), name: properties.text("unit_name"))
    number = properties["unit_number"]?.wholeNumber.map { $0 - 1 }
    township = properties.text("township")
    for age in PopulationSpread.Age.allCases {
      guard let people = SpreadTally(properties, "elders_\(age.rawValue)") else { continue }
      figures.people[age] = people
    }
    areas = AreaFigures(properties)
  }
}

extension SpreadTally {
  /// The people of a unit in one part; nil if the study does not know them. If the people of none of its estates in
  /// that part are known, the part gives only the number of these estates.
  fileprivate init?(_ properties: JSONValue, _ what: String) {
    let count = { (key: String) in properties["\(what)_\(key)"]?.wholeNumber }
    guard let unknown = count("unknown_estates") else { return nil }
    self.init()
    unknownEstates = unknown
    covered = count("covered") ?? 0
    gap = count("gap") ?? 0
    indeterminate = count("indeterminate") ?? 0
    notApplicable = count("not_applicable") ?? 0
    unplaced = count("unplaced") ?? 0
  }
}

extension AreaFigures {
  fileprivate init?(_ properties: JSONValue) {
    let area = { (key: String) -> Area? in
      guard case .written(let text)? = properties[key] else { return nil }
      return Double(text).map { .squareMetres($0 * 1e6) }
    }
    guard let demand = area("area_km2"), let gap = area("area_gap_km2"),
      let undecided = area("area_undecided_km2")
    else { return nil }
    self.init(demand: demand, gap: gap, undecided: undecided)
  }
}

extension JSONValue {
  /// The text of a member, unescaped; nil if it is null or absent.
  func text(_ key: String) -> String? {
    guard case .written(let written)? = self[key] else { return nil }
    return JSONMembers("{\"v\":\(written)}".utf8)?["v"]
  }
}
