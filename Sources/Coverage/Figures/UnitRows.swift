import CareModel
import Geodesy
import PlaneGeometry

/// The figures of the whole, of the townships and of the communities.
struct UnitRows {
  private(set) var rows: [UnitRow]

  init(
    _ results: CoverageResults, _ townships: [AdministrativeUnit],
    _ communities: [AdministrativeUnit], _ population: StudyPopulation?, _ part: StudyPart?
  ) {
    var whole = UnitRow(level: .whole)
    for (estate, reach) in zip(results.estates, results.reaches) {
      whole.figures.add(estate, reach)
    }
    let people = population.map { UnitPeople($0, results, part) }
    people?.addAll(to: &whole.figures)
    rows =
      [whole] + Self.rows(.township, results, townships, \.township, people)
      + Self.rows(.community, results, communities, \.community, people)
  }

  /// The units of a table in its order, then those that only estates name, then what belongs to none.
  private static func rows(
    _ level: UnitRow.Level, _ results: CoverageResults, _ units: [AdministrativeUnit],
    _ key: KeyPath<Estate, String?>, _ people: UnitPeople?
  ) -> [UnitRow] {
    var rows: [UnitRow] = []
    var places: [String: Int] = [:]
    for (number, unit) in units.enumerated() {
      var row = UnitRow(level: level, id: unit.id, name: unit.name)
      row.number = number
      row.township = level == .township ? nil : unit.township
      row.ground = unit.ground
      for word in [unit.id, unit.name].compactMap(\.self) where places[word] == nil {
        places[word] = number
      }
      rows.append(row)
    }
    var rowOfEstate: [Int32] = []
    var nowhere = UnitRow(level: level)
    for (estate, reach) in zip(results.estates, results.reaches) {
      guard let name = estate[keyPath: key] else {
        nowhere.figures.add(estate, reach)
        rowOfEstate.append(-1)
        continue
      }
      let place = places[name] ?? rows.count
      if place == rows.count {
        places[name] = place
        rows.append(UnitRow(level: level, name: name))
      }
      rows[place].figures.add(estate, reach)
      rowOfEstate.append(Int32(truncatingIfNeeded: place))
    }
    people?.add(to: &rows, &nowhere, rowOfEstate)
    if level == .township { people?.addUnplaced(to: &rows, places) }
    let listed = units.count
    let named = rows[listed...].sorted { ($0.name ?? "") < ($1.name ?? "") }
    // Estates that name no community are no row of their own where nobody has one.
    let hasNowhere = nowhere.figures.tally.total > 0 && (level == .township || !rows.isEmpty)
    return rows[..<listed] + named + (hasNowhere ? [nowhere] : [])
  }

  /// Sets the ground of the communities.
  mutating func set(communities areas: CoverageAreas) {
    for place in rows.indices where rows[place].level == .community {
      rows[place].areas = rows[place].number.flatMap { areas.units[$0] }
    }
  }

  /// Sets the ground of the townships and of the whole.
  mutating func set(_ areas: CoverageAreas) {
    for place in rows.indices {
      switch rows[place].level {
      case .whole: rows[place].areas = areas.whole
      case .township: rows[place].areas = rows[place].number.flatMap { areas.units[$0] }
      case .community: break
      }
    }
    guard let rest = areas.rest else { return }
    if let place = rows.firstIndex(where: {
      $0.level == .township && $0.name == nil && $0.id == nil
    }) {
      rows[place].areas = rest
    } else if areas.units.contains(where: { $0 != nil }) {
      var row = UnitRow(level: .township)
      row.areas = rest
      let end = rows.lastIndex { $0.level == .township } ?? 0
      rows.insert(row, at: end + 1)
    }
  }

  /// Leaves out the units that have nothing in a tile; a unit that has nothing in any is in the first one.
  mutating func keep(_ part: StudyPart) {
    rows.removeAll { row in
      guard row.level != .whole, row.areas == nil, row.figures.tally.total == 0,
        row.figures.people.values.allSatisfy({ $0.unplaced == 0 })
      else { return false }
      return !part.tile.isFirst
    }
  }
}

/// The older people of the townships' table, counted by unit.
private struct UnitPeople {
  private let population: StudyPopulation
  private let results: CoverageResults
  private let part: StudyPart?
  /// The ages of which the table says something.
  private let ages: [PopulationSpread.Age]

  init(_ population: StudyPopulation, _ results: CoverageResults, _ part: StudyPart?) {
    (self.population, self.results, self.part) = (population, results, part)
    ages = PopulationSpread.Age.allCases.filter { age in
      population.townships.contains { $0.people(from: age) != nil }
    }
  }

  /// The people of an estate of the results.
  private func people(_ estate: Int, _ age: PopulationSpread.Age) -> Int? {
    let place = part?.estates[estate] ?? estate
    return population.spread.people[age]?[place].map { Int($0.value) }
  }

  /// Those of townships who could not be placed count in the first tile.
  private var unplaced: [PopulationSpread.Township] {
    part?.tile.isFirst == false ? [] : population.spread.townships.filter { $0.unplaced != 0 }
  }

  func addAll(to figures: inout UnitFigures) {
    for age in ages {
      var tally = SpreadTally()
      for (place, reach) in results.reaches.enumerated() {
        tally.add(people(place, age), reach.verdict)
      }
      tally.unplaced = unplaced.filter { $0.age == age }.reduce(0) { $0 + $1.unplaced }
      figures.people[age] = tally
    }
  }

  func add(to rows: inout [UnitRow], _ nowhere: inout UnitRow, _ rowOfEstate: [Int32]) {
    for age in ages {
      var tallies = rows.map { _ in SpreadTally() }
      var rest = SpreadTally()
      for (place, row) in rowOfEstate.enumerated() {
        let (count, verdict) = (people(place, age), results.reaches[place].verdict)
        if row < 0 { rest.add(count, verdict) } else { tallies[Int(row)].add(count, verdict) }
      }
      for place in rows.indices { rows[place].figures.people[age] = tallies[place] }
      nowhere.figures.people[age] = rest
    }
  }

  /// Townships of the table that nobody else names get a row of their own.
  func addUnplaced(to rows: inout [UnitRow], _ known: [String: Int]) {
    var places = known
    for township in unplaced {
      let name = population.townships[township.row].township
      let place = places[name] ?? rows.count
      if place == rows.count {
        places[name] = place
        rows.append(UnitRow(level: .township, name: name))
        for age in ages { rows[place].figures.people[age] = SpreadTally() }
      }
      rows[place].figures.people[township.age]?.unplaced += township.unplaced
    }
  }
}
