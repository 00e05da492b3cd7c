import CareModel
import Geodesy

/// The subjects of a register that lie on the ground to which the check is limited.
///
/// A new estate is asked about if any row of it is, since its phases are judged together.
struct AskedSubjects: Sendable {
  /// The indices of the subjects of each type that lie elsewhere.
  private var elsewhere: [SubjectType: Set<Int>] = [:]

  init(_ register: Register) {
    guard let ground = register.within else { return }
    func leaveOut<Row>(
      _ type: SubjectType, _ rows: [Row]?, _ anchor: (Row) -> Coordinate?
    ) {
      let asked = Set(ground.indices(of: (rows ?? []).map(anchor)))
      elsewhere[type] = Set((rows ?? []).indices).subtracting(asked)
    }
    leaveOut(.estate, register.estates, \.anchor)
    leaveOut(.facility, register.facilities) { $0.isPlaced ? $0.coordinate : nil }
    leaveOut(.newEstate, register.newEstates) { $0.place?.anchor }
    leaveOut(.village, register.villages) { $0.place?.anchor }
    leaveOut(.community, register.communities) { $0.place?.anchor }
    leaveOut(.township, register.townships) { $0.place?.anchor }
    leaveOut(.namedSite, register.namedSites) { $0.place?.anchor }
  }

  /// Whether a subject is asked about. The whole region always is.
  func contains(_ subject: Subject) -> Bool {
    contains(subject.type, subject.index)
  }

  /// Whether a subject of a type is asked about, given its index.
  func contains(_ type: SubjectType, _ index: Int) -> Bool {
    elsewhere[type]?.contains(index) != true
  }
}
