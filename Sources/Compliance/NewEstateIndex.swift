import CareModel
import Coverage
import Parallel

/// Which rows are one estate, which estates share a room, and which rooms are whose.
struct NewEstateIndex: Sendable {
  /// The first row of each estate; a phased one has more.
  private(set) var firstRows: [Int32] = []
  /// For each row, its estate's place in `firstRows`.
  private var estateOfRow: [Int32] = []
  /// All rows of the estates that have more than one.
  private var phases: [Int32: [Int]] = [:]
  /// The estates of each group, and its rooms.
  private var groups: [String: (estates: [Int], rooms: [Int])] = [:]
  /// Rooms by estate: the rooms of estate `e` are `rooms[starts[e]..<starts[e + 1]]`.
  private var roomStarts: [Int32] = [0]
  private var roomPlaces: [Int32] = []
  /// Rooms that name an estate, group or community that is not there, or none.
  private(set) var unlinkedRooms: [Int] = []

  init(_ rows: [NewEstate], _ rooms: [ProvidedRoom]) {
    var places: [String: Int32] = Dictionary(minimumCapacity: rows.count)
    firstRows.reserveCapacity(rows.count)
    estateOfRow.reserveCapacity(rows.count)
    for (row, estate) in rows.enumerated() {
      let fresh = Int32(truncatingIfNeeded: firstRows.count)
      let known = places[estate.id]
      let place = known ?? fresh
      if let known {
        phases[known, default: [Int(firstRows[Int(known)])]].append(row)
      } else {
        places[estate.id] = fresh
        firstRows.append(Int32(truncatingIfNeeded: row))
      }
      estateOfRow.append(place)
      if let group = estate.group, known == nil {
        groups[group, default: ([], [])].estates.append(Int(place))
      }
    }
    link(rooms, rows, places)
  }

  private mutating func link(
    _ rooms: [ProvidedRoom], _ rows: [NewEstate], _ places: [String: Int32]
  ) {
    // Looking names up is most of the work, and every room is looked up by itself.
    var owners = ParallelMap.map(rooms.count) { room in
      rooms[room].estate.flatMap { places[$0] } ?? -1
    }
    if rooms.indices.contains(where: { owners[$0] < 0 && rooms[$0].estate != nil }) {
      let names = byName(rows)
      for (room, provided) in rooms.enumerated() where owners[room] < 0 {
        owners[room] = provided.estate.flatMap { names[$0] ?? nil } ?? -1
      }
    }
    var counts = [Int32](repeating: 0, count: firstRows.count + 1)
    for (room, provided) in rooms.enumerated() {
      if owners[room] >= 0 { counts[Int(owners[room]) + 1] += 1 }
      if let group = provided.group, groups[group] != nil {
        groups[group]?.rooms.append(room)
      } else if owners[room] < 0, provided.community == nil {
        unlinkedRooms.append(room)
      }
    }
    for place in counts.indices.dropFirst() { counts[place] += counts[place - 1] }
    roomStarts = counts
    roomPlaces = [Int32](repeating: 0, count: Int(counts.last ?? 0))
    for (room, owner) in owners.enumerated() where owner >= 0 {
      roomPlaces[Int(counts[Int(owner)])] = Int32(truncatingIfNeeded: room)
      counts[Int(owner)] += 1
    }
  }

  /// Estates by name; nil for a name that several bear.
  private func byName(_ rows: [NewEstate]) -> [String: Int32?] {
    var names: [String: Int32?] = [:]
    for (place, row) in firstRows.enumerated() {
      guard let name = rows[Int(row)].name else { continue }
      names[name] = names[name] == nil ? .some(Int32(place)) : .some(nil)
    }
    return names
  }

  /// How many estates there are, each with all of its phases.
  var count: Int { firstRows.count }

  /// The rows of an estate.
  func rows(_ estate: Int) -> [Int] {
    phases[Int32(truncatingIfNeeded: estate)] ?? [Int(firstRows[estate])]
  }

  /// The rooms that name the estate.
  func rooms(_ estate: Int) -> [Int] {
    roomPlaces[Int(roomStarts[estate])..<Int(roomStarts[estate + 1])].map(Int.init)
  }

  /// The estates that share rooms with this one, itself among them, and all of their rooms, each once.
  func holding(_ estate: Int, group: String?) -> (estates: [Int], rooms: [Int]) {
    guard let group, let known = groups[group] else { return ([estate], rooms(estate)) }
    let own = known.estates.flatMap(rooms)
    return (known.estates, own + known.rooms.filter { !own.contains($0) })
  }
}
