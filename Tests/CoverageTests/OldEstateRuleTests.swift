import CareCircleTestSupport
import CareModel
import Testing

@testable import Coverage

@Suite struct OldEstateRuleTests {
  private func applies(
    _ rule: OldEstateRule = OldEstateRule(), _ change: (inout Estate) -> Void
  ) -> Applicability {
    rule.applies(
      to: Scene().estate("E") { estate in
        estate.built = nil
        change(&estate)
      }.estates[0])
  }

  /// 是否老旧小区, the roster, the year of completion, and whether the question is about the estate.
  @Test(
    arguments: [
      // A yes on either flag proves old, whatever the other or the year says.
      (true, nil, nil, .yes), (nil, true, nil, .yes), (true, nil, 2015, .yes),
      (nil, true, 2015, .yes), (false, true, 2015, .yes), (true, false, nil, .yes),
      // A no on the first flag proves not old; a no on the roster proves nothing.
      (false, nil, nil, .no), (false, nil, 1985, .no), (false, false, 1985, .no),
      (nil, false, nil, .unknown(.year)), (nil, false, 1985, .yes), (nil, false, 2001, .no),
      // Then the year; the last one counts.
      (nil, nil, 2000, .yes), (nil, nil, 2001, .no), (nil, nil, 1949, .yes),
      (nil, nil, nil, .unknown(.year)),
    ] as [(Bool?, Bool?, Int?, Applicability)])
  func flagsThenTheYearDecide(_ row: (Bool?, Bool?, Int?, Applicability)) {
    let answer = applies {
      ($0.isOld, $0.isOnRenovationRoster, $0.built) = (row.0, row.1, row.2.map { YearRange($0) })
    }
    #expect(answer == row.3)
  }

  /// 是否老旧小区 and the year where one of the flags stands in the register and is not known.
  @Test(
    arguments: [
      (nil, 2010, .unknown(.year)), (nil, 1985, .yes), (nil, nil, .unknown(.year)),
      // The one that is not known may be the roster, which proves old against the other.
      (false, 1985, .unknown(.year)), (true, 2010, .yes),
    ] as [(Bool?, Int?, Applicability)])
  func noYearOutvotesAFlagThatIsNotKnown(_ row: (Bool?, Int?, Applicability)) {
    let answer = applies {
      ($0.isOld, $0.hasUnknownFlag, $0.built) = (row.0, true, row.1.map { YearRange($0) })
    }
    #expect(answer == row.2)
  }

  @Test(
    arguments: [
      (1980, 1989, .yes), (1998, 2000, .yes), (1998, 2002, .unknown(.year)), (2001, 2004, .no),
      (nil, 2000, .yes), (nil, 2005, .unknown(.year)), (2001, nil, .no),
      (1990, nil, .unknown(.year)), (2000, 2001, .unknown(.year)),
    ] as [(Int?, Int?, Applicability)])
  func aRangeDecidesIfAllOfItDoes(_ row: (Int?, Int?, Applicability)) {
    #expect(applies { $0.built = YearRange(earliest: row.0, latest: row.1) } == row.2)
  }

  @Test(arguments: [true, false, nil] as [Bool?])
  func ruralEstatesAreNeverAskedAbout(isOld: Bool?) {
    #expect(applies { ($0.setting, $0.isOld) = (.rural, isOld) } == .no)
    #expect(applies { ($0.setting, $0.isOnRenovationRoster) = (.rural, true) } == .no)
  }

  /// A missing setting matters only if the estate is old; the age is asked for first.
  @Test func aMissingSettingIsUnknownOnlyForOldEstates() {
    #expect(applies { ($0.setting, $0.built) = (nil, YearRange(1990)) } == .unknown(.setting))
    #expect(applies { ($0.setting, $0.built) = (nil, YearRange(2010)) } == .no)
    #expect(applies { $0.setting = nil } == .unknown(.year))
  }

  @Test func theLastYearAndAllAgesAreParameters() {
    var rule = OldEstateRule()
    rule.lastYear = 2005
    #expect(applies(rule) { $0.built = YearRange(2005) } == .yes)
    #expect(applies(rule) { $0.built = YearRange(2006) } == .no)
    rule.includesAllAges = true
    #expect(applies(rule) { ($0.setting, $0.isOld) = (.rural, false) } == .yes)
    #expect(applies(rule) { $0.setting = nil } == .yes)
  }
}
