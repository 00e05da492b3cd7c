import CareModel
import Parallel

/// To which new estate each room belongs, as far as its row says so.
///
/// A room whose row names exactly one estate belongs to it. A row may also name several estates, or one by a name or
/// an id that several rows share: the room then belongs to one of these. A row that names no estate of the table may
/// belong to any of them. Neither kind proves anything against an estate.
struct RoomLinks: Sendable {
  /// For each room, the estate to which it belongs, or -1.
  private(set) var owners: [Int32]
  /// The rooms that belong to one of several estates, with these estates.
  private(set) var shared: [(room: Int, estates: [Int32])] = []
  /// The rooms that may belong to any estate.
  private(set) var strays: [Int] = []

  /// Links rooms to estates. `ids` has each estate by its id, except for ids that several rows share. Rooms of groups
  /// that are known are left alone if their own estate is not.
  init(
    _ rooms: [ProvidedRoom], _ rows: [NewEstate], firstRows: [Int32], _ ids: [String: Int32],
    isInGroup: (ProvidedRoom) -> Bool
  ) {
    // Looking up ids is most of the work and is independent for each room, so it runs in parallel.
    owners = ParallelMap.map(rooms.count) { room in
      rooms[room].estate.flatMap { ids[$0] } ?? -1
    }
    let open = rooms.indices.filter { owners[$0] < 0 }
    guard !open.isEmpty else { return }
    let names = EstateNames(
      wanted: open.lazy.compactMap { rooms[$0].estate }, rows, firstRows: firstRows)
    for room in open {
      let estates = rooms[room].estate.map(names.estates) ?? []
      if estates.count == 1, let estate = estates.first,
        rooms[room].estate.map(names.isWhole) == true
      {
        owners[room] = estate
      } else if isInGroup(rooms[room]) {
        continue
      } else if estates.isEmpty {
        strays.append(room)
      } else {
        shared.append((room, estates))
      }
    }
  }
}

/// The estates that have one of some wanted names or ids, in whatever spelling.
private struct EstateNames {
  private var estatesOfName: [String: [Int32]] = [:]

  init(wanted: some Sequence<String>, _ rows: [NewEstate], firstRows: [Int32]) {
    var names: Set<String> = []
    for text in Set(wanted) {
      names.insert(FoldedName.fold(text))
      for part in FoldedName.parts(text) { names.insert(FoldedName.fold(part)) }
    }
    guard !names.isEmpty else { return }
    let asked = names
    let found = ParallelMap.map(firstRows.count) { estate -> [String] in
      let row = rows[Int(firstRows[estate])]
      var own: [String] = []
      for text in [row.id, row.name, row.repeatedID] {
        guard let name = text.map(FoldedName.fold), asked.contains(name) else { continue }
        if !own.contains(name) { own.append(name) }
      }
      return own
    }
    for (estate, own) in found.enumerated() {
      for name in own {
        estatesOfName[name, default: []].append(Int32(truncatingIfNeeded: estate))
      }
    }
  }

  /// The estates that a text names, in ascending order.
  func estates(_ text: String) -> [Int32] {
    if let whole = estatesOfName[FoldedName.fold(text)] { return whole }
    let parts = FoldedName.parts(text).flatMap { estatesOfName[FoldedName.fold($0)] ?? [] }
    return Array(Set(parts)).sorted()
  }

  /// Whether a text as a whole, and not only a part of it, is the name of an estate.
  func isWhole(_ text: String) -> Bool { estatesOfName[FoldedName.fold(text)] != nil }
}
