import CareModel
import Coverage
import Parallel

/// Groups the rows of new estates by estate and by group, and links the rooms to them.
struct NewEstateIndex: Sendable {
  /// The first row of each estate. An estate built in phases has further rows.
  private(set) var firstRows: [Int32] = []
  /// For each row, the index of its estate in `firstRows`.
  private var estateOfRow: [Int32] = []
  /// All rows of the estates that have more than one.
  private var phases: [Int32: [Int]] = [:]
  /// The estates and the rooms of each group.
  private var groups: [String: (estates: [Int], rooms: [Int])] = [:]
  /// The rooms of estate `e` are `roomRows[roomStarts[e]..<roomStarts[e + 1]]`.
  private var roomStarts: [Int32] = [0]
  private var roomRows: [Int32] = []
  /// Rooms that could be linked neither to an estate nor to a group and name no community.
  private(set) var unlinkedRooms: [Int] = []

  init(_ rows: [NewEstate], _ rooms: [ProvidedRoom]) {
    var estates: [String: Int32] = Dictionary(minimumCapacity: rows.count)
    firstRows.reserveCapacity(rows.count)
    estateOfRow.reserveCapacity(rows.count)
    for (row, estate) in rows.enumerated() {
      let fresh = Int32(truncatingIfNeeded: firstRows.count)
      let known = estates[estate.id]
      let index = known ?? fresh
      if let known {
        phases[known, default: [Int(firstRows[Int(known)])]].append(row)
      } else {
        estates[estate.id] = fresh
        firstRows.append(Int32(truncatingIfNeeded: row))
      }
      estateOfRow.append(index)
      if let group = estate.group, known == nil {
        groups[group, default: ([], [])].estates.append(Int(index))
      }
    }
    link(rooms, rows, estates)
  }

  private mutating func link(
    _ rooms: [ProvidedRoom], _ rows: [NewEstate], _ estates: [String: Int32]
  ) {
    // Looking up ids is most of the work and is independent for each room, so it runs in parallel.
    var owners = ParallelMap.map(rooms.count) { room in
      rooms[room].estate.flatMap { estates[$0] } ?? -1
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
    for estate in counts.indices.dropFirst() { counts[estate] += counts[estate - 1] }
    roomStarts = counts
    roomRows = [Int32](repeating: 0, count: Int(counts.last ?? 0))
    for (room, owner) in owners.enumerated() where owner >= 0 {
      roomRows[Int(counts[Int(owner)])] = Int32(truncatingIfNeeded: room)
      counts[Int(owner)] += 1
    }
  }

  /// Estates by name; nil for a name that several estates share.
  private func byName(_ rows: [NewEstate]) -> [String: Int32?] {
    var names: [String: Int32?] = [:]
    for (estate, row) in firstRows.enumerated() {
      guard let name = rows[Int(row)].name else { continue }
      names[name] = names[name] == nil ? .some(Int32(estate)) : .some(nil)
    }
    return names
  }

  /// The number of estates, where all phases of an estate count as one.
  var count: Int { firstRows.count }

  /// The rows of an estate, one for each phase.
  func rows(_ estate: Int) -> [Int] {
    phases[Int32(truncatingIfNeeded: estate)] ?? [Int(firstRows[estate])]
  }

  /// The rooms whose rows name the estate.
  func rooms(_ estate: Int) -> [Int] {
    roomRows[Int(roomStarts[estate])..<Int(roomStarts[estate + 1])].map(Int.init)
  }

  /// The estates that share rooms with this one, including itself, and all of their rooms, each once.
  func holding(_ estate: Int, group: String?) -> (estates: [Int], rooms: [Int]) {
    guard let group, let known = groups[group] else { return ([estate], rooms(estate)) }
    let own = known.estates.flatMap(rooms)
    return (known.estates, own + known.rooms.filter { !own.contains($0) })
  }
}
