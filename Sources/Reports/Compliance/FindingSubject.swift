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
    case .room:
      let room = register.rooms?[subject.index]
      self.init(room?.id, room?.name, nil, nil)
    case .object: self.init(register.records[.milestones]?[subject.index])
    case .parcel: self.init(register.records[.parcels]?[subject.index])
    case .conversion: self.init(register.records[.conversions]?[subject.index])
    case .candidate: self.init(register.records[.candidates]?[subject.index])
    case .recipient: self.init(register.records[.subsidies]?[subject.index])
    case .county where subject.index > register.regions.count:
      let name = check.counties[subject.index - 1 - register.regions.count]
      self.init(name, name, nil, nil)
    case .county, .city:
      // The whole region has index 0, the regions of the tables follow.
      let region = subject.index > 0 ? register.regions[subject.index - 1] : nil
      self.init(
        region?.id ?? check.policy.name,
        region.map(\.name) ?? check.policy.region.text(language), nil, nil)
    }
  }

  private init(_ record: Record?) {
    self.init(record?.id, record?.name, record?.facts["乡镇"]?.text, record?.place)
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

/// The ids, names and townships of subjects, for columns with millions of rows: of the kinds of which there are many, a
/// value is read without copying anything else.
package final class SubjectNames: Sendable {
  private let check: ComplianceCheck
  private let language: Language
  private let newEstates: [NewEstate]
  private let rooms: [ProvidedRoom]
  private let estates: [Estate]

  package init(_ check: ComplianceCheck, _ language: Language) {
    (self.check, self.language) = (check, language)
    newEstates = check.register.newEstates ?? []
    rooms = check.register.rooms ?? []
    estates = check.register.estates ?? []
  }

  /// The whole description of a subject.
  package func subject(_ subject: Subject) -> FindingSubject {
    FindingSubject(subject, of: check, language)
  }

  /// The id of a subject.
  package func id(_ subject: Subject) -> String {
    switch subject.type {
    case .newEstate: newEstates[subject.index].id
    case .room: rooms[subject.index].id
    case .estate: estates[subject.index].id
    default: self.subject(subject).id
    }
  }

  /// The name of a subject.
  package func name(_ subject: Subject) -> String? {
    switch subject.type {
    case .newEstate: newEstates[subject.index].name
    case .room: rooms[subject.index].name
    case .estate: estates[subject.index].name
    default: self.subject(subject).name
    }
  }

  /// The township of a subject.
  package func township(_ subject: Subject) -> String? {
    switch subject.type {
    case .newEstate: newEstates[subject.index].township
    case .room: nil
    case .estate: estates[subject.index].township
    default: self.subject(subject).township
    }
  }
}
