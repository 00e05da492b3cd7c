import CareCircleTestSupport
import CareModel
import Coverage
import Geodesy
import Testing
import TextFormats

@testable import Archives
@testable import CareCircle
@testable import Compliance
@testable import Registers
@testable import Tables
@testable import Wording

/// What the program says to an input of a given size: nil if it accepts it, otherwise why it does not.
///
/// The keys are those of the page of limits.
struct ReachableLimit: Sendable, CustomTestStringConvertible {
  let key: String
  /// Whether the limit is the least value that is accepted rather than the greatest.
  var isLeast = false
  let refusal: @Sendable (Int) throws -> String?

  var testDescription: String { key }

  static let all: [ReachableLimit] = tables + markup + studies + questions + plans
}

// MARK: - Tables

extension ReachableLimit {
  private static let tables = [
    ReachableLimit(key: "columns") { count in
      let header = (0..<count).map { "c\($0)" }.joined(separator: ",")
      return try opening("t.csv", "\(header)\n1,2\n")
    },
    ReachableLimit(key: "properties") { count in
      let features = (0..<count).map {
        #"{"type":"Feature","geometry":null,"properties":{"p\#($0)":1}}"#
      }
      let list = features.joined(separator: ",\n")
      return try opening("t.geojson", #"{"type":"FeatureCollection","features":[\#(list)]}"#)
    },
    ReachableLimit(key: "header_bytes") { count in
      try opening("t.csv", "id," + String(repeating: "a", count: count - 2) + "\n1,2\n")
    },
    ReachableLimit(key: "crossings") { count in
      try reading("t.geojson", comb(count)) { file in
        let table = try TableLoader.load(EstateReader.self, [file], as: .estates)
        return table.issues.first { $0.code == .geometryInvalid }?.message.english
      }
    },
    ReachableLimit(key: "archive_files") { count in
      var writer = ZipWriter()
      for number in 0..<count { _ = writer.add("f\(number)", ByteBuffer()) }
      let bytes = writer.finished().bytes
      return refusal { () throws(ZipFault) in _ = try ZipArchive(FileBytes(bytes)) }
    },
  ]

  /// A polygon whose last side crosses so many others.
  private static func comb(_ crossings: Int) -> String {
    let teeth = (0...crossings).map { tooth in
      "[\(120 + Double(tooth + 1) / 1e5),\(tooth % 2 == 0 ? 28.001 : 27.999)]"
    }
    let end = "[\(120 + Double(crossings + 2) / 1e5),28]"
    let ring = (["[120,28]"] + teeth + [end, "[120,28]"]).joined(separator: ",")
    return """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"id":"1"},"geometry":{"type":"Polygon","coordinates":[[\(ring)]]}},
      {"type":"Feature","properties":{"id":"2"},"geometry":{"type":"Point","coordinates":[120,28]}}]}
      """
  }

  private static func opening(_ name: String, _ text: String) throws -> String? {
    try reading(name, text) { file in
      refusal { () throws(CareCircleError) in _ = try Table(file, isKnown: { _ in false }) }
    }
  }

  /// Does something with a file, which is there as long as that takes.
  private static func reading(
    _ name: String, _ text: String, _ work: (InputFile) throws -> String?
  ) throws -> String? {
    let folder = try TemporaryFolder()
    let file = InputFile.file(try folder.write(name, text), crs: .wgs84)
    return try withExtendedLifetime(folder) { try work(file) }
  }

  /// The text of the error that some work ends with; nil if it ends without one.
  private static func refusal<Fault: Error>(of work: () throws(Fault) -> Void) -> String? {
    do throws(Fault) {
      try work()
      return nil
    } catch {
      return "\(error)"
    }
  }
}

// MARK: - Markup and studies

extension ReachableLimit {
  private static let markup = [
    ReachableLimit(key: "json_depth") { count in
      let (open, close) = (
        String(repeating: "[", count: count - 1), String(repeating: "]", count: count - 1)
      )
      let text = #"{"type":"FeatureCollection","features":[],"x":\#(open)\#(close)}"#
      return refusal { () throws(JSONFault) in
        _ = try GeoJSONDocument(FileBytes(Array(text.utf8)))
      }
    },
    ReachableLimit(key: "kml_depth") { count in
      let (open, close) = (
        String(repeating: "<Folder>", count: count - 5),
        String(repeating: "</Folder>", count: count - 5)
      )
      return kml(open + point(1) + close)
    },
    ReachableLimit(key: "kml_folders") { count in
      // The document itself holds placemarks outside all folders, and counts like a folder.
      kml(point(0) + (0..<count - 1).map { "<Folder>\(point($0))</Folder>" }.joined())
    },
    ReachableLimit(key: "kml_fields") { count in
      let fields = (0..<count).map { "<Data name=\"k\($0)\"><value>1</value></Data>" }
      return kml("<Placemark><ExtendedData>\(fields.joined())</ExtendedData></Placemark>")
    },
  ]

  private static func point(_ number: Int) -> String {
    "<Placemark><Point><coordinates>120,28</coordinates></Point></Placemark>"
  }

  private static func kml(_ content: String) -> String? {
    let text = "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>\(content)</Document></kml>"
    return refusal { () throws(KMLFault) in _ = try KMLDocument(FileBytes(Array(text.utf8))) }
  }

  private static let studies = [
    ReachableLimit(key: "yaml_bytes") { count in
      try study(String(repeating: "#", count: count - 1) + "\n", "more bytes")
    },
    ReachableLimit(key: "yaml_aliases") { count in
      let uses = (0..<count).map { "k\($0): *a\n" }.joined()
      return try study("as_of: &a 2026-11-30\n" + uses, "more YAML aliases")
    },
    ReachableLimit(key: "formula_characters") { count in
      formula("a" + String(repeating: " ", count: count - 1))
    },
    ReachableLimit(key: "formula_parts") { count in
      formula("min(" + Array(repeating: "a", count: count - 1).joined(separator: ",") + ")")
    },
    ReachableLimit(key: "formula_depth") { count in
      formula(
        String(repeating: "(", count: count - 1) + "a" + String(repeating: ")", count: count - 1))
    },
  ]

  /// The line about a study file that holds `words`; nil if there is none.
  private static func study(_ text: String, _ words: String) throws -> String? {
    try reading("study.yaml", text) { file in
      do throws(CareCircleError) {
        _ = try StudyFile.plan(file.path)
        return nil
      } catch {
        return error.lines(.english).first { $0.contains(words) }
      }
    }
  }

  private static func formula(_ text: String) -> String? {
    refusal { () throws(FormulaFault) in _ = try Formula(text) }
  }
}

// MARK: - Questions and plans

extension ReachableLimit {
  private static let questions = [
    ReachableLimit(key: "minutes") { question(.walk(minutes: Double($0))) },
    ReachableLimit(key: "radius_m") { question(.radius(.metres(Double($0)))) },
    ReachableLimit(key: "walk_m") { metres in
      let walker = Walker.custom(.metresPerSecond(10)) ?? .fit
      let circle = ServiceCircle.walking(
        limit: .seconds(Double(metres) / 10), walker: walker, detour: .none)
      return question(circle, method: .streets(StreetRules()))
    },
    ReachableLimit(key: "speed_m_s") { speed in
      Walker.custom(.metresPerSecond(Double(speed))) == nil ? "no walker" : nil
    },
    ReachableLimit(key: "detour") { DetourFactor(Double($0)) == nil ? "no factor" : nil },
    ReachableLimit(key: "search_limit_m") { question(searchLimit: .metres(Double($0))) },
    ReachableLimit(key: "access_cap_m") { metres in
      var rules = StreetRules()
      rules.accessCap = .metres(Double(metres))
      return question(method: .streets(rules))
    },
    ReachableLimit(key: "steps_factor") { factor in
      var rules = StreetRules()
      rules.stepsFactor = Double(factor)
      return question(method: .streets(rules))
    },
    ReachableLimit(key: "minimum_area_m2") { metres in
      var requirement = RoomRequirement()
      requirement.minimumArea = .squareMetres(Double(metres))
      return question(requirement)
    },
    ReachableLimit(key: "old_until_first", isLeast: true) { question(lastYear: $0) },
    ReachableLimit(key: "old_until_last") { question(lastYear: $0) },
  ]

  private static func question(
    _ circle: ServiceCircle = .walk(minutes: 15), searchLimit: Length = .kilometres(5),
    method: ReachQuestion.Method = .straightLines
  ) -> String? {
    refusal { () throws(ReachQuestionFault) in
      _ = try ReachQuestion(circle: circle, searchLimit: searchLimit, method: method)
    }
  }

  private static func question(_ requirement: RoomRequirement) -> String? {
    refusal { () throws(ReachQuestionFault) in _ = try ReachQuestion(requirement: requirement) }
  }

  private static func question(lastYear year: Int) -> String? {
    var rule = OldEstateRule()
    rule.lastYear = year
    let kept = rule
    return refusal { () throws(ReachQuestionFault) in _ = try ReachQuestion(ageRule: kept) }
  }

  private static let plans = [
    ReachableLimit(key: "tiles") { count in
      StudyTile(column: 0, row: 0, of: count) == nil ? "no tile" : nil
    },
    ReachableLimit(key: "sites") { count in plan { $0.sites = count } },
    ReachableLimit(key: "capacity_per_m2") { count in
      plan { ($0.sites, $0.perSquareMetre) = (1, Double(count)) }
    },
    ReachableLimit(key: "apart_m") { metres in
      plan { ($0.sites, $0.apart) = (1, .metres(Double(metres))) }
    },
  ]

  private static func plan(_ change: (inout SitingRequest) -> Void) -> String? {
    var request = SitingRequest()
    request.goal = .maximise
    change(&request)
    let asked = request
    return refusal { () throws(CareCircleError) in try asked.check() }
  }
}
