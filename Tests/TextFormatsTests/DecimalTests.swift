import CareCircleTestSupport
import Foundation
import Testing
import TextFormats

@Suite struct DecimalTests {
  static let odd: [Double] = [
    0, -0.0, 0.005, 2.675, 1e22, 1e23, 9_007_199_254_740_992, 0.1 + 0.2, -0.0004,
    .leastNonzeroMagnitude,
    2.2250738585072014e-308, .greatestFiniteMagnitude, 0.5, 1.5, 2.5, -2.5, 0.125, 0.375, 1.005,
    999_999.995, 4_503_599_627_370_495.5, 2_251_799_813_685_247.75, 225_179_981.36852476, 1e15,
    -1e15,
  ]

  private func randomDouble(_ random: inout SeededGenerator) -> Double {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: Double(bitPattern: UInt64.random(in: 0...UInt64.max, using: &random))
    case 1: Double.random(in: -200...200, using: &random)
    // Near and on the ties of two and three decimals.
    case 2: Double(Int.random(in: -1_000_000...1_000_000, using: &random)) / 2000
    default: Double(Int.random(in: -1_000_000...1_000_000, using: &random)) / 1024
    }
  }

  private func printed(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite else { return "null" }
    let text = String(format: "%.\(decimals)f", value)
    let isZero = !text.contains { "123456789".contains($0) }
    return isZero && text.hasPrefix("-") ? String(text.dropFirst()) : text
  }

  @Test(arguments: odd)
  func oddDoublesArePrintedAsPrintfDoes(value: Double) {
    for decimals in 0...18 {
      let text = ByteBuffer.text { $0.appendFixed(value, decimals: decimals) }
      #expect(text == printed(value, decimals))
    }
    #expect(double(ByteBuffer.text { $0.appendShortest(value) }) == value)
  }

  @Test(arguments: UInt64(0)..<20)
  func randomDoublesArePrintedAsPrintfDoes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let value = randomDouble(&random)
      let decimals = Int.random(in: 0...9, using: &random)
      let text = ByteBuffer.text { $0.appendFixed(value, decimals: decimals) }
      #expect(text == printed(value, decimals), "\(value) \(decimals)")
    }
  }

  @Test(arguments: UInt64(0)..<20)
  func decimalsAreReadAsStrtodDoes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let value = randomDouble(&random)
      guard value.isFinite else { continue }
      let digits = Int.random(in: 0...25, using: &random)
      let format = ["%.*f", "%.*e", "%.*g"].randomElement(using: &random) ?? "%.*f"
      let text = withVaList([CInt(digits), value]) {
        NSString(format: format, arguments: $0) as String
      }
      let expected = strtod(text, nil)
      #expect(double(text) == (expected.isFinite ? expected : nil), "\(text)")
    }
  }

  @Test(arguments: [
    ("1", 1), ("+1", 1), ("-1", -1), (".5", 0.5), ("5.", 5), ("1e3", 1000), ("1E-3", 0.001),
    ("9007199254740993", 9_007_199_254_740_992), ("0000000000000000000000001", 1),
    ("1e-400", 0), ("123456789012345678901234567890", 1.2345678901234568e29), ("1e23", 1e23),
    ("0.000000000000000000000000000001", 1e-30), ("1e22", 1e22), ("-0", 0), ("1e+2", 100),
    ("2.2250738585072011e-308", Double.leastNormalMagnitude.nextDown),
  ])
  func decimals(text: String, value: Double) {
    #expect(double(text) == value)
  }

  @Test(arguments: [
    "", " ", "1 ", " 1", "nan", "inf", "-inf", "0x10", "1e", "1e+", ".", "-", "+", "--1", "1.2.3",
    "1,5", "1_000", "e5", "1e5.5", "１", "1e400", "-1e999999999999", "1\0", "infinity", "1d5",
  ])
  func notDecimals(text: String) {
    // The last but one group: numbers that no double holds are refused as well.
    if text == "-1e999999999999" { #expect(double("1e-999999999999") == 0) }
    #expect(double(text) == nil)
  }

  @Test(arguments: [
    ("0", 0), ("-0", 0), ("+7", 7), ("007", 7), ("9223372036854775807", Int.max),
    ("-9223372036854775808", Int.min),
  ])
  func wholeNumbers(text: String, value: Int) {
    #expect(int(text) == value)
    #expect(int(ByteBuffer.text { $0.appendInt(value) }) == value)
  }

  @Test(arguments: [
    "", "-", "+", "1.0", "1e3", " 1", "9223372036854775808", "-9223372036854775809",
    "99999999999999999999999",
  ])
  func notWholeNumbers(text: String) {
    #expect(int(text) == nil)
  }

  @Test func aLongNumberIsReadInReasonableTime() {
    #expect(double("0." + String(repeating: "0", count: 300) + "1") == 1e-301)
    #expect(double(String(repeating: "9", count: 200_000)) == nil)
  }
}
