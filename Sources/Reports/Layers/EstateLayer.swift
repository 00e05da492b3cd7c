import CareModel
import Coverage
import Layers

extension CoverageResults {
  /// Every estate, with the finding for it.
  public var estateLayer: ResultLayer { estateLayer("estates") }

  /// The estates whose verdict is `gap` and, if asked for, those that are undecided.
  public func gaps(withUndecided: Bool = false) -> ResultLayer {
    let wanted: Set<Verdict> = withUndecided ? [.gap, .indeterminate] : [.gap]
    return estateLayer(
      "gaps", records: estates.indices.filter { wanted.contains(reaches[$0].verdict) })
  }

  /// The estates with these indices in the results; all of them where `records` is nil.
  package func estateLayer(_ name: String, records: [Int]? = nil) -> ResultLayer {
    let estates = estates
    return ResultLayer(
      name, header: header(schema: "carecircle.estates/1"), geometry: .any, count: estates.count,
      records: records, columns: EstateColumns(self).all, anchor: { estates[$0].anchor },
      shape: { $1.place(estates[$0].place, gates: estates[$0].gates) })
  }
}

/// The columns of an estate, according to the contract with GIS users.
///
/// Fields are read from the arrays one by one, since copying an estate would count references to everything that it
/// holds.
struct EstateColumns {
  let results: CoverageResults
  let estates: [Estate]
  let reaches: [EstateReach]
  let labels: [FacilityLabel]

  init(_ results: CoverageResults) {
    self.results = results
    (estates, reaches) = (results.estates, results.reaches)
    labels = results.facilities.map { FacilityLabel(id: $0.id, name: $0.name) }
  }

  var all: [LayerColumn] { identity + verdict + nearest + doubts + facts + rules }

  private var identity: [LayerColumn] {
    [
      .text("id") { [estates] in $1.text(estates[$0].id) },
      .text("name") { [estates] in $1.text(estates[$0].name) },
      .text("township") { [estates] in $1.text(estates[$0].township) },
      .text("community") { [estates] in $1.text(estates[$0].community) },
    ]
  }

  private var verdict: [LayerColumn] {
    let (reaches, language) = (reaches, results.language)
    return [
      .text("applies") { $1.text(reaches[$0].applies.code) },
      .text("reach") { $1.text(reaches[$0].reach.rawValue) },
      .text("verdict") { $1.text(reaches[$0].verdict.rawValue) },
      .text("verdict_text") { $1.text(reaches[$0].verdict.message.text(language)) },
      .text("reason") { $1.text(reaches[$0].reason?.rawValue) },
      .text("reason_text") { $1.text(reaches[$0].reason?.message.text(language)) },
      .text("method", all: results.method.rawValue),
      .flag("estimated", all: results.method.isEstimated),
    ]
  }

  /// The columns about the nearest facility that counts and the way to it.
  private var nearest: [LayerColumn] {
    let (reaches, labels, estates) = (reaches, labels, estates)
    let (limit, farthest) = (results.circle.limitMinutes, results.searchLimit.metres)
    return [
      .text("nearest_id") { record, cell in
        guard let nearest = reaches[record].nearest else { return cell.null() }
        cell.text(labels[nearest.facility].id)
      },
      .text("nearest_name") { record, cell in
        guard let nearest = reaches[record].nearest else { return cell.null() }
        cell.text(labels[nearest.facility].name)
      },
      .number("straight_m") { reaches[$0].nearest?.straight.metres },
      .number("walk_m") { reaches[$0].nearest?.walk?.metres },
      .number("walk_min") { reaches[$0].nearest?.minutes },
      .number("limit_min", all: limit),
      .number("margin_min") { record in
        guard let limit, let minutes = reaches[record].nearest?.minutes else { return nil }
        return limit - minutes
      },
      .number("nearest_beyond_m") { reaches[$0].nearest == nil ? farthest : nil },
      .integer("in_reach") { reaches[$0].inReach },
      .text("reached_from") { record, cell in
        switch reaches[record].nearest?.from {
        case .point: cell.text("point")
        case .gate(let gate): cell.text(estates[record].gates[gate].id)
        case .boundary: cell.text("boundary")
        case .inside: cell.text("inside")
        case nil: cell.null()
        }
      },
    ]
  }

  private var doubts: [LayerColumn] {
    let (reaches, labels, walks) = (reaches, labels, results.circle.limitMinutes != nil)
    return [
      .list("borderline") { record, cell in
        cell.codes(walks ? reaches[record].borderline.map(\.rawValue) : nil)
      },
      .list("near_misses") { $1.nearMisses(reaches[$0].nearMisses, among: labels) },
      .number("island_m") { reaches[$0].island?.metres },
    ]
  }

  private var facts: [LayerColumn] {
    let estates = estates
    return [
      .integer("built_year") { estates[$0].built?.exact },
      .integer("built_from") { estates[$0].built?.earliest },
      .integer("built_to") { estates[$0].built?.latest },
      .integer("households") { estates[$0].households },
      .integer("elders") { estates[$0].elders },
    ]
  }

  private var rules: [LayerColumn] {
    clauses + [
      .text("circle", all: results.circle.code(by: results.method)),
      .text("crs_source", all: results.crsSource.rawValue),
    ]
  }

  /// The columns about the clause that applies to each estate. Without a policy, an estate is judged by the circle
  /// alone.
  private var clauses: [LayerColumn] {
    guard let clauses = results.clauses else {
      return [.text("clause", all: nil), .date("due", all: nil), .text("effect", all: nil)]
    }
    return [
      .text("clause") { $1.text(clauses[$0]?.id) },
      .date("due") { clauses[$0]?.due },
      .text("effect") { $1.text(clauses[$0]?.effect) },
    ]
  }
}

extension NearestFacility {
  fileprivate var minutes: Double? { time.map { $0.inSeconds / 60 } }
}
