import CareModel
import Coverage
import Geodesy
import Layers
import Reports
import TextFormats

/// The drawn estates as columns of JSON: what the map draws, and what a click shows.
struct PageEstates {
  let results: CoverageResults
  let drawn: DrawnEstates
  let frame: MapFrame
  let parameters: StudyParameters
  /// The verdicts after a plan of sites, in the order of the estates; nil without a plan.
  let planned: [Verdict]?
  /// The verdicts of an earlier run, in the same order; nil without one.
  let earlier: [Verdict?]?

  private var reaches: [EstateReach] { results.reaches }

  func append(to json: inout ByteBuffer) {
    let (records, estates) = (drawn.drawn, results.estates)
    json.append("{")
    let places = records.map { estates[$0].anchor.map(frame.point) }
    json.appendIntegers("x", Array(places.indices), isFirst: true) { places[$0]?.x }
    json.appendIntegers("y", Array(places.indices)) { places[$0]?.y }
    json.appendTexts("id", records) { estates[$0].id }
    json.appendTexts("name", records) { estates[$0].name }
    var units = SharedTexts()
    json.appendIntegers("township", records) { units.place(of: estates[$0].township) }
    json.appendIntegers("community", records) { units.place(of: estates[$0].community) }
    json.appendMember("units", units.document)
    json.appendIntegers("households", records) { estates[$0].households }
    json.appendIntegers("elders", records) { estates[$0].elders }
    json.appendIntegers("built", records) { estates[$0].built?.exact }
    appendAnswers(records, to: &json)
    appendMisses(records, to: &json)
    appendShortfalls(records, to: &json)
    appendClauses(records, to: &json)
    json.append("}")
  }

  private func appendAnswers(_ records: [Int], to json: inout ByteBuffer) {
    json.appendIntegers("verdict", records) { Self.code(reaches[$0].verdict) }
    if let planned { json.appendIntegers("planned", records) { Self.code(planned[$0]) } }
    if let earlier { json.appendIntegers("earlier", records) { earlier[$0].map(Self.code) } }
    json.appendMember(
      "ranked", .array(drawn.gaps.map { drawn.place(of: $0).map(JSONValue.integer) ?? .null }))
    json.appendIntegers("reason", records) { record in
      reaches[record].reason.flatMap { Reason.allCases.firstIndex(of: $0) }
    }
    json.appendIntegers("nearest", records) { reaches[$0].nearest?.facility }
    // Hundredths of a metre, and of a minute, as in every other output.
    json.appendIntegers("straight", records) { hundredths(reaches[$0].nearest?.straight.metres) }
    json.appendIntegers("walk", records) { hundredths(reaches[$0].nearest?.walk?.metres) }
    json.appendIntegers("minutes", records) { record in
      hundredths(reaches[record].nearest?.time.map { $0.inSeconds / 60 })
    }
    json.appendIntegers("reachable", records) { reaches[$0].inReach }
    json.appendIntegers("borderline", records) { record in
      reaches[record].borderline.reduce(0) { bits, cause in
        bits | 1 << (BorderlineCause.allCases.firstIndex(of: cause) ?? 0)
      }
    }
  }

  private func appendMisses(_ records: [Int], to json: inout ByteBuffer) {
    json.appendMember("misses") { json in
      json.append("{")
      var isFirst = true
      for (place, record) in records.enumerated() where !reaches[record].nearMisses.isEmpty {
        json.append(isFirst ? "\"" : ",\"")
        isFirst = false
        json.appendInt(place)
        json.append("\":")
        JSONValue.array(
          reaches[record].nearMisses.map { miss in
            .array([
              .integer(miss.facility), .optional(miss.why.code),
              hundredths((miss.walk ?? miss.straight).metres).map(JSONValue.integer) ?? .null,
            ])
          }
        ).append(to: &json)
      }
      json.append("}")
    }
  }

  /// Of each gap for want of area alone the largest room in its circle: the room, its area and what it lacks in
  /// hundredths of a square metre, and the way to it in hundredths of a metre.
  private func appendShortfalls(_ records: [Int], to json: inout ByteBuffer) {
    let minimum = parameters.question.requirement.minimumArea
    json.appendMember("shortfalls") { json in
      json.append("{")
      var isFirst = true
      for (place, record) in records.enumerated() {
        guard let shortfall = results.shortfall(of: record, minimum: minimum) else { continue }
        json.append(isFirst ? "\"" : ",\"")
        isFirst = false
        json.appendInt(place)
        json.append("\":")
        let way = (shortfall.room.walk ?? shortfall.room.straight).metres
        JSONValue.array(
          [.integer(shortfall.room.facility)]
            + [shortfall.area, shortfall.missing, way].map { value in
              hundredths(value).map(JSONValue.integer) ?? .null
            }
        ).append(to: &json)
      }
      json.append("}")
    }
  }

  private func appendClauses(_ records: [Int], to json: inout ByteBuffer) {
    guard let clauses = results.clauses else { return }
    var known = SharedTexts()
    json.appendIntegers("clause", records) { record in
      known.place(
        of: clauses[record].map { clause in
          [clause.id, clause.due?.description ?? "", clause.effect].joined(separator: "\t")
        })
    }
    json.appendMember(
      "clauses",
      .array(
        known.texts.map { text in
          .array(
            text.split(separator: "\t", omittingEmptySubsequences: false).map {
              .string(String($0))
            })
        }))
  }

  static func code(_ verdict: Verdict) -> Int { Verdict.allCases.firstIndex(of: verdict) ?? 0 }
}

/// A number in hundredths, rounded; nil if it is not known.
func hundredths(_ value: Double?) -> Int? {
  value.flatMap { $0.isFinite && abs($0) < 1e12 ? Int(($0 * 100).rounded()) : nil }
}
