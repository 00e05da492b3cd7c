import CareModel

/// Rows of rooms of one estate that have the same id, so that they may be about one room.
struct RepeatedRooms {
  private var keys: [Int: String] = [:]

  /// The repeated rows among the rooms with some indices in a table.
  init(_ indices: [Int], _ rooms: [ProvidedRoom]) {
    let repeated = Set(indices.compactMap { rooms[$0].repeatedID })
    guard !repeated.isEmpty else { return }
    var byKey: [String: [Int]] = [:]
    for index in indices {
      let id = rooms[index].repeatedID ?? rooms[index].id
      // Rows of different estates are about different rooms.
      if repeated.contains(id) {
        byKey["\(id)\n\(rooms[index].estate ?? "")", default: []].append(index)
      }
    }
    for (key, indices) in byKey where indices.count > 1 {
      for index in indices { keys[index] = key }
    }
  }

  /// What a room's row has in common with the others that may be about the same room; nil if there are none.
  func key(_ room: Int) -> String? { keys[room] }

  /// The rooms, each with all of its rows.
  func grouped(_ indices: [Int]) -> [[Int]] {
    guard !keys.isEmpty else { return indices.map { [$0] } }
    var groups: [[Int]] = []
    var groupOfKey: [String: Int] = [:]
    for index in indices {
      guard let key = keys[index] else {
        groups.append([index])
        continue
      }
      if let group = groupOfKey[key] {
        groups[group].append(index)
      } else {
        groupOfKey[key] = groups.count
        groups.append([index])
      }
    }
    return groups
  }
}

extension RuleOutcome {
  /// Makes the outcome undecided because rooms may belong to its estates, and lists them.
  mutating func leaveOpen(_ holding: NewEstateIndex.Holding) {
    let doubt = holding.doubt
    (state, reason) = (.unknown, doubt.reason)
    evidence.settles = doubt.field
    for room in holding.possible { evidence.exclude(.room(room), doubt.reason) }
  }
}
