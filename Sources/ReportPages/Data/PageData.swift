import CareModel
import Coverage
import Geodesy
import Layers
import PlaneGeometry
import Reports
import TextFormats

/// Everything that the page's script draws and computes with, as one JSON text.
struct PageData {
  private let page: ReportPage
  private let drawn: DrawnEstates
  private let frame: MapFrame
  private let starts: WhatIfStarts

  init(page: ReportPage, drawn: DrawnEstates) {
    (self.page, self.drawn) = (page, drawn)
    let frame = Self.frame(page.results)
    self.frame = frame
    starts = WhatIfStarts(results: page.results, drawn: drawn)
    if let routes = page.walks {
      walks = DrawnWalks(routes, page.results, drawn, in: frame, page.limits)
    } else {
      walks = DrawnWalks()
    }
  }

  /// The walks along the streets that the page holds.
  let walks: DrawnWalks

  var facilities: PageFacilities {
    PageFacilities(results: page.results, frame: frame, limits: page.limits)
  }

  /// Whether the page can compute what a new room would cover.
  var canTry: Bool { starts.estates != nil }

  /// The ground of the estates and, without estates, of the facilities.
  private static func frame(_ results: CoverageResults) -> MapFrame {
    var frame = MapFrame()
    for estate in results.estates {
      if let anchor = estate.anchor { frame.add(anchor) }
    }
    guard frame.isEmpty else { return frame }
    for facility in results.facilities { frame.add(facility.coordinate) }
    return frame
  }

  /// The JSON, safe for a `script` element. The words of the script join those of `markup`.
  func json(_ markup: inout Markup) -> ByteBuffer {
    let scriptWords = ScriptWords.document(&markup)
    var json = ByteBuffer()
    json.append("{")
    appendHead(to: &json)
    json.appendMember("estates") { estates.append(to: &$0) }
    json.appendMember("facilities") { facilities.append(to: &$0) }
    json.appendMember("starts") { starts.append(to: &$0) }
    appendShapes(to: &json)
    appendPlan(to: &json)
    appendEarlier(to: &json)
    json.appendMember("script_words", scriptWords)
    json.appendMember("words", markup.words.document)
    json.append("}")
    var safe = ByteBuffer()
    safe.reserve(json.count + json.count / 50)
    safe.appendForScript(json)
    return safe
  }

  private var estates: PageEstates {
    PageEstates(
      results: page.results, drawn: drawn, frame: frame, parameters: page.parameters,
      planned: page.plan?.after.reaches.map(\.verdict), earlier: page.earlier?.verdicts)
  }

  private func appendHead(to json: inout ByteBuffer) {
    let origin = frame.origin
    let results = page.results
    json.appendMember("language", isFirst: true, .string(results.language.rawValue))
    json.appendMember("origin", .array([.integer(origin.x), .integer(origin.y)]))
    json.appendMember("bounds", frame.document)
    json.appendMember("circle", results.circle.terms(by: results.method))
    json.appendMember("search_m", .number(results.searchLimit.metres))
    json.appendMember(
      "least_area", .number(page.parameters.question.requirement.minimumArea.squareMetres))
    json.appendMember("attribution", .optional(results.attribution))
    json.appendMember("day", .optional(page.parameters.question.requirement.asOf?.description))
    json.appendMember(
      "residential", .flag(page.parameters.demand == DemandSource.residentialLand.rawValue))
    json.appendMember(
      "tiles",
      page.tiles.map { tiles in
        .object([("address", .string(tiles.address)), ("attribution", .string(tiles.attribution))])
      } ?? .null)
    json.appendMember("quotes", quotes)
  }

  /// The quotations of the clauses that apply to estates.
  private var quotes: JSONValue {
    let clauses = page.parameters.policy?.clauses ?? []
    return .object(clauses.map { ($0.id, .string($0.quotes.joined(separator: "…"))) })
  }

  private func appendShapes(to json: inout ByteBuffer) {
    let limit = page.limits.points
    let units = page.report.rows.filter { $0.level == .township && $0.ground != nil }
    json.appendMember("townships") { json in
      json.append("{\"names\":")
      JSONValue.array(units.map { .optional($0.name ?? $0.id) }).append(to: &json)
      json.append(",\"percent\":")
      JSONValue.array(
        units.map { $0.figures.tally.covered.percent.map { .fixed($0, 1) } ?? .null }
      ).append(to: &json)
      json.append(",\"shapes\":")
      DrawnShapes(units.map(\.ground), in: frame, atMost: limit).append(to: &json)
      json.append("}")
    }
    append(page.report.areas?.gaps ?? [], "gap_areas", to: &json)
    append(page.plan?.gaps ?? [], "gap_areas_planned", to: &json)
    json.appendMember("covered") { json in
      DrawnShapes([page.coveredGround], in: frame, atMost: limit).append(to: &json)
    }
    json.appendMember("planned") { json in
      DrawnShapes([page.planned], in: frame, atMost: limit).append(to: &json)
    }
    json.appendMember("base") { json in
      guard let map = page.map else { return json.append("null") }
      BaseMap(map, in: frame, atMost: limit).append(to: &json)
    }
    json.appendMember("walks") { walks.append(to: &$0) }
  }

  private func append(_ gaps: [GapArea], _ name: StaticString, to json: inout ByteBuffer) {
    append(gaps.map { ($0.place, $0.isUndecided) }, name, to: &json)
  }

  private func append(
    _ gaps: [(place: MultiPolygon, isUndecided: Bool)], _ name: StaticString,
    to json: inout ByteBuffer
  ) {
    json.appendMember(name) { json in
      json.append("{\"undecided\":")
      JSONValue.array(gaps.map { .integer($0.isUndecided ? 1 : 0) }).append(to: &json)
      json.append(",\"shapes\":")
      DrawnShapes(gaps.map(\.place), in: frame, atMost: page.limits.points).append(to: &json)
      json.append("}")
    }
  }

  /// The earlier run: its ground, and the estates that are gone.
  private func appendEarlier(to json: inout ByteBuffer) {
    guard let earlier = page.earlier else { return json.appendMember("earlier", .null) }
    json.appendMember("earlier") { json in
      json.append("{")
      json.appendMember("name", isFirst: true, .string(earlier.name))
      json.appendMember("covered") { json in
        DrawnShapes(earlier.covered, in: frame, atMost: page.limits.points).append(to: &json)
      }
      append(earlier.gaps.map { ($0.place, $0.isUndecided) }, "gap_areas", to: &json)
      let gone = earlier.gone.prefix(page.limits.drawn).filter { $0.place != nil }
      let points = gone.map { $0.place.map(frame.point) }
      let places = Array(points.indices)
      json.appendIntegers("x", places) { points[$0]?.x }
      json.appendIntegers("y", places) { points[$0]?.y }
      json.appendIntegers("verdict", places) { PageEstates.code(gone[$0].verdict) }
      json.append("}")
    }
  }

  private func appendPlan(to json: inout ByteBuffer) {
    guard let plan = page.plan?.report else { return json.appendMember("plan", .null) }
    // Gaps come in the order of the estates; demands are those of them that a plan may serve.
    let places = Dictionary(
      page.results.estates.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first }
    )
    json.appendMember(
      "plan",
      .array(
        plan.sites.map { site in
          let candidate = plan.candidates[site.candidate]
          let point = frame.point(candidate.coordinate)
          let serves = site.serves.compactMap { served in
            places[plan.demands[served.demand].id].flatMap(drawn.place)
          }
          return .object([
            ("x", .integer(point.x)), ("y", .integer(point.y)), ("id", .string(candidate.id)),
            ("name", .optional(candidate.name)), ("serves", .array(serves.map(JSONValue.integer))),
          ])
        }))
  }
}
