import CareCircleTestSupport
import CareModel
import Coverage
import Foundation
import Geodesy
import Testing
import TextFormats

@testable import Layers
@testable import Reports
@testable import Wording

@Suite struct OutputTests {
  /// The keys of DESIGN.md's contract, in its order.
  private static let contract = [
    "id", "name", "township", "community", "applies", "reach", "verdict", "reason", "method",
    "estimated", "nearest_id", "nearest_name", "straight_m", "walk_m", "walk_min", "limit_min",
    "margin_min", "nearest_beyond_m", "in_reach", "reached_from", "borderline", "near_misses",
    "built_year", "households", "elders", "clause", "due", "effect",
  ]

  private func results(
    _ estates: String, _ facilities: String, circle: ServiceCircle = .walk(minutes: 15)
  ) throws -> CoverageResults {
    let estates = try loadedEstates(estates)
    let facilities = try loadedFacilities(facilities)
    let model = StraightReachModel(
      facilities: facilities.rows, requirement: RoomRequirement(), circle: circle,
      ageRule: OldEstateRule())
    return CoverageResults(
      estates: estates.rows, reaches: estates.rows.map(model.reach), facilities: facilities.rows,
      qualifications: model.qualifications, circle: circle, searchLimit: model.searchLimit,
      crsSource: .declared, language: .chinese)
  }

  private static let rooms =
    "id,name,kind,area,status,lon,lat\n=R1,+甲,care_room,200,in_use,120.701,28\n"
    + "R2,乙,care_room,100,in_use,120.801,28\nR3,丙,care_room,,in_use,120.802,28\n"
  private static let ledger =
    "id,name,township,built_year,lon,lat\nE1,=cmd|x,@镇,1990,120.7,28\n"
    + "E2,\"a,\"\"b\"\"\",,1990,120.8,28\nE3,\"两\n行\",-,2010,120.9,28\nE4,,,,120.95,28\n"

  private func encoded(_ layer: ResultLayer, _ format: LayerFormat) -> [UInt8] {
    var bytes: [UInt8] = []
    layer.encode(as: format) { buffer in bytes += buffer.bytes }
    return bytes
  }

  private func records(_ layer: ResultLayer) throws -> [[String: Any]] {
    let root = try JSONSerialization.jsonObject(with: Data(encoded(layer, .geoJSON)))
    let features = (root as? [String: Any])?["features"] as? [[String: Any]] ?? []
    return features.compactMap { $0["properties"] as? [String: Any] }
  }

  /// The table as cells, read by the test's own eyes: quotes, doubled quotes, CRLF.
  private func cells(_ layer: ResultLayer) throws -> [[String]] {
    let bytes = encoded(layer, .csv)
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    var rows: [[String]] = []
    try bytes.withUnsafeBufferPointer { buffer in
      var reader = CSVReader(buffer)
      var record = CSVRecord()
      while try reader.next(&record) { rows.append((0..<record.count).map(record.string)) }
    }
    return rows
  }

  @Test func everyKeyOfTheContractIsThereInItsOrder() throws {
    let layer = try results(Self.ledger, Self.rooms).estateLayer
    let header = try #require(try cells(layer).first)
    #expect(header.filter(Self.contract.contains) == Self.contract)
    #expect(header.suffix(2) == ["longitude", "latitude"])
    let text = String(decoding: encoded(layer, .geoJSON), as: UTF8.self)
    for line in text.split(separator: "\n") where line.contains("\"properties\"") {
      let keys = Self.contract.filter { line.contains("\"\($0)\":") }
      let places = keys.compactMap { line.range(of: "\"\($0)\":")?.lowerBound }
      #expect(keys == Self.contract)
      #expect(places == places.sorted())
    }
    for record in try records(layer) {
      #expect(Set(record.keys) == Set(header.dropLast(2)))
    }
  }

  @Test func anEmptyLayerHasItsHeaderAndIsValid() throws {
    let none = try results(Self.ledger, Self.rooms).estateLayer("gaps", records: [])
    #expect(GeoJSONValidator.validate(encoded(none, .geoJSON)) == [])
    #expect(try cells(none).count == 1)
    #expect(encoded(none, .geoJSONSequence).isEmpty)
  }

  @Test func tableAndLayerSayTheSame() throws {
    let layer = try results(Self.ledger, Self.rooms).estateLayer
    let table = try cells(layer)
    let header = try #require(table.first)
    let records = try records(layer)
    #expect(table.count == records.count + 1 && records.count == 4)
    for (row, record) in zip(table.dropFirst(), records) {
      #expect(row.count == header.count)
      for (key, cell) in zip(header, row) {
        switch record[key] {
        case let text as String: #expect(cell == text || cell == "'" + text)
        case let list as [String]: #expect(cell == list.joined(separator: ";"))
        case let number as NSNumber:
          #expect(Double(cell) == number.doubleValue || cell == "\(number.boolValue)")
        case is NSNull: #expect(cell.isEmpty)
        default: continue
        }
      }
    }
  }

  @Test func textThatASpreadsheetWouldRunIsHarmless() throws {
    let table = try cells(try results(Self.ledger, Self.rooms).estateLayer)
    #expect(table.dropFirst().map { $0[1] } == ["'=cmd|x", "a,\"b\"", "两\n行", ""])
    #expect(table[1][2] == "'@镇" && table[3][2] == "'-")
    let dangerous: Set<Character> = ["=", "+", "-", "@", "\t", "\r"]
    for cell in table.joined() where Double(cell) == nil {
      #expect(!(cell.first.map(dangerous.contains) ?? false), "\(cell)")
    }
  }

  @Test func issuesAreHarmlessInASpreadsheetToo() throws {
    let issue = DataIssue(
      file: "=f.csv", line: 2, field: "+x", value: "@SUM(1)", code: .valueUnreadable,
      severity: .doubtful, message: Message(en: "e", zh: "中"))
    #expect(
      String(
        decoding: encoded(
          .issues([issue], language: .chinese, circle: .radius(.metres(1000))), .csv),
        as: UTF8.self)
        == "\u{FEFF}id,file,line,field,value,severity,reason,reason_text,circle,row\r\n"
        + "1,'=f.csv,2,'+x,'@SUM(1),doubtful,value_unreadable,中,radius 1000 m,\r\n")
  }

  @Test func aRecordSaysWhatWasFound() throws {
    let records = try records(try results(Self.ledger, Self.rooms).estateLayer)
    let (covered, undecided) = (records[0], records[1])
    #expect(covered["verdict"] as? String == "covered" && covered["reason"] is NSNull)
    #expect(covered["verdict_text"] as? String == "已覆盖")
    #expect(covered["nearest_id"] as? String == "=R1" && covered["in_reach"] as? Int == 1)
    // 0.001 degree of longitude at 28 N on the ellipsoid is 98.37 m.
    #expect(covered["straight_m"] as? Double == 98.36)
    #expect(covered["nearest_beyond_m"] is NSNull && covered["margin_min"] as? Double == 12.87)
    #expect(undecided["verdict"] as? String == "indeterminate")
    #expect(undecided["reason"] as? String == "area_unknown")
    let misses = undecided["near_misses"] as? [[String: Any]] ?? []
    #expect(misses.map { $0["id"] as? String } == ["R2", "R3"])
    #expect(misses.map { $0["why"] as? String } == ["undersized", "area_unknown"])
    #expect(undecided["nearest_id"] is NSNull)
    #expect(undecided["nearest_beyond_m"] as? Double == 5000)
    #expect(records[2]["applies"] as? String == "no")
    #expect(records[2]["verdict"] as? String == "not_applicable")
    #expect(records[3]["reason"] as? String == "year_unknown")
  }

  @Test func underAPlainRadiusNobodyWalks() throws {
    let results = try results(Self.ledger, Self.rooms, circle: .radius(.metres(500)))
    for record in try records(results.estateLayer) {
      for key in ["walk_m", "walk_min", "limit_min", "margin_min", "borderline"] {
        #expect(record[key] is NSNull, "\(key)")
      }
    }
    #expect(try records(results.estateLayer).first?["straight_m"] is Double)
  }

  @Test func everyLayerIsValidInEveryShape() throws {
    let shapes =
      collection([
        (geometry("Point", "[120.7,28]"), "{\"id\":\"E1\"}"),
        (geometry("MultiPoint", "[[120.7,28],[120.8,28]]"), "{\"id\":\"E2\"}"),
        // Wound the wrong way round, with a hole that is, too.
        (
          geometry(
            "Polygon",
            "[[[120,28],[120,29],[121,29],[121,28],[120,28]],"
              + "[[120.4,28.4],[120.6,28.4],[120.6,28.6],[120.4,28.4]]]"), "{\"id\":\"E3\"}"
        ),
        (
          geometry("Polygon", "[[[120,28],[122,30],[122,28],[120,30],[120,28]]]"),
          "{\"id\":\"E4\"}"
        ),
      ])
    let results = try results(shapes, Self.rooms)
    for layer in [results.estateLayer, results.estateCircles, results.facilityCircles] {
      let bytes = encoded(layer, .geoJSON)
      #expect(GeoJSONValidator.validate(bytes) == [])
      // One feature a line, each a document of its own.
      let lines = encoded(layer, .geoJSONSequence).split(separator: 10)
      #expect(lines.count == layer.count)
      for line in lines { #expect(GeoJSONValidator.validate(Array(line)) == []) }
    }
  }
}
