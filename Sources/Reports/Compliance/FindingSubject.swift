import CareModel
import Compliance
import Wording

/// The subject of a finding, as the outputs describe it.
package struct FindingSubject {
  package let id: String
  package let name: String?
  package let township: String?
  package let place: EstatePlace?
  package let gates: [Gate]

  package init(_ subject: Subject, of check: ComplianceCheck, _ language: Language) {
    let register = check.register
    switch subject.type {
    case .estate:
      let estate = register.estates?[subject.index]
      self.init(
        estate?.id, estate?.name, estate?.township, estate?.place, gates: estate?.gates ?? [])
    case .newEstate:
      let estate = register.newEstates?[subject.index]
      self.init(estate?.id, estate?.name, estate?.township, estate?.place)
    case .village: self.init(register.villages?[subject.index])
    case .community: self.init(register.communities?[subject.index])
    case .township: self.init(register.townships?[subject.index])
    case .facility:
      let facility = register.facilities?[subject.index]
      self.init(
        facility?.id, facility?.name, facility?.township,
        facility.flatMap { $0.isPlaced ? .point($0.coordinate) : nil })
    case .namedSite:
      let site = register.namedSites?[subject.index]
      self.init(site?.id, site?.name, site?.township, site?.place)
    case .county, .city:
      self.init(check.policy.name, check.policy.region.text(language), nil, nil)
    }
  }

  private init(_ unit: AdministrativeUnit?) {
    let township = unit.flatMap { $0.level == .township ? $0.name ?? $0.id : $0.township }
    self.init(unit?.id, unit?.name, township, unit?.place)
  }

  private init(
    _ id: String?, _ name: String?, _ township: String?, _ place: EstatePlace?, gates: [Gate] = []
  ) {
    self.id = id ?? ""
    self.name = name
    self.township = township
    self.place = place
    self.gates = gates
  }
}
