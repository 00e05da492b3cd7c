import Coverage
import Geodesy
import Testing

@testable import CareCircle

@Suite struct CircleTextTests {
  @Test func circlesHaveTextsInBothLanguages() {
    let usual = ServiceCircle.walk(minutes: 15)
    #expect(
      usual.text(by: .straight).english
        == "15 minutes on foot, elder at 1 m/s, straight lines x 1.3")
    #expect(usual.text(by: .straight).chinese == "老人步行15分钟（1 m/s），直线距离×1.3")
    #expect(
      usual.text(by: .street).english
        == "15 minutes on foot, elder at 1 m/s, along streets, x 1.3 off them")
    #expect(usual.text(by: .street).chinese == "老人步行15分钟（1 m/s），沿道路，路外距离×1.3")
    let radius = ServiceCircle.radius(.metres(1000))
    #expect(radius.text(by: .straight).english == "1,000 m in a straight line")
    #expect(radius.text(by: .straight).chinese == "直线距离1,000米")
  }

  @Test func aSpeedOfOnesOwnHasNoWalker() throws {
    let walker = try #require(Walker.custom(.metresPerSecond(0.95)))
    let circle = ServiceCircle.walk(minutes: 1, walker: walker, detour: .none)
    #expect(
      circle.text(by: .straight).english == "1 minute on foot, at 0.95 m/s, straight lines x 1")
    #expect(circle.text(by: .straight).chinese == "步行1分钟（0.95 m/s），直线距离×1")
  }

  @Test func codesAreReadBack() throws {
    let walker = try #require(Walker.custom(.metresPerSecond(0.95)))
    let circles: [ServiceCircle] = [
      .walk(minutes: 15), .walk(minutes: 7.5, walker: .frail), .radius(.metres(812.5)),
      .walk(minutes: 10, walker: walker, detour: .none),
    ]
    for circle in circles {
      for method in [ReachMethod.straight, .street] {
        let read = try #require(ServiceCircle.read(code: circle.code(by: method)))
        #expect(read.circle == circle)
        if case .walking = circle { #expect(read.method == method) }
      }
    }
    for text in ["", "15 min", "radius x m", "15 min elder 1 m/s detour 9", "null"] {
      #expect(ServiceCircle.read(code: text) == nil)
    }
  }

  @Test func aStudysLanguageIsFoundWithoutReadingAllOfIt() {
    for text in ["lang: zh\n", "as_of: 2026-01-01\r\nlang:  'zh' # 中文\r\n", "\u{FEFF}lang: \"zh\""]
    {
      #expect(StudyFile.language(in: text) == .chinese)
    }
    #expect(StudyFile.language(in: "lang: en") == .english)
    for text in ["", "# lang: zh", "  lang: zh", "language: zh", "lang: de", "lang:zh"] {
      #expect(StudyFile.language(in: text) == nil, "\(text)")
    }
    #expect(StudyFile.language(ofFile: "/dev/zero") == nil)
  }
}
