import CareModel
import Geodesy
import Tables
import Testing

/// What people write about services, and what it means: a word that merely contains a service does not offer it.
@Suite struct ServiceListTests {
  private func list(_ cell: String) throws -> ServiceList {
    try #require(Services.reading(cell).value)
  }

  private func offered(_ list: ServiceList) -> Set<CareService> {
    Set(CareService.allCases.filter(list.offers))
  }

  private func denied(_ list: ServiceList) -> Set<CareService> {
    Set(CareService.allCases.filter(list.denies))
  }

  @Test(arguments: [
    ("助餐、助浴；助洁", [CareService.meals, .bathing, .cleaning]),
    ("助餐助浴助洁助医助行服务", [.meals, .bathing, .cleaning, .medicalHelp, .errands]),
    ("提供助餐服务", [.meals]), ("助餐（堂食、送餐）", [.meals]), ("老年食堂", [.meals]),
    ("全日托", [.fullDayCare]), ("全托/日托", [.fullDayCare, .dayCare]),
    ("日间照料服务", [.dayCare]), ("日托（周一至周五）", [.dayCare]), ("上门助浴", [.homeVisits, .bathing]),
    ("失能老人照护", [.disabilityCare]), ("无偿助餐", [.meals]),
    ("老年大学，康养联合体", [.elderEducation, .consortium]),
    ("meals,day_care", [.meals, .dayCare]), ("助 餐\n助浴", [.meals, .bathing]),
    ("职工食堂、失能评估、临终照护", []), ("康复、理发", []), ("无", []), ("暂无", []),
  ])
  func termsAreOffered(cell: String, services: [CareService]) throws {
    let list = try list(cell)
    #expect(offered(list) == Set(services), "\(cell)")
    #expect(denied(list).isEmpty && list.unknown.isEmpty, "\(list.unknown)")
  }

  @Test(arguments: [
    ("不提供全托", [CareService.fullDayCare], [CareService]()),
    ("日托（暂未开通）", [.dayCare], []), ("日托（暂未开通，预计6月）", [.dayCare], []),
    ("助餐、暂无助行", [.errands], [.meals]), ("助浴（筹备中）、助餐", [.bathing], [.meals]),
    ("助餐；未开展上门服务", [.homeVisits], [.meals]), ("日间照料暂停", [.dayCare], []),
    ("拟开展助浴", [.bathing], []), ("无助餐", [.meals], []),
    ("没有助餐，提供日托", [.meals], [.dayCare]), ("助行【即将开通】", [.errands], []),
    ("助餐（×）、助浴", [.meals], [.bathing]), ("助餐（否）", [.meals], []),
  ])
  func negationsAndNotYetDeny(
    cell: String, services: [CareService], others: [CareService]
  ) throws {
    let list = try list(cell)
    #expect(denied(list) == Set(services), "\(cell)")
    #expect(offered(list) == Set(others) && list.unknown.isEmpty, "\(list.unknown)")
  }

  @Test(arguments: [
    ("照护", ["照护"]), ("助餐、综合服务", ["综合服务"]), ("不提供全托、日托", ["日托"]),
    ("日托（不限次）", ["日托（不限次）"]), ("半日托", ["半日托"]), ("不详", ["不详"]),
    // Whether that day has come, the cell cannot tell.
    ("助餐（2027年开通）", ["助餐（2027年开通）"]), ("日托（6月起）", ["日托（6月起）"]),
    ("助餐（已关）", ["助餐（已关）"]), ("助餐（原有）", ["助餐（原有）"]), ("助餐（计划）、助浴", []),
    // A statement about all of them.
    ("助餐、助浴均未开通", ["助餐", "助浴均未开通"]), ("助餐、助浴（均未开通）", ["助餐", "助浴（均未开通）"]),
    ("助餐、助浴、日托（以上为规划）", ["助餐", "助浴", "日托（以上为规划）"]),
    ("规划项目：助餐、助浴", ["规划项目：助餐", "助浴"]), ("无法提供助餐、助浴", ["无法提供助餐", "助浴"]),
    ("不提供全托提供日托", ["不提供全托提供日托"]), ("助餐、无障碍改造", []),
  ])
  func whatIsNotKnownIsListed(cell: String, unknown: [String]) throws {
    #expect(try list(cell).unknown == unknown)
  }

  /// A denied service is missing whatever the kind; unknown words leave open only services that are not named.
  @Test func aFacilityLacksWhatItsRowDoesNotOffer() {
    let place = Coordinate(uncheckedLongitude: 120, latitude: 28)
    var facility = Facility(id: "F", coordinate: place)
    facility.services = ["助餐", "暂无助行"]
    #expect(facility.offers([.meals]) == true && facility.offers([.errands]) == false)
    #expect(facility.offers([.meals, .bathing]) == false)
    facility.services = ["助餐", "综合服务"]
    #expect(facility.offers([.meals]) == true && facility.offers([.meals, .bathing]) == nil)
    facility.services = []
    #expect(facility.offers([.meals]) == nil)
    facility.kind = .elderCanteen
    #expect(facility.offers([.meals]) == true && facility.offers([.bathing]) == nil)
    // The kind says one thing and the cell another.
    facility.services = ["暂无助餐"]
    #expect(facility.offers([.meals]) == nil)
    facility.services = ["无"]
    #expect(facility.offers([.bathing]) == false)
  }
}
