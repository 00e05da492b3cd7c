import CareModel
import Coverage
import DataExchange
import Geodesy
import PlaneGeometry
import StreetNetwork

/// Works out the ground that is not covered and the figures of each unit.
struct StudyAreas: Sendable {
  let results: CoverageResults
  let units: StudyUnits
  /// The ground asked about: residential land, else the boundary; nil for that of the townships.
  let demand: MultiPolygon?
  let ground: StreetGround?
  /// What all facilities that count cover along the streets; nil without streets.
  let coveredStreets: Deferred<MultiPolygon?>

  /// The area whose facilities are known, where it is declared.
  let facilitiesExtent: MultiPolygon?

  /// The report; without any ground it has figures alone.
  func report() throws(CareCircleError) -> AreaReport {
    let (townships, communities) = (units.wholeTownships, units.wholeCommunities)
    var rows = UnitRows(results, townships, communities)
    var areas: CoverageAreas?
    if demand != nil || townships.contains(where: { $0.ground != nil }) {
      guard let found = coverageAreas(townships.map(\.ground)) else { throw Self.tooWide }
      areas = found
      rows.set(found)
      if communities.contains(where: { $0.ground != nil }) {
        guard let own = coverageAreas(communities.map(\.ground)) else { throw Self.tooWide }
        rows.set(communities: own)
      }
    }
    let gaps = areas?.gaps ?? []
    return AreaReport(results, rows: rows.rows, areas: areas, inhabitants: inhabitants(gaps))
  }

  /// The report, or why there is none.
  var result: Result<AreaReport, CareCircleError> {
    do throws(CareCircleError) {
      return .success(try report())
    } catch {
      return .failure(error)
    }
  }

  private func coverageAreas(_ grounds: [MultiPolygon?]) -> CoverageAreas? {
    let facilities = results.facilities
    let certain = results.counting
    let unsure = facilities.indices.filter { results.qualifications[$0].isUnknown }
      .map { facilities[$0].coordinate }
    return CoverageAreas(
      demand: demand, units: grounds, covered: covered(certain, unsure), centres: certain,
      extents: [facilitiesExtent, ground?.extent].compactMap(\.self), reach: reach,
      streets: streetCertainty(grounds, hopes: certain + unsure))
  }

  /// Where the streets can tell, of the ground asked about.
  private func streetCertainty(_ grounds: [MultiPolygon?], hopes: [Coordinate]) -> StreetCertainty?
  {
    guard let ground, case .walking = results.circle else { return nil }
    let corners = (demand.map { [$0] } ?? grounds.compactMap(\.self)).flatMap(\.outerCorners)
    return StreetCertainty(ground, around: corners, hopes: hopes, limit: reach)
  }

  /// How far the circle reaches: on foot along streets, since the walk may be straight.
  private var reach: Length {
    guard ground != nil, case .walking(let limit, let walker, _) = results.circle else {
      return results.circle.drawnRadius
    }
    return .metres(limit.inSeconds * walker.speed.metresPerSecond)
  }

  private func covered(_ certain: [Coordinate], _ unsure: [Coordinate]) -> CoveredGround {
    guard let ground, case .walking = results.circle else {
      return .discs(certain: certain, unsure: unsure, radius: results.circle.drawnRadius)
    }
    let own = coveredStreets.value
    return .drawn(
      certain: own,
      possible: unsure.isEmpty ? own : Self.drawn(ground, around: certain + unsure, results.circle))
  }

  /// The ground from which any of some places is reached along streets within a circle of minutes.
  static func drawn(
    _ ground: StreetGround?, around centres: [Coordinate], _ circle: ServiceCircle
  ) -> MultiPolygon? {
    guard let ground, case .walking(let limit, let walker, _) = circle else { return nil }
    let reach = Length.metres(limit.inSeconds * walker.speed.metresPerSecond)
    return ServiceOutlines(ground.access, around: centres, within: [reach]).dissolved().first ?? nil
  }

  /// Estates by the gap on whose ground they stand.
  private func inhabitants(_ gaps: [GapArea]) -> [AreaInhabitants] {
    guard !gaps.isEmpty else { return [] }
    var found = gaps.map { _ in AreaInhabitants() }
    let index = PolygonIndex(gaps.map(\.place))
    let anchors = results.estates.map(\.anchor)
    let places = ParallelMap.map(anchors.count) { anchors[$0].flatMap(index.first) ?? -1 }
    for (estate, gap) in places.enumerated() where gap >= 0 {
      found[gap].add(results.estates[estate], results.reaches[estate].verdict)
    }
    return found
  }

  private static let tooWide = CareCircleError.usage([
    InputProblem(
      .wrongValue, file: "carecircle", field: "boundary",
      Message(
        en:
          "gap areas are drawn over China, or elsewhere over a region of at most 20 by 8 degrees "
          + "between 3 and 77 degrees north; give a smaller boundary",
        zh: "缺口范围支持中国全境，或北纬3至77度之间不超过20×8度的区域；请给出较小的边界"))
  ])
}

extension CoverageResults {
  /// Where the facilities that count for certain are.
  var counting: [Coordinate] {
    facilities.indices.filter { qualifications[$0] == .qualifies }.map { facilities[$0].coordinate }
  }
}

extension AreaInhabitants {
  fileprivate mutating func add(_ estate: Estate, _ verdict: Verdict) {
    estates += 1
    if verdict == .gap { gapEstates += 1 }
    households = households &+ (estate.households ?? 0)
    elders = elders &+ (estate.elders ?? 0)
    if estate.elders == nil { eldersUnknown += 1 }
  }
}

/// The figures of the whole, of the townships and of the communities.
private struct UnitRows {
  private(set) var rows: [UnitRow]

  init(
    _ results: CoverageResults, _ townships: [AdministrativeUnit],
    _ communities: [AdministrativeUnit]
  ) {
    var whole = UnitRow(level: .whole)
    for (estate, reach) in zip(results.estates, results.reaches) {
      whole.figures.add(estate, reach)
    }
    rows =
      [whole] + Self.rows(.township, results, townships, \.township)
      + Self.rows(.community, results, communities, \.community)
  }

  /// The units of a table in its order, then those that only estates name, then what belongs to none.
  private static func rows(
    _ level: UnitRow.Level, _ results: CoverageResults, _ units: [AdministrativeUnit],
    _ key: KeyPath<Estate, String?>
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
    var nowhere = UnitRow(level: level)
    for (estate, reach) in zip(results.estates, results.reaches) {
      guard let name = estate[keyPath: key] else {
        nowhere.figures.add(estate, reach)
        continue
      }
      let place = places[name] ?? rows.count
      if place == rows.count {
        places[name] = place
        rows.append(UnitRow(level: level, name: name))
      }
      rows[place].figures.add(estate, reach)
    }
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
}

extension Qualification {
  fileprivate var isUnknown: Bool {
    if case .unknown = self { return true }
    return false
  }
}
