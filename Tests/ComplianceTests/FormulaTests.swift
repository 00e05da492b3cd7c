import CareModel
import Compliance
import Testing

/// Formulas of policy files: what they compute, and what they refuse.
@Suite struct FormulaTests {
  private let fields: [String: Double] = ["考核得分": 85, "60周岁及以上老年人口": 1_000_000, "零": 0]

  private func value(_ text: String) throws -> FormulaValue {
    try Formula(text).value { name in
      fields[name].map { .quantity(Quantity($0)) } ?? .missing(name)
    }
  }

  @Test(arguments: [
    ("1 + 2 × 3", 7.0), ("(1 + 2) × 3", 9), ("8 − 2 − 1", 5), ("8 ÷ 4 ÷ 2", 1), ("60%", 0.6),
    ("2‰", 0.002),
    ("min(考核得分, 80)", 80), ("max(考核得分, 90, 3)", 90), ("2500 ÷ 「60周岁及以上老年人口」 × 10000", 25),
    ("考核得分 ÷ 100", 0.85),
  ])
  func computes(text: String, expected: Double) throws {
    #expect(try value(text) == .quantity(Quantity(expected)))
  }

  @Test func keepsItsUnits() throws {
    #expect(try value("12万元 × 考核得分 ÷ 100") == .quantity(Quantity(102_000, .yuan)))
    #expect(try value("12万元 ÷ 3 yuan") == .quantity(Quantity(40_000)))
    #expect(try value("12万元 + 3") == .undefined)
  }

  @Test(arguments: ["1 ÷ 零", "1 ÷ 0", "0 ÷ 0"])
  func hasNoValueThatIsNoNumber(text: String) throws {
    #expect(try value(text) == .undefined)
  }

  @Test func namesTheFieldThatIsMissing() throws {
    #expect(try value("考核得分 × 人数") == .missing("人数"))
  }

  @Test(arguments: [
    "", "1 +", "(1", "1 2", "exec(1)", "1; 2", "a.b", "「x", "1..2", "@", "min()", "1 ++ 2",
  ])
  func refuses(text: String) {
    #expect(throws: FormulaFault.self) { try Formula(text) }
  }

  @Test func refusesWhatIsTooLarge() {
    let deep = String(repeating: "(", count: 20) + "1" + String(repeating: ")", count: 20)
    let long = Array(repeating: "1", count: 101).joined(separator: "+")
    for text in [deep, long, String(repeating: "1", count: 501)] {
      #expect(throws: FormulaFault.self) { try Formula(text) }
    }
  }

  @Test func showsItsNumbers() throws {
    let formula = try Formula("(12万元 - 考核得分) × 2 ÷ (3 + 1)")
    #expect(formula.filled { $0 == "考核得分" ? "85" : nil } == "(12万元-85)×2÷(3+1)")
  }
}

/// A city of its own: an indicator, a formula and a step are clauses in its file, without code.
@Suite struct GenericClauseTests {
  private static let file = """
    policy: my-city
    title: { zh: 某市办法, en: Rules of a city }
    region: { zh: 某市, en: A city }
    effective: 2024-01-01
    clauses:
      - id: MC-1
        section: 一
        quote: [助浴]
        checks: { zh: 助浴, en: Baths }
        kind: indicator
        scope: city
        parameters:
          least: 3
          indicators: [{ name: 每千名老年人助浴人次, formula: 助浴人次 ÷ 老年人口数, per: 1000, at_least: least }]
      - id: MC-2
        section: 二
        quote: [助餐]
        checks: { zh: 助餐, en: Meals }
        kind: subsidy
        scope: recipient
        parameters:
          meal: 2 yuan
          cases: [{ when: { 就餐人次: ≥ 100 }, amount: meal × 就餐人次, per: month }]
    """

  private func findings(_ clause: String, _ register: Register) throws -> [Finding] {
    let policy = try PolicySource(Self.file).policy()
    return ComplianceCheck(policy, register).findings.filter {
      policy.clauses[$0.clause].id == clause
    }
  }

  @Test func judgesAnIndicatorOfItsOwn() throws {
    let register = Register.asOf("2026-06-01") {
      $0.indicators("MC-1", [IndicatorRow("助浴人次", "29"), IndicatorRow("老年人口数", "1", "万人")])
    }
    let found = try #require(findings("MC-1", register).first)
    #expect(found.verdict == .fail)
    #expect(found.actual == 2.9)
    #expect(found.unit == .perThousand)
  }

  @Test func paysASubsidyOfItsOwn() throws {
    let register = Register.asOf("2026-06-01") {
      $0.record(.subsidies, "B", clause: "MC-2", ["就餐人次": "150"])
    }
    let found = try #require(findings("MC-2", register).first)
    #expect(found.actual == 300)
    #expect(found.unit == .yuanPerMonth)
  }

  @Test(arguments: [
    ("amount: meal × 就餐人次", "amount: 3 × 就餐人次"), ("amount: meal × 就餐人次", "amount: meal + 就餐人次"),
    ("at_least: least", "at_most_of: least"), ("per: month", "per: week"),
    ("formula: 助浴人次 ÷ 老年人口数", "formula: 助浴人次 ÷"),
  ])
  func namesWhatIsWrong(right: String, wrong: String) throws {
    let text = Self.file.replacing(right, with: wrong)
    #expect(text != Self.file)
    #expect(throws: PolicyProblems.self) { try PolicySource(text).policy() }
  }
}
