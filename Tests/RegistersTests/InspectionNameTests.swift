import CareModel
import Testing

@testable import Inspection

/// Names that say what a row is.
@Suite struct InspectionNameTests {
  @Test(arguments: [
    ("演丰镇昌城村民委员会", NameKind.residentsCommittee), ("崇德村委会", .residentsCommittee),
    ("龙榜村民委员会退役军人服务站", .residentsCommittee), ("海南省人大常委会", .committee),
    ("中共下洋社区支部", .committee), ("老年福利院妇女联合会", .committee),
    ("曹路社区卫生服务中心", .health), ("陈家镇社区卫生服务中心(裕安分中心)", .health),
    ("妇幼保健院（奉贤院区）", .health), ("海熙护理院门诊", .health), ("老年大学", .school),
    ("上海市儿童福利院", .children), ("街道事务受理中心", .office), ("某某超市", .company),
    ("紫金养老院-西北门", .entrance), ("松江社会福利院-南1门", .entrance),
  ])
  func somethingElseThanAFacility(name: String, kind: NameKind) {
    #expect(NameWords.facilities.reading(of: name).kind == kind)
  }

  @Test(arguments: [
    "德润养老院", "和平社区居委会居家养老服务站", "某某养老服务有限公司", "人民医院护理院", "天安门养老院",
    "长者食堂", "银城颐养中心", "儿", "", "a-b", "泰康之家·苏园(南京店)", "大学路老年公寓",
  ])
  func aFacility(name: String) {
    #expect(NameWords.facilities.reading(of: name).kind == nil)
  }

  @Test(arguments: [
    ("青山养老院", NameKind.elderCare), ("鹿山社区居民委员会", .residentsCommittee), ("人民医院", .health),
  ])
  func somethingElseThanAnEstate(name: String, kind: NameKind) {
    #expect(NameWords.estates.reading(of: name).kind == kind)
  }

  @Test(arguments: ["人民医院宿舍", "师范大学家属院", "居委会小区", "敬老院路5号", "电力公司生活区"])
  func anEstateMayBearTheNameOfOthers(name: String) {
    #expect(NameWords.estates.reading(of: name).kind == nil)
  }

  @Test func wordsOfElderCareAreKnown() {
    for name in ["青山养老院", "长者公寓", "颐园", "老年活动室"] {
      #expect(NameWords.facilities.reading(of: name).speaksOfCare, "\(name)")
    }
    #expect(!NameWords.facilities.reading(of: "青山小学").speaksOfCare)
  }

  private func rooms(others: Int, of all: Int) throws -> TableInspection {
    let rows = (1...all).map { place in
      "\(place <= others ? "第\(place)居委会" : "第\(place)养老院"),1,\(Double(place) / 1000)\n"
    }
    return try inspection("设施名称,lon,lat\n" + rows.joined(), as: .facilities)
  }

  @Test func moreThanOneInTenIsSuspicious() throws {
    let ordinary = try rooms(others: 2, of: 20)
    #expect(ordinary.names?.others == 2 && ordinary.names?.isSuspicious == false)
    #expect(ordinary.warnings.isEmpty)
    #expect(ordinary.text(.english).contains("2 residents' and villagers' committees: line 2"))
    let suspicious = try rooms(others: 3, of: 20)
    #expect(suspicious.names?.isSuspicious == true)
    let warning = try #require(suspicious.warnings.first)
    #expect(
      warning.english.hasPrefix("3 of 20 names (15.0 %) are not those of care facilities: 3 "))
    #expect(warning.chinese.hasPrefix("20个名称中有3个（15.0 %）不像养老服务设施：居民委员会"))
    #expect(suspicious.text(.chinese).contains("警告"))
    #expect(suspicious.names?.kinds.first?.examples.map(\.line) == [2, 3, 4])
    #expect(suspicious.names?.speakingOfCare == 17)
  }

  @Test func gatesOfPlacesAreListedAndNotCounted() throws {
    let found = try inspection(
      "设施名称,lon,lat\n青山养老院,1,1\n青山养老院-西门,1,2\n", as: .facilities)
    #expect(found.names?.others == 0 && found.warnings.isEmpty)
    #expect(found.names?.kinds.map(\.kind) == [.entrance])
  }
}
