import CareCircleTestSupport
import Foundation
import Testing
import TextFormats

@Suite struct GeoJSONFuzzTests {
  static let seedText = """
    {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:4549"}},
    "features":[
    {"type":"Feature","id":7,"properties":{"name":"小\\u533a\\n\\ud83d\\ude00","n":-1.5e3,"b":[1,{"c":null}]},
    "geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1,5],[0,0]],[[0.1,0.1],[0.2,0.2],[0.2,0.1],[0.1,0.1]]]}},
    {"type":"Feature","properties":null,"geometry":null},
    {"geometry":{"coordinates":[120.5,27.5],"type":"Point"},"properties":{"n":true},"type":"Feature"},
    {"type":"Feature","properties":{},"geometry":{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]]]}}
    ]}
    """

  /// Reads everything there is; what counts is that it ends.
  private func readAll(_ document: GeoJSONDocument) -> Int {
    var sum = document.keys.count
    for feature in 0..<document.featureCount {
      if case .success = document.geometry(ofFeature: feature) { sum += 1 }
      sum += document.line(ofFeature: feature) + document.rawBytes(ofFeature: feature).count
      sum += document.id(ofFeature: feature)?.count ?? 0
      for key in document.keys.indices {
        sum += document.withCell(feature: feature, key: key) { bytes, _ in bytes.count }
      }
    }
    return sum
  }

  private func isJSON(_ bytes: [UInt8]) -> Bool {
    (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) != nil
  }

  @Test(arguments: UInt64(0)..<40)
  func damageNeverCrashesAndNeverPasses(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let bytes = mangled(Self.seedText.bytes, &random)
      guard let document = try? GeoJSONDocument(FileBytes(bytes)) else { continue }
      #expect(readAll(document) > 0)
      // Foundation refuses half surrogate pairs, which the grammar allows.
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(isJSON(bytes) || text.contains("\\u"), "\(text)")
    }
  }

  @Test func everyTruncationIsFound() {
    let bytes = Self.seedText.bytes
    for length in 0..<bytes.count {
      #expect(fault(Array(bytes[..<length])) != nil, "\(length)")
    }
    #expect(fault(bytes) == nil)
  }

  @Test(arguments: UInt64(0)..<20)
  func randomTokensAreJudgedAsFoundationJudgesThem(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let tokens = [
      "{", "}", "[", "]", ":", ",", "\"a\"", "1", "-", "true", "null", " ", "\\", "0x", "01", "1.",
      "x",
      "\u{0C}", "\u{1A}", "\"", "\0",
    ]
    for _ in 0..<300 {
      let value = (0..<Int.random(in: 1..<6, using: &random))
        .map { _ in tokens.randomElement(using: &random) ?? "" }.joined()
      let text = #"{"type":"Feature","geometry":null,"properties":{"k":\#(value)}}"#
      // Foundation lets a comma before a closing brace pass; JSON does not.
      let isStrict = !text.filter { $0 != " " }.contains(",}")
      #expect((fault(text.bytes) == nil) == (isStrict && isJSON(text.bytes)), "\(text)")
    }
  }

  @Test(arguments: [
    String(repeating: "[", count: 100_000), String(repeating: "{\"a\":", count: 100_000),
    #"{"type":"Point","coordinates":"# + String(repeating: "[", count: 100_000),
    #"{"type":"Feature","properties":{"a":"# + String(repeating: "[", count: 100_000),
  ])
  func deepNestingIsRefused(text: String) {
    #expect(fault(text.bytes) != nil)
  }
}
