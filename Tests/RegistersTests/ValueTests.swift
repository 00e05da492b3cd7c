import CareModel
import Geodesy
import Testing

@testable import Tables

@Suite struct ValueTests {
  private static let years: [(String, Int?, Int?)] = [
    ("1998", 1998, 1998), ("1998年", 1998, 1998), ("1998年建成", 1998, 1998),
    ("1998-05-01", 1998, 1998), ("19980501", 1998, 1998), ("1998.5", 1998, 1998),
    ("1998年5月", 1998, 1998), ("1998/12", 1998, 1998), (" 1998 ", 1998, 1998),
    ("１９９８", 1998, 1998), ("80年代", 1980, 1989), ("1980年代", 1980, 1989),
    ("1990s", 1990, 1999), ("2000年代", 2000, 2009), ("1998-2002", 1998, 2002),
    ("1998—2002", 1998, 2002), ("1998至2002", 1998, 2002), ("1998年-2002年", 1998, 2002),
    ("2000年以前", nil, 2000), ("2000年及以前", nil, 2000), ("2000年前", nil, 1999),
    ("2001年以后", 2001, nil), ("2000年后", 2001, nil), ("1800", 1800, 1800),
    ("2100", 2100, 2100),
  ]

  @Test(arguments: years)
  func aYearIsReadAsFarAsItProvesSomething(text: String, earliest: Int?, latest: Int?) throws {
    let range = try #require(Years.range(text))
    #expect(range == YearRange(earliest: earliest, latest: latest))
  }

  @Test(arguments: [
    "不详", "", "约98", "98", "98年", "1799", "2101", "1998.13", "2002-1998", "1998-02-30",
    "八十年代", "85年代", "1985年代", "00年代", "1998或2002", "199", "19988", "1998-20022", "-", "0",
  ])
  func aYearThatProvesNothingIsUnreadable(text: String) {
    #expect(Years.range(text) == nil)
  }

  @Test(arguments: [
    ("200", 200.0), ("200.5", 200.5), ("200㎡", 200), ("200 平方米", 200), ("200m2", 200),
    ("200M²", 200), ("２００平米", 200), ("0.5", 0.5), ("1e3", 1000),
  ])
  func anAreaIsReadWithOrWithoutItsUnit(text: String, squareMetres: Double) {
    #expect(Quantities.area(text).value == AreaBounds(.squareMetres(squareMetres)))
  }

  @Test(arguments: [
    ("1,234平", 1234.0), ("３００", 300), ("1.2万", 12000), ("2万平方米", 20000), ("3亩", 2000),
    ("1.15万㎡", 11500), ("1,234,567.5", 1_234_567.5), ("5千", 5000),
  ])
  func anAreaIsReadAsPeopleWriteIt(text: String, squareMetres: Double) {
    #expect(Quantities.area(text).value?.exact?.squareMetres == squareMetres)
  }

  @Test(arguments: [
    ("约300㎡", 270.0, 330.0), ("300左右", 270, 330), ("300㎡左右", 270, 330), ("300-400", 300, 400),
    ("300至400平方米", 300, 400), ("不超过200", 0, 200), ("200以下", 0, 200),
  ])
  func anAreaIsKnownByItsBounds(text: String, lower: Double, upper: Double) throws {
    let area = try #require(Quantities.area(text).value)
    #expect(abs(area.lower.squareMetres - lower) < 1e-9)
    #expect(abs(try #require(area.upper).squareMetres - upper) < 1e-9)
    #expect(area.exact == nil)
  }

  @Test(
    arguments: [
      ("300以上", true), ("≥200", true), ("200多㎡", true), ("约230", true), ("约220", nil),
      ("不足200", false), ("不足300", nil), ("200以下", nil), ("150-199", false), ("150-200", nil),
      ("<200", false), ("199.99", false), ("200", true),
    ] as [(String, Bool?)])
  func boundsProveWhatTheyProve(text: String, isEnough: Bool?) {
    let area = RoomArea(gross: Quantities.area(text).value, inner: nil, usable: nil)
    #expect(area.isAtLeast(.squareMetres(200)) == isEnough)
  }

  @Test(arguments: [
    "0", "-1", "1,2,00", "12,34", "nan", "inf", "1e9", "㎡", "约", "三百", "300-200", "200,", "约约200",
    "200-", "2-3-4", "不足0", "200万亿", "=200", "200㎡㎡",
  ])
  func anAreaThatIsNoneIsUnreadable(text: String) {
    #expect(isUnreadable(Quantities.area(text)))
  }

  @Test(arguments: [
    ("0", 0), ("350", 350), ("350户", 350), ("350 套", 350), ("12人", 12), ("12.0", 12),
    ("1,124户", 1124), ("1.2万", 12000), ("0.35万人", 3500), ("１２０", 120),
  ])
  func aCountIsReadWithOrWithoutItsUnit(text: String, count: Int) {
    #expect(Quantities.count(text).value == count)
  }

  @Test(arguments: ["-1", "1.5", "约300", "三百", "1e10", "300多户"])
  func aCountThatIsNoneIsUnreadable(text: String) {
    #expect(isUnreadable(Quantities.count(text)))
  }

  @Test(arguments: ["2026-11-30", "2026/11/30", "2026.11.30", "20261130", "2026年11月30日"])
  func aDateIsReadInItsUsualForms(text: String) {
    #expect(Quantities.date(text).value == CalendarDate(year: 2026, month: 11, day: 30))
  }

  @Test(arguments: ["2026-02-29", "2026-13-01", "2026", "2026-11", "30.11.2026", "长期", "261130"])
  func aDateThatIsNoneIsUnreadable(text: String) {
    #expect(isUnreadable(Quantities.date(text)))
  }

  @Test(arguments: [
    ("是", true), ("√", true), ("Yes", true), ("Y", true), ("1", true), ("TRUE", true), ("有", true),
    ("纳入", true), ("否", false), ("×", false), ("no", false), ("0", false), ("未纳入", false),
    (" 否 ", false),
  ])
  func aFlagIsReadFromItsUsualWords(text: String, flag: Bool) {
    #expect(Words.flag(text).value == flag)
  }

  @Test(arguments: ["不详", "是否", "2", "2024", "?"])
  func aFlagThatSaysNeitherIsUnreadable(text: String) {
    #expect(isUnreadable(Words.flag(text)))
  }

  @Test func aYearOfRenovationIsAYes() {
    #expect(Words.rosterFlag("2024").value == true)
    #expect(Words.rosterFlag("2024年").value == true)
    #expect(Words.rosterFlag("否").value == false)
    #expect(isUnreadable(Words.rosterFlag("2023-2025")))
    #expect(isUnreadable(Words.rosterFlag("待定")))
  }

  @Test(arguments: [
    ("城镇", Setting.urban), ("城区", .urban), ("URBAN", .urban), ("农村", .rural), ("乡村", .rural),
    ("rural", .rural),
  ])
  func theSettingIsReadFromItsUsualWords(text: String, setting: Setting) {
    #expect(Words.setting(text).value == setting)
    #expect(isUnreadable(Words.setting(text + "?")))
  }

  @Test(arguments: [
    ("已移交", true), ("是", true), ("handed_over", true), ("未移交", false), ("否", false),
    ("not_handed_over", false),
  ])
  func theHandoverIsReadFromItsUsualWords(text: String, handedOver: Bool) {
    #expect(Words.handover(text).value == handedOver)
    #expect(isUnreadable(Words.handover("移交中")))
  }

  @Test(arguments: [
    ("正常运营", UseStatus.inUse), ("在用", .inUse), ("是", .inUse), ("未移交", .notHandedOver),
    ("空置", .idle), ("闲置", .idle), ("否", .idle), ("在建", .planned), ("停业", .closed),
    ("已拆除", .demolished), ("擅自改变用途", .changedUse), ("出租", .changedUse),
  ])
  func aStatusIsReadFromItsUsualWords(text: String, status: UseStatus) {
    #expect(Words.status(text).value == status)
  }

  @Test(arguments: UseStatus.allCases)
  func aStatusIsReadFromItsCode(status: UseStatus) {
    #expect(Words.status(status.rawValue).value == status)
  }

  @Test(arguments: ["筹备", "不详", "运营?", "部分使用"])
  func aStatusThatIsNoneIsUnreadable(text: String) {
    #expect(isUnreadable(Words.status(text)))
  }

  private static let kinds: [(String, String?, RoomKind)] = [
    ("居家养老服务用房", nil, .careRoom), ("居家养老用房", nil, .careRoom),
    ("居家养老服务照料中心", nil, .communityCareCentre),
    ("居家养老服务照料中心", "村社级", .communityCareCentre),
    ("居家养老服务照料中心", "乡镇（街道）级", .townshipCareCentre),
    ("社区养老服务中心", nil, .communityCareCentre), ("乡镇(街道)居家养老中心", nil, .townshipCareCentre),
    ("综合养老服务中心", nil, .townshipCareCentre), ("日间照料中心", nil, .dayCareCentre),
    ("老年食堂", nil, .elderCanteen), ("助餐点", nil, .elderCanteen), ("助浴点", nil, .bathingPoint),
    ("农村幸福院", nil, .villageHappinessHome), ("敬老院", nil, .publicElderHome),
    ("养老院", nil, .careInstitution), ("护理院", nil, .careInstitution),
    ("社区卫生服务中心", nil, .healthCentre), ("其他", nil, .other),
  ]

  @Test(arguments: kinds)
  func aKindIsReadFromItsUsualWords(text: String, level: String?, kind: RoomKind) {
    #expect(Kinds.kind(text, level: level).value == kind)
  }

  @Test(arguments: RoomKind.allCases)
  func aKindIsReadFromItsCode(kind: RoomKind) {
    #expect(Kinds.kind(kind.rawValue, level: nil).value == kind)
  }

  @Test(arguments: ["活动室", "棋牌室", "老年", "care"])
  func aKindThatIsNotKnownIsUnreadable(text: String) {
    #expect(isUnreadable(Kinds.kind(text, level: nil)))
  }

  @Test func nothingIsBlankAndNotUnreadable() {
    for reading in [Words.flag(nil), Words.handover(nil), Words.rosterFlag(nil)] {
      guard case .blank = reading else {
        Issue.record("not blank")
        continue
      }
    }
    #expect(!isUnreadable(Quantities.area(nil)) && Quantities.area(nil).value == nil)
  }

  private func isUnreadable<Value>(_ reading: Reading<Value>) -> Bool {
    guard case .unreadable(let expected) = reading else { return false }
    return !expected.english.isEmpty && !expected.chinese.isEmpty
  }
}
