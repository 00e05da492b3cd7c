import CareModel
import Geodesy
import PlaneGeometry

/// The rows of the whole study, of the townships and of the communities.
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

  /// One row for each unit of a table, in its order; then the units that only estates name; then what belongs to no
  /// unit.
  private static func rows(
    _ level: UnitRow.Level, _ results: CoverageResults, _ units: [AdministrativeUnit],
    _ key: KeyPath<Estate, String?>, _ people: UnitPeople?
  ) -> [UnitRow] {
    var rows: [UnitRow] = []
    var rowOfName: [String: Int] = [:]
    for (number, unit) in units.enumerated() {
      var row = UnitRow(level: level, id: unit.id, name: unit.name)
      row.number = number
      row.township = level == .township ? nil : unit.township
      row.ground = unit.ground
      for word in [unit.id, unit.name].compactMap(\.self) where rowOfName[word] == nil {
        rowOfName[word] = number
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
      let index = rowOfName[name] ?? rows.count
      if index == rows.count {
        rowOfName[name] = index
        rows.append(UnitRow(level: level, name: name))
      }
      rows[index].figures.add(estate, reach)
      rowOfEstate.append(Int32(truncatingIfNeeded: index))
    }
    people?.add(to: &rows, &nowhere, rowOfEstate)
    if level == .township { people?.settleTownships(&rows, rowOfName) }
    let listed = units.count
    let named = rows[listed...].sorted { ($0.name ?? "") < ($1.name ?? "") }
    // Estates without a community get a row of their own only if there are communities at all.
    let hasNowhere = nowhere.figures.tally.total > 0 && (level == .township || !rows.isEmpty)
    return rows[..<listed] + named + (hasNowhere ? [nowhere] : [])
  }

  /// Sets the ground of the communities.
  mutating func set(communities areas: CoverageAreas) {
    for index in rows.indices where rows[index].level == .community {
      rows[index].areas = rows[index].number.flatMap { areas.units[$0] }
    }
  }

  /// Sets the ground of the townships and of the whole.
  mutating func set(_ areas: CoverageAreas) {
    for index in rows.indices {
      switch rows[index].level {
      case .whole: rows[index].areas = areas.whole
      case .township: rows[index].areas = rows[index].number.flatMap { areas.units[$0] }
      case .community: break
      }
    }
    guard let rest = areas.rest else { return }
    if let index = rows.firstIndex(where: {
      $0.level == .township && $0.name == nil && $0.id == nil
    }) {
      rows[index].areas = rest
    } else if areas.units.contains(where: { $0 != nil }) {
      var row = UnitRow(level: .township)
      row.areas = rest
      let end = rows.lastIndex { $0.level == .township } ?? 0
      rows.insert(row, at: end + 1)
    }
  }

  /// Removes the units that lie outside the ground that is asked about: those with ground but none of it there, and
  /// those of which all estates lie elsewhere. Their people who could not be placed do not belong to the whole either.
  mutating func removeOutside(_ elsewhere: Set<String>) {
    func isOutside(_ row: UnitRow) -> Bool {
      row.level != .whole && row.figures.tally.total == 0 && row.areas == nil
        && (row.ground != nil
          || [row.id, row.name].contains { $0.map(elsewhere.contains) ?? false })
    }
    for row in rows where isOutside(row) {
      for (age, people) in row.figures.people {
        rows[0].figures.people[age]?.unplaced -= people.unplaced
      }
    }
    rows.removeAll(where: isOutside)
  }

  /// Removes the units that have nothing in a tile. The first tile keeps them, so that a unit with nothing in any tile
  /// is not lost.
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
  /// The age groups about which the table says something.
  private let ages: [PopulationSpread.Age]

  init(_ population: StudyPopulation, _ results: CoverageResults, _ part: StudyPart?) {
    (self.population, self.results, self.part) = (population, results, part)
    ages = PopulationSpread.Age.allCases.filter { age in
      population.townships.contains { $0.people(from: age) != nil }
    }
  }

  /// The people of an estate of the results.
  private func people(_ estate: Int, _ age: PopulationSpread.Age) -> Int? {
    population.spread.people[age]?[estate].map { Int($0.value) }
  }

  /// The townships with people who could not be placed. Those people count in the first tile.
  private var unplaced: [PopulationSpread.Township] {
    part?.tile.isFirst == false ? [] : population.spread.townships.filter { $0.unplaced != 0 }
  }

  func addAll(to figures: inout UnitFigures) {
    for age in ages {
      var tally = SpreadTally()
      for (index, reach) in results.reaches.enumerated() {
        tally.add(people(index, age), reach.verdict)
      }
      tally.unplaced = unplaced.filter { $0.age == age }.reduce(0) { $0 + $1.unplaced }
      figures.people[age] = tally
    }
  }

  func add(to rows: inout [UnitRow], _ nowhere: inout UnitRow, _ rowOfEstate: [Int32]) {
    for age in ages {
      var tallies = rows.map { _ in SpreadTally() }
      var rest = SpreadTally()
      for (index, row) in rowOfEstate.enumerated() {
        let (count, verdict) = (people(index, age), results.reaches[index].verdict)
        if row < 0 { rest.add(count, verdict) } else { tallies[Int(row)].add(count, verdict) }
      }
      for index in rows.indices { rows[index].figures.people[age] = tallies[index] }
      nowhere.figures.people[age] = rest
    }
  }

  /// Removes the figures of townships for which the table has none, since a sum of what is left would be taken for the
  /// township's figure. Then adds the people who could not be placed; townships that only the table names get a row of
  /// their own.
  func settleTownships(_ rows: inout [UnitRow], _ known: [String: Int]) {
    for age in ages {
      let given = Set(
        population.spread.townships.filter { $0.age == age }
          .compactMap { known[population.townships[$0.row].township] })
      for index in rows.indices where !given.contains(index) {
        rows[index].figures.people[age] = nil
      }
    }
    var rowOfName = known
    for township in unplaced {
      let name = population.townships[township.row].township
      let index = rowOfName[name] ?? rows.count
      if index == rows.count {
        rowOfName[name] = index
        rows.append(UnitRow(level: .township, name: name))
      }
      rows[index].figures.people[township.age, default: SpreadTally()].unplaced +=
        township.unplaced
    }
  }
}
