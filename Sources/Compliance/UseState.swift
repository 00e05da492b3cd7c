import CareModel
import Coverage

/// Whether a facility or room is in use, as far as its row proves it.
enum UseState: Equatable, Sendable {
  case inUse
  case fails(Shortcoming)
  case unknown

  init(_ supply: some CareSupply, _ requirement: RoomRequirement) {
    switch requirement.use(of: supply) {
    case .qualifies: self = .inUse
    case .fails(let shortcoming): self = .fails(shortcoming)
    case .unknown: self = .unknown
    }
  }
}
