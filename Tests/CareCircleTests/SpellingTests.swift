import Testing
import Wording

@Suite struct SpellingTests {
  @Test(arguments: [
    ("", "", 0), ("abc", "", 3), ("", "abc", 3), ("gap", "gap", 0), ("gap", "gaps", 1),
    ("wenzhou", "wenzou", 1), ("nmae", "name", 1), ("eldr", "elder", 1), ("kitten", "sitting", 3),
    ("ca", "abc", 3), ("养老院", "敬老院", 1),
  ])
  func editsAreCounted(one: String, other: String, edits: Int) {
    #expect(Spelling.distance(one, other) == edits)
    #expect(Spelling.distance(other, one) == edits)
  }

  @Test func theNearestIsMeant() {
    let names = ["gaps", "run", "join", "route", "facilities"]
    #expect(Spelling.nearest(to: "gap", among: names) == "gaps")
    #expect(Spelling.nearest(to: "rnu", among: names) == "run")
    #expect(Spelling.nearest(to: "FACILITES", among: names) == "facilities")
    #expect(Spelling.nearest(to: "search-limit", among: ["search_limit"]) == "search_limit")
  }

  /// Two edits of a short word make any other.
  @Test func aShortWordHasToBeNearer() {
    #expect(Spelling.nearest(to: "cat", among: ["fit", "elder"]) == nil)
    #expect(Spelling.nearest(to: "ab", among: ["ac"]) == nil)
    #expect(Spelling.nearest(to: "", among: ["a"]) == nil)
    #expect(Spelling.nearest(to: "nonsense", among: ["gaps", "run"]) == nil)
  }

  @Test func theFirstOfSeveralIsTaken() {
    #expect(Spelling.nearest(to: "walkr", among: ["walkers", "walker", "talker"]) == "walker")
    #expect(Spelling.nearest(to: "linf", among: ["link", "line"]) == "link")
  }

  @Test func aSentenceSuggests() {
    let plain = Message(en: "is no key", zh: "不是键")
    #expect(plain.suggesting("xxxxxx", among: ["lang"]) == plain)
    let meant = plain.suggesting("lnag", among: ["lang"])
    #expect(meant.english == "is no key; did you mean lang?")
    #expect(meant.chinese == "不是键；是否想写 lang？")
    let below = plain.suggesting("estate", among: ["lang"], below: ("inputs", ["estates"]))
    #expect(below.english.hasSuffix("did you mean inputs.estates?"))
  }
}
