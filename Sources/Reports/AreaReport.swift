import Coverage
import Files
import Layers
import PlaneGeometry
import TextFormats
import Wording

/// Where the gaps are, and how much of each unit is covered: `gap-areas.geojson`, `coverage.geojson` and
/// `townships.csv`.
public struct AreaReport: Sendable {
  /// The whole, the townships, the communities.
  public let rows: [UnitRow]
  /// The pieces of uncovered ground; nil where no ground was asked about.
  public let areas: CoverageAreas?
  /// How many estates, and how many of their elders, lie in each piece.
  public let inhabitants: [AreaInhabitants]
  /// What is doubtful about the ground of the units.
  public let issues: [DataIssue]
  private let notPlaced: Int
  private let results: CoverageResults
  /// The row of each township, by its place among the townships.
  private let townshipRows: [Int: Int]

  /// A report; `inhabitants` are in the order of the gaps of `areas`, `notPlaced` the facilities that may be
  /// anywhere.
  public init(
    _ results: CoverageResults, rows: [UnitRow], areas: CoverageAreas?,
    inhabitants: [AreaInhabitants], notPlaced: Int = 0, issues: [DataIssue] = []
  ) {
    (self.notPlaced, self.issues) = (notPlaced, issues)
    (self.results, self.rows, self.areas, self.inhabitants) = (results, rows, areas, inhabitants)
    townshipRows = Dictionary(
      rows.enumerated().compactMap { place, row in
        row.level == .township ? row.number.map { ($0, place) } : nil
      }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: - townships.csv

  /// A row for the whole, for each township and for each community.
  public func table() -> ByteBuffer {
    UnitTable.csv(rows, shared)
  }

  private var shared: [(String, JSONValue)] {
    [
      ("method", .string(results.method.rawValue)),
      ("estimated", .flag(results.method.isEstimated)),
      ("circle", .string(results.circle.code(by: results.method))),
    ]
  }

  // MARK: - Layers

  /// Writes `coverage.geojson`: every unit with its ground and its figures.
  public func writeCoverage(to sink: ByteSink) throws(CareCircleError) {
    let shared = self.shared
    try write("coverage", [unplaced], rows.count, to: sink) { place in
      (rows[place].members + shared, rows[place].ground)
    }
  }

  /// Writes `gap-areas.geojson`: the pieces of ground from which no room is reached, and of those where that is
  /// not decided.
  public func writeGapAreas(to sink: ByteSink) throws(CareCircleError) {
    let slivers = areas?.slivers ?? (0, .squareMetres(0))
    let header: [(String, JSONValue)] = [
      ("figures", figures(areas?.whole)),
      ("slivers_left_out", .integer(slivers.count)),
      ("slivers_area_m2", .fixed(slivers.area.squareMetres, 2)),
      ("least_area_m2", .number(CoverageAreas.least)),
      ("least_width_m", .number(CoverageAreas.thinnest)),
      ("boxes_failed", .integer(areas?.failures ?? 0)), unplaced,
    ]
    let gaps = areas?.gaps ?? []
    let shared = self.shared
    try write("gap-areas", header, gaps.count, to: sink) { place in
      (properties(place, gaps[place]) + shared, gaps[place].place)
    }
  }

  /// A facility that could not be placed may stand on any ground that is called a gap.
  private var unplaced: (String, JSONValue) { ("facilities_not_placed", .integer(notPlaced)) }

  private func figures(_ areas: AreaFigures?) -> JSONValue {
    guard let areas else { return .null }
    return .object([
      ("demand_m2", .fixed(areas.demand.squareMetres, 2)),
      ("covered_m2", .fixed(areas.covered.squareMetres, 2)),
      ("gap_m2", .fixed(areas.gap.squareMetres, 2)),
      ("undecided_m2", .fixed(areas.undecided.squareMetres, 2)),
    ])
  }

  private func properties(_ place: Int, _ gap: GapArea) -> [(String, JSONValue)] {
    let unit = gap.unit.flatMap { townshipRows[$0] }.map { rows[$0] }
    let people = place < inhabitants.count ? inhabitants[place] : AreaInhabitants()
    return [
      ("id", .string("\(results.part?.prefix ?? "")\(place + 1)")),
      ("verdict", .string(gap.isUndecided ? "indeterminate" : "gap")),
      ("township_id", .optional(unit?.id)), ("township", .optional(unit?.name)),
      ("area_m2", .fixed(gap.area.squareMetres, 2)),
      ("farthest_m", gap.farthest.map { .fixed($0.metres, 2) } ?? .null),
      ("estates", .integer(people.estates)), ("gap_estates", .integer(people.gapEstates)),
      ("households", .integer(people.households)), ("elders", .integer(people.elders)),
      ("elders_unknown_estates", .integer(people.eldersUnknown)),
    ]
  }

  private func write(
    _ name: String, _ own: [(String, JSONValue)], _ count: Int, to sink: ByteSink,
    _ feature: @Sendable (Int) -> ([(String, JSONValue)], MultiPolygon?)
  ) throws(CareCircleError) {
    var opening = ByteBuffer()
    opening.beginFeatureCollection(name, results.header(schema: "carecircle.\(name)/1") + own)
    try sink.write(opening)
    let size = 64
    try OutputPieces.encode((count + size - 1) / size) { piece, buffer in
      for place in piece * size..<min((piece + 1) * size, count) {
        if place > 0 { buffer.append(",\n") }
        let (properties, ground) = feature(place)
        buffer.append("{\"type\":\"Feature\",\"properties\":")
        JSONValue.object(properties).append(to: &buffer)
        buffer.append(",\"geometry\":")
        if let ground { buffer.appendPlace(ground) } else { buffer.append("null") }
        buffer.append("}")
      }
    } write: { (_, buffer) throws(CareCircleError) in
      try sink.write(buffer)
    }
    var closing = ByteBuffer()
    closing.endFeatureCollection()
    try sink.write(closing)
  }
}

/// Who lives on a piece of uncovered ground: estates by their point, whatever the question is about.
public struct AreaInhabitants: Hashable, Sendable {
  /// Estates on it.
  public var estates = 0
  /// Those whose verdict is a gap.
  public var gapEstates = 0
  /// Dwellings, where they are known.
  public var households = 0
  /// Residents of 60 years and more, where they are known.
  public var elders = 0
  /// Estates whose elders are not known.
  public var eldersUnknown = 0

  /// Nobody.
  public init() {}
}
