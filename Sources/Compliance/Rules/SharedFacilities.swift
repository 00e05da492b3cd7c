import CareModel
import Geodesy

/// The facilities of other units that a unit might share, grouped by whether it may.
struct SharedFacilities {
  /// Declared as shared, and the units are neighbours or need not be.
  var certain: [Int] = []
  /// Declared as shared, but it is unknown whether the units are neighbours.
  var unsettled: [Int] = []
  /// Declared as shared between units that are not neighbours.
  var notAdjacent: [Int] = []
  /// In a neighbouring unit, but not declared as shared.
  var undeclared: [Int] = []

  init(
    _ index: Int, _ units: [AdministrativeUnit], _ members: UnitMembers, within distance: Length?
  ) {
    let unit = units[index]
    for other in units.indices where other != index {
      let theirs = members.facilities(in: other)
      guard !theirs.isEmpty else { continue }
      let isDeclared = members.declareSharing(index, other)
      let served = Set(members.servedBy[index] ?? [])
      let neighbours = distance.map { unit.isNeighbour(of: units[other], within: $0) } ?? true
      for facility in theirs {
        switch (isDeclared || served.contains(facility), neighbours) {
        case (true, true?): certain.append(facility)
        case (true, nil): unsettled.append(facility)
        case (true, false?): notAdjacent.append(facility)
        case (false, true?): if distance != nil { undeclared.append(facility) }
        case (false, _): break
        }
      }
    }
    // Facilities whose unit is unknown but which declare that they serve this one.
    for facility in members.servedBy[index] ?? [] where members.unitOfFacility[facility] == nil {
      if distance == nil { certain.append(facility) } else { unsettled.append(facility) }
    }
  }
}
