import CareModel
import Coverage

/// Groups the rows of new estates by estate and by group, and links the rooms to them.
struct NewEstateIndex: Sendable {
  /// The estates that share rooms, and the rooms that are or may be theirs.
  struct Holding: Sendable {
    /// The estates whose rooms are added up.
    var estates: [Int]
    /// The rooms that belong to them.
    var rooms: [Int]
    /// The rooms that belong to them or to other estates of the same name or id, or named in the same row.
    var named: [Int]
    /// The rooms whose rows name no estate of the table, so that they may belong to any that has no room; empty if the
    /// estates have rooms.
    var strays: [Int]
    /// Whether rows without a phase share the id of one of the estates, so that they may be phases of one estate.
    var lacksPhases: Bool

    /// The rooms that may belong to the estates, but need not.
    var possible: [Int] { named + strays }
    /// Why it is unknown whether a room belongs to the estates, and the field that would settle it.
    var doubt: (reason: FindingReason, field: String) {
      lacksPhases ? (.phaseUnknown, "new_estates.phase") : (.roomUnlinked, "rooms.estate")
    }
  }

  /// The first row of each estate. An estate built in phases has further rows.
  private(set) var firstRows: [Int32] = []
  /// All rows of the estates that have more than one.
  private var phases: [Int32: [Int]] = [:]
  /// The estates and the rooms of each group.
  private var groups: [String: (estates: [Int], rooms: [Int])] = [:]
  /// The rooms of estate `e` are `roomRows[roomStarts[e]..<roomStarts[e + 1]]`.
  private var roomStarts: [Int32] = [0]
  private var roomRows: [Int32] = []
  /// The rooms that belong to an estate or to another one.
  private var namedRooms: [Int32: [Int]] = [:]
  /// The rooms that may belong to any estate, by the folded name of the community in their rows.
  private var strays: [String?: [Int]] = [:]
  /// The folded name of each estate's community; empty if there are no strays.
  private var communities: [String?] = []
  /// The estates whose id other rows have, too, without a phase that tells them apart.
  private var repeated: Set<Int32> = []
  /// The names of the counties in the rows, in the order of their first rows.
  private(set) var counties: [String] = []
  /// For each row, the index of its county, or -1; empty if no row names a county.
  private var countyOfRow: [Int32] = []
  /// The estate of each room, or -1.
  private var owners: [Int32] = []
  /// The rooms that are not linked to one estate, a group or a community, and why.
  private(set) var unlinkedRooms: [UnlinkedRoom] = []

  init(_ rows: [NewEstate], _ rooms: [ProvidedRoom]) {
    var estates: [String: Int32] = Dictionary(minimumCapacity: rows.count)
    firstRows.reserveCapacity(rows.count)
    var hasSharedIDs = false
    for (row, estate) in rows.enumerated() {
      let fresh = Int32(truncatingIfNeeded: firstRows.count)
      let known = estates[estate.id]
      if let known {
        phases[known, default: [Int(firstRows[Int(known)])]].append(row)
      } else {
        estates[estate.id] = fresh
        firstRows.append(Int32(truncatingIfNeeded: row))
      }
      if estate.id == estate.name || estate.repeatedID != nil { hasSharedIDs = true }
      if let group = estate.group, known == nil {
        groups[FoldedName.fold(group), default: ([], [])].estates.append(Int(fresh))
      }
    }
    if hasSharedIDs { withdrawSharedIDs(rows, &estates) }
    link(rooms, rows, estates)
    takeCounties(rows)
  }

  private mutating func takeCounties(_ rows: [NewEstate]) {
    guard rows.contains(where: { $0.county != nil }) else { return }
    var numbers: [String: Int32] = [:]
    countyOfRow = rows.map { row in
      guard let county = row.county else { return -1 }
      let name = FoldedName.fold(county)
      if let number = numbers[name] { return number }
      let number = Int32(truncatingIfNeeded: counties.count)
      numbers[name] = number
      counties.append(county)
      return number
    }
  }

  /// The county of a row, by its index in `counties`; nil if the row names none.
  func county(ofRow row: Int) -> Int? {
    countyOfRow.isEmpty || countyOfRow[row] < 0 ? nil : Int(countyOfRow[row])
  }

  /// Takes out the ids that do not tell estates apart: those of several rows, and names in place of ids that several
  /// estates have.
  private mutating func withdrawSharedIDs(
    _ rows: [NewEstate], _ estates: inout [String: Int32]
  ) {
    for (estate, row) in firstRows.enumerated() {
      let row = rows[Int(row)]
      if let id = row.repeatedID {
        repeated.insert(Int32(truncatingIfNeeded: estate))
        if let first = estates.removeValue(forKey: id) { repeated.insert(first) }
      } else if let name = row.name, name != row.id {
        estates.removeValue(forKey: name)
      }
    }
  }

  private mutating func link(
    _ rooms: [ProvidedRoom], _ rows: [NewEstate], _ estates: [String: Int32]
  ) {
    let groupOf = { (room: ProvidedRoom) in room.group.map(FoldedName.fold) }
    let known = Set(groups.keys)
    let links = RoomLinks(rooms, rows, firstRows: firstRows, estates) { room in
      groupOf(room).map(known.contains) ?? false
    }
    var counts = [Int32](repeating: 0, count: firstRows.count + 1)
    for (room, provided) in rooms.enumerated() {
      if links.owners[room] >= 0 { counts[Int(links.owners[room]) + 1] += 1 }
      if let group = groupOf(provided), groups[group] != nil { groups[group]?.rooms.append(room) }
    }
    for estate in counts.indices.dropFirst() { counts[estate] += counts[estate - 1] }
    roomStarts = counts
    roomRows = [Int32](repeating: 0, count: Int(counts.last ?? 0))
    for (room, owner) in links.owners.enumerated() where owner >= 0 {
      roomRows[Int(counts[Int(owner)])] = Int32(truncatingIfNeeded: room)
      counts[Int(owner)] += 1
    }
    owners = links.owners
    takeDoubts(links, rooms, rows)
  }

  private mutating func takeDoubts(
    _ links: RoomLinks, _ rooms: [ProvidedRoom], _ rows: [NewEstate]
  ) {
    for (room, estates) in links.shared {
      for estate in estates { namedRooms[estate, default: []].append(room) }
      let why: UnlinkedRoom.Why =
        estates.contains(where: repeated.contains) ? .phaseMissing : .severalEstates
      unlinkedRooms.append(UnlinkedRoom(row: room, why: why))
    }
    guard !links.strays.isEmpty else { return }
    communities = firstRows.map { rows[Int($0)].community.map(FoldedName.fold) }
    for room in links.strays {
      strays[rooms[room].community.map(FoldedName.fold), default: []].append(room)
      if rooms[room].estate != nil {
        unlinkedRooms.append(UnlinkedRoom(row: room, why: .estateUnknown))
      } else if rooms[room].community == nil {
        unlinkedRooms.append(UnlinkedRoom(row: room, why: .estateMissing))
      }
    }
    unlinkedRooms.sort { $0.row < $1.row }
  }

  /// The number of estates, where all phases of an estate count as one.
  var count: Int { firstRows.count }

  /// The rows of an estate, one for each phase.
  func rows(_ estate: Int) -> [Int] {
    phases[Int32(truncatingIfNeeded: estate)] ?? [Int(firstRows[estate])]
  }

  /// The rooms whose rows name the estate.
  private func rooms(_ estate: Int) -> [Int] {
    roomRows[Int(roomStarts[estate])..<Int(roomStarts[estate + 1])].map(Int.init)
  }

  /// The estates of a room: one, or those of its group; none if they are unknown.
  func estates(of room: Int, _ provided: ProvidedRoom) -> [Int] {
    if owners[room] >= 0 { return [Int(owners[room])] }
    return provided.group.flatMap { groups[FoldedName.fold($0)]?.estates } ?? []
  }

  /// Whether any phase of some estates is delivered only after a day.
  func isUndelivered(_ estates: [Int], _ rows: [NewEstate], asOf: CalendarDate?) -> Bool {
    guard let asOf else { return false }
    return estates.contains { estate in
      self.rows(estate).contains { row in
        (rows[row].dates.handover ?? rows[row].dates.acceptance).map { $0 > asOf } ?? false
      }
    }
  }

  /// The estates that share rooms with this one, including itself, and all of their rooms, each once.
  func holding(_ estate: Int, group: String?) -> Holding {
    var holding = Holding(
      estates: [estate], rooms: [], named: [], strays: [], lacksPhases: false)
    if let group, let known = groups[FoldedName.fold(group)] {
      holding.estates = known.estates
      let own = known.estates.flatMap(rooms)
      let isOwn = Set(own)
      holding.rooms = own + known.rooms.filter { !isOwn.contains($0) }
    } else {
      holding.rooms = rooms(estate)
    }
    let members = holding.estates.map { Int32(truncatingIfNeeded: $0) }
    holding.lacksPhases = !repeated.isEmpty && members.contains(where: repeated.contains)
    if !namedRooms.isEmpty {
      let own = Set(holding.rooms)
      holding.named = Set(members.flatMap { namedRooms[$0] ?? [] }).subtracting(own).sorted()
    }
    if !strays.isEmpty, holding.rooms.isEmpty { holding.strays = strays(of: holding.estates) }
    return holding
  }

  /// The strays that may belong to one of some estates: not those of another community.
  private func strays(of estates: [Int]) -> [Int] {
    let own = estates.map { communities[$0] }
    if own.contains(nil) { return strays.values.joined().sorted() }
    return Set(own + [nil]).flatMap { strays[$0] ?? [] }.sorted()
  }
}

/// A room that is not linked to exactly one new estate, nor to a group or a community.
public struct UnlinkedRoom: Hashable, Sendable {
  /// Why it is not linked.
  public enum Why: Sendable {
    /// Its row names no estate.
    case estateMissing
    /// No estate has the name or id in its row.
    case estateUnknown
    /// Its row names several estates, or several estates have the name in its row.
    case severalEstates
    /// Several rows of new estates have the id in its row, without a phase.
    case phaseMissing
  }

  /// The index of the room in the register.
  public let row: Int
  /// Why it is not linked.
  public let why: Why
}
