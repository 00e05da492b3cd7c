import CareModel
import Geodesy
import Parallel
import PlaneGeometry
import Registers
import StreetNetwork
import Wording

/// Computes the ground that is not covered, and the figures of each unit.
package struct AreaAnalysis: Sendable {
  let results: CoverageResults
  let units: StudyUnits
  /// The ground to analyse: residential land, otherwise the boundary; nil for all ground of the townships.
  let demand: MultiPolygon?
  let streets: WalkableStreets?
  /// The area within reach, along the streets, of the facilities that count; nil without streets.
  let coveredStreets: Deferred<MultiPolygon?>

  /// The area within which every facility is known; nil if none was declared.
  let facilitiesExtent: MultiPolygon?
  /// The older people of the townships; nil without a table of them.
  let population: StudyPopulation?
  /// The ground that is asked about; nil for all ground.
  let within: AskedGround?
  /// The names of the units in which estates lie that are not asked about.
  let elsewhere: Set<String>
  /// The part of the study to analyse; nil for the whole study.
  let part: StudyPart?

  /// An analysis of a study's ground.
  package init(
    results: CoverageResults, units: StudyUnits, demand: MultiPolygon?, streets: WalkableStreets?,
    coveredStreets: Deferred<MultiPolygon?>, facilitiesExtent: MultiPolygon?,
    population: StudyPopulation?, within: AskedGround? = nil, elsewhere: Set<String> = [],
    part: StudyPart?
  ) {
    (self.results, self.units, self.demand, self.streets) = (results, units, demand, streets)
    (self.coveredStreets, self.facilitiesExtent) = (coveredStreets, facilitiesExtent)
    (self.population, self.part) = (population, part)
    (self.within, self.elsewhere) = (within, elsewhere)
  }

  /// Computes the findings. If there is no ground to analyse, they hold figures of estates but no areas.
  ///
  /// - Throws: `CareCircleError` if the ground is too wide for one plane.
  package func findings() throws(CareCircleError) -> AreaFindings {
    let (townships, communities) = (units.wholeTownships, units.wholeCommunities)
    var rows = UnitRows(results, townships, communities, population, part)
    var areas: CoverageAreas?
    var overlaps: [DataIssue] = []
    if demand != nil || townships.contains(where: { $0.ground != nil }) {
      guard let found = coverageAreas(townships.map(\.ground)) else { throw Self.tooWide }
      areas = found
      rows.set(found)
      overlaps += [overlap(found, units.townships?.sources)].compactMap(\.self)
      if communities.contains(where: { $0.ground != nil }) {
        guard let own = coverageAreas(communities.map(\.ground)) else { throw Self.tooWide }
        rows.set(communities: own)
        overlaps += [overlap(own, units.communities?.sources)].compactMap(\.self)
      }
    }
    if within != nil { rows.removeOutside(elsewhere) }
    if let part { rows.keep(part) }
    return AreaFindings(
      rows: rows.rows, areas: areas, inhabitants: inhabitants(areas?.gaps ?? []),
      overlaps: overlaps)
  }

  /// Issues about ground that several units claim, unless it is no more than a sliver.
  private func overlap(_ areas: CoverageAreas, _ table: [InputInfo]?) -> DataIssue? {
    let metres = areas.doubled.demand.squareMetres
    guard let table, metres >= CoverageAreas.least else { return nil }
    let ground = String(Int(metres.rounded()))
    return DataIssue(
      file: table.map(\.name).joined(separator: ", "), value: "\(ground) m2", code: .unitsOverlap,
      severity: .doubtful,
      message: Message(
        en:
          "units of this table overlap by \(ground) m2 of the ground asked about, which counts in each of "
          + "them and once in the whole; correct their borders, or do not add the units up",
        zh: "表中单元在研究范围内重叠\(ground)平方米：各单元分别计入，全域只计一次；请更正边界，或勿将各单元相加"))
  }

  private func coverageAreas(_ grounds: [MultiPolygon?]) -> CoverageAreas? {
    let facilities = results.facilities
    let certain = results.counting
    let centres = part?.counting ?? certain
    let unsure = facilities.indices.filter { results.qualifications[$0].isUnknown }
      .map { facilities[$0].coordinate }
    return CoverageAreas(
      demand: demand, units: grounds, covered: covered(certain, unsure), centres: centres,
      extents: [facilitiesExtent, streets?.extent].compactMap(\.self), reach: reach,
      streets: streetCertainty(grounds, hopes: certain + unsure),
      within: within?.place, tile: part.map { $0.grid.box(of: $0.tile) })
  }

  /// The ground on which the streets can show that nobody serves it; nil without streets.
  private func streetCertainty(_ grounds: [MultiPolygon?], hopes: [Coordinate]) -> StreetCertainty?
  {
    guard let streets, case .walking = results.circle else { return nil }
    var box = GroundBox.empty
    for place in demand.map({ [$0] }) ?? grounds.compactMap(\.self) { box.add(place) }
    if let part { box = box.intersection(part.grid.box(of: part.tile)) }
    let corners = [
      Coordinate(longitude: box.west, latitude: box.south),
      Coordinate(longitude: box.east, latitude: box.north),
    ].compactMap(\.self)
    guard !box.isEmpty, corners.count == 2 else { return nil }
    return StreetCertainty(streets, around: corners, hopes: hopes, limit: reach)
  }

  /// How far the circle reaches in a straight line. Along streets no detour is assumed, since a street may lead
  /// straight to a facility.
  private var reach: Length {
    guard streets != nil, case .walking(let limit, let walker, _) = results.circle else {
      return results.circle.drawnRadius
    }
    return .metres(limit.inSeconds * walker.speed.metresPerSecond)
  }

  private func covered(_ certain: [Coordinate], _ unsure: [Coordinate]) -> CoveredGround {
    guard let streets, case .walking = results.circle else {
      return .discs(certain: certain, unsure: unsure, radius: results.circle.drawnRadius)
    }
    let own = coveredStreets.value
    return .drawn(
      certain: own,
      possible: unsure.isEmpty ? own : Self.drawn(streets, around: certain + unsure, results.circle)
    )
  }

  /// The area that can be reached along the streets from any of the centres within the circle's limit.
  package static func drawn(
    _ streets: WalkableStreets?, around centres: [Coordinate], _ circle: ServiceCircle
  ) -> MultiPolygon? {
    guard let streets, case .walking(let limit, let walker, _) = circle else { return nil }
    let reach = Length.metres(limit.inSeconds * walker.speed.metresPerSecond)
    return ServiceOutlines(streets.access, around: centres, within: [reach]).dissolved().first
      ?? nil
  }

  /// The inhabitants of each gap: an estate belongs to the gap in which its point lies.
  private func inhabitants(_ gaps: [GapArea]) -> [AreaInhabitants] {
    guard !gaps.isEmpty else { return [] }
    var found = gaps.map { _ in AreaInhabitants() }
    let index = PolygonIndex(gaps.map(\.place))
    let anchors = results.estates.map(\.anchor)
    let gapOfEstate = ParallelMap.map(anchors.count) { anchors[$0].flatMap(index.first) ?? -1 }
    for (estate, gap) in gapOfEstate.enumerated() where gap >= 0 {
      found[gap].add(results.estates[estate], results.reaches[estate].verdict)
    }
    return found
  }

  private static let tooWide = CareCircleError.usage([
    InputProblem(
      .wrongValue, file: "carecircle", field: "boundary, townships",
      Message(
        en:
          "gap areas and shares are drawn over China, or elsewhere over a region of at most 20 degrees "
          + "of longitude by 8 of latitude, up to 85 degrees north or south; divide the boundary or the "
          + "townships, and run the parts one by one",
        zh: "缺口范围与占比支持中国全境，或其他地区南北纬85度以内、经度不超过20度且纬度不超过8度的区域；请拆分边界或乡镇后分别计算"))
  ])
}

extension CoverageResults {
  /// The locations of the facilities that certainly count.
  package var counting: [Coordinate] {
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

extension Qualification {
  fileprivate var isUnknown: Bool {
    if case .unknown = self { return true }
    return false
  }
}

/// The result of analysing a study's ground.
package struct AreaFindings: Sendable {
  /// The row of the whole study, then those of the townships, then those of the communities.
  package let rows: [UnitRow]
  /// The areas of uncovered ground; nil if there was no ground to analyse.
  package let areas: CoverageAreas?
  /// The inhabitants of each gap area, in the order of the gaps of `areas`.
  package let inhabitants: [AreaInhabitants]
  /// Issues about ground that several units claim.
  package let overlaps: [DataIssue]
}

/// The inhabitants of a gap area. An estate is counted where its point lies, whether or not the question applies to it.
public struct AreaInhabitants: Hashable, Sendable {
  /// The number of estates in the area.
  public var estates = 0
  /// The number of estates in the area whose verdict is a gap.
  public var gapEstates = 0
  /// The number of dwellings, as far as it is known.
  public var households = 0
  /// The number of residents aged 60 and over, as far as it is known.
  public var elders = 0
  /// The number of estates whose number of older residents is not known.
  public var eldersUnknown = 0

  /// Makes inhabitants whose counts are all 0.
  public init() {}
}
