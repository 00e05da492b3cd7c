import CareModel
import Geodesy
import Layers
import TextFormats
import Wording

extension SitingReport {
  /// Every candidate, with whether it is chosen, and in which place, or why it is not used.
  public var candidateLayer: ResultLayer {
    let (candidates, refusals, language) = (candidates, refusals, language)
    let places = Dictionary(
      sites.enumerated().map { ($1.candidate, $0) }, uniquingKeysWith: { first, _ in first })
    let sites = sites
    return ResultLayer(
      "siting", header: header, geometry: .point, count: candidates.count,
      columns: [
        .text("id") { $1.text(candidates[$0].id) },
        .text("name") { $1.text(candidates[$0].name) },
        .text("township") { $1.text(candidates[$0].township) },
        .flag("chosen") { places[$0] != nil },
        .integer("rank") { places[$0].map { $0 + 1 } },
        .text("phase") { record, cell in cell.text(places[record].flatMap { sites[$0].phase }) },
        .integer("serves") { places[$0].map { sites[$0].serves.count } },
        .integer("covered") { places[$0].map { Int(sites[$0].covered) } },
        .number("area_m2") { candidates[$0].area.leastKnown?.squareMetres },
        .text("mode") { $1.text(candidates[$0].mode?.rawValue) },
        .integer("cost") { candidates[$0].cost.map { Int($0) } },
        .text("owner") { $1.text(candidates[$0].owner) },
        .date("available") { candidates[$0].available },
        .text("reason") { $1.text(refusals[$0]?.rawValue) },
        .text("reason_text") { $1.text(refusals[$0]?.words.text(language)) },
      ],
      anchor: { candidates[$0].place }, shape: { $1.point(candidates[$0].place) })
  }

  /// The chosen sites and, from each, a line to every estate that it serves.
  public var planLayer: ResultLayer {
    let (candidates, demands, sites) = (candidates, demands, sites)
    var records: [(site: Int, serves: Int?)] = []
    for (site, one) in sites.enumerated() {
      records.append((site, nil))
      records += one.serves.indices.map { (site, $0) }
    }
    let all = records
    let served = { @Sendable (record: Int) -> Service? in
      let (site, number) = all[record]
      return number.map { sites[site].serves[$0] }
    }
    let estate = { @Sendable (record: Int) in served(record).map { demands[$0.demand] } }
    let candidate = { @Sendable (record: Int) in candidates[sites[all[record].site].candidate] }
    return ResultLayer(
      "siting", header: header, geometry: .any, count: all.count,
      columns: [
        .text("id") { record, cell in
          cell.text(
            [candidate(record).id, estate(record)?.id].compactMap(\.self).joined(separator: "/"))
        },
        .text("feature") { $1.text(all[$0].serves == nil ? "site" : "line") },
        .text("site_id") { $1.text(candidate($0).id) },
        .text("site_name") { $1.text(candidate($0).name) },
        .integer("rank") { all[$0].site + 1 },
        .text("phase") { $1.text(sites[all[$0].site].phase) },
        .text("estate_id") { $1.text(estate($0)?.id) },
        .text("estate_name") { $1.text(estate($0)?.name) },
        .text("township") { $1.text(estate($0)?.township ?? candidate($0).township) },
        .number("walk_m") { served($0)?.metres },
        .integer("weight") { served($0).map { Int($0.weight) } },
        .integer("serves") { all[$0].serves == nil ? sites[all[$0].site].serves.count : nil },
        .integer("covered") { all[$0].serves == nil ? Int(sites[all[$0].site].covered) : nil },
      ],
      anchor: { candidate($0).coordinate },
      shape: { record, geometry in
        guard let end = estate(record)?.anchor else {
          return geometry.point(candidate(record).coordinate)
        }
        geometry.line([candidate(record).coordinate, end])
      })
  }

  /// The estates that remain without a room, with the nearest usable candidate.
  public var uncoveredLayer: ResultLayer {
    let (candidates, demands, weights, uncovered) = (candidates, demands, weights, uncovered)
    return ResultLayer(
      "uncovered", header: header, geometry: .any, count: uncovered.count,
      columns: [
        .text("id") { $1.text(demands[uncovered[$0].demand].id) },
        .text("name") { $1.text(demands[uncovered[$0].demand].name) },
        .text("township") { $1.text(demands[uncovered[$0].demand].township) },
        .integer("weight") { Int(weights[uncovered[$0].demand]) },
        .flag("reachable") { uncovered[$0].isReachable },
        .text("nearest_id") { record, cell in
          cell.text(uncovered[record].nearest.map { candidates[$0.candidate].id })
        },
        .number("walk_m") { uncovered[$0].nearest?.metres },
      ],
      shape: { record, geometry in
        let estate = demands[uncovered[record].demand]
        geometry.place(estate.place, gates: estate.gates)
      })
  }

  /// The curve of coverage against sites: one row for the state before, then one for each site in order.
  public var curve: ByteBuffer {
    var buffer = ByteBuffer()
    buffer.append("\u{FEFF}sites,site_id,phase,added,covered,share,cost\r\n")
    var (covered, cost): (Int64, Int64?) = (coveredBefore, 0)
    append(0, nil, 0, covered, cost, to: &buffer)
    for (number, site) in sites.enumerated() {
      cost = candidates[site.candidate].cost.flatMap { own in cost.map { $0 + own } }
      append(number + 1, site, site.covered - covered, site.covered, cost, to: &buffer)
      covered = site.covered
    }
    return buffer
  }

  private func append(
    _ number: Int, _ site: Site?, _ added: Int64, _ covered: Int64, _ cost: Int64?,
    to buffer: inout ByteBuffer
  ) {
    buffer.appendInt(number)
    buffer.append(",")
    if let site {
      buffer.appendCSVField(candidates[site.candidate].id, neutralisingFormulas: true)
    }
    buffer.append(",")
    if let phase = site?.phase { buffer.appendCSVField(phase, neutralisingFormulas: true) }
    buffer.append(",\(added),\(covered),")
    if totalWeight > 0 { buffer.appendFixed(Double(covered) / Double(totalWeight), decimals: 6) }
    buffer.append(",")
    if let cost { buffer.append("\(cost)") }
    buffer.append("\r\n")
  }

  private var header: [(String, JSONValue)] {
    [
      ("schema", .string("carecircle.siting/1")),
      ("version", .string(CareCircleVersion.current)),
      ("circle", circle.document(by: method)), ("method", .string(method.rawValue)),
      ("estimated", .flag(method.isEstimated)), ("model", .string(model)),
      ("weight", .string(weight)), ("optimal", .flag(isOptimal)),
    ] + (attribution.map { [("attribution", .string($0))] } ?? [])
  }
}

extension RoomArea {
  /// The gross area, else the inner or the usable one, at least.
  package var leastKnown: Area? { gross?.lower ?? inner?.lower ?? usable?.lower }
}

extension CandidateSite {
  /// The location; nil if it is not known.
  fileprivate var place: Coordinate? { isPlaced ? coordinate : nil }
}
