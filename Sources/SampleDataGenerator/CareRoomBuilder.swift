/// Creates the care rooms of every neighbourhood according to its provision.
struct CareRoomBuilder {
  let map: DistrictMap
  let neighbourhoods: [Neighbourhood]
  let estates: [Estate]
  let streets: StreetNames
  private var random = SplitMix64(stream: "care rooms")
  /// The use states of unusable rooms, taken from the end.
  private var idleWords = ["在建", "停业", "改变用途", "空置", "未移交"]
  private var servedCount = 0

  init(
    map: DistrictMap, neighbourhoods: [Neighbourhood], estates: [Estate], streets: StreetNames
  ) {
    self.map = map
    self.neighbourhoods = neighbourhoods
    self.estates = estates
    self.streets = streets
  }

  /// All rooms: those of the neighbourhoods, followed by the homes of every fourth village.
  mutating func build(villages: [Village]) -> [CareRoom] {
    var rooms: [CareRoom] = []
    for (index, neighbourhood) in neighbourhoods.enumerated() {
      rooms += self.rooms(of: neighbourhood, index: index)
    }
    for village in villages where village.number % 4 == 1 {
      rooms.append(villageHome(village))
    }
    return rooms
  }

  private mutating func rooms(of neighbourhood: Neighbourhood, index: Int) -> [CareRoom] {
    let main: [CareRoom]
    switch neighbourhood.provision {
    case .served: main = [served(neighbourhood)]
    case .undersized: main = [room(neighbourhood, .careRoom, size(index, below: 200), at: 90)]
    case .unusable: main = [unusable(neighbourhood)]
    case .areaUnknown: main = [room(neighbourhood, .careRoom, .unknown, at: 90)]
    case .statusUnknown: main = [statusUnknown(neighbourhood)]
    case .otherKind: main = [institution(neighbourhood)]
    case .bare: main = []
    }
    return main + companions(of: neighbourhood, index: index)
  }

  /// A room that is large enough. The sizes rotate and include rooms with exactly 200 m² and rooms of
  /// which only the gross or only the inner area is known.
  private mutating func served(_ neighbourhood: Neighbourhood) -> CareRoom {
    let kinds: [CareKind] = [.careRoom, .careRoom, .communityCentre, .townshipCentre, .dayCare]
    let kind = neighbourhood.township.isUrban ? kinds[servedCount % kinds.count] : .townshipCentre
    let sizes: [RoomSize] = [
      .both(200), .both(random.whole(230, 420).asArea), RoomSize(gross: nil, inner: 215),
      .both(random.whole(300, 520).asArea), RoomSize(gross: 200, inner: nil),
      .both(random.whole(210, 360).asArea),
    ]
    let size =
      kind == .townshipCentre ? .both(random.whole(820, 1_200).asArea) : sizes[servedCount % 6]
    servedCount += 1
    return room(neighbourhood, kind, size, at: 110)
  }

  private mutating func unusable(_ neighbourhood: Neighbourhood) -> CareRoom {
    var result = room(neighbourhood, .careRoom, .both(random.whole(220, 480).asArea), at: 100)
    result.state.use = idleWords.popLast() ?? "空置"
    if ["未移交", "在建"].contains(result.state.use) {
      result.state.handover = "未移交"
      result.state.opened = ""
    }
    return result
  }

  private mutating func statusUnknown(_ neighbourhood: Neighbourhood) -> CareRoom {
    var result = room(neighbourhood, .dayCare, .both(352), at: 80)
    result.state = RoomState(use: "", handover: "", opened: "", leaseEnds: "")
    return result
  }

  private mutating func institution(_ neighbourhood: Neighbourhood) -> CareRoom {
    let kind: CareKind = neighbourhood.township.isUrban ? .institution : .publicHome
    return room(neighbourhood, kind, .both(random.whole(900, 1_200).asArea), at: 140)
  }

  /// Further facilities of a neighbourhood: canteens, rooms that are too small, and rooms that are no
  /// longer or not yet open.
  private mutating func companions(of neighbourhood: Neighbourhood, index: Int) -> [CareRoom] {
    guard neighbourhood.provision != .bare else { return [] }
    switch index % 5 {
    case 0: return [room(neighbourhood, .canteen, .both(random.whole(90, 240).asArea), at: 170)]
    case 1:
      return [room(neighbourhood, .careRoom, size(index, below: 200), at: 230)]
    case 2: return [leased(neighbourhood, index)]
    case 3 where neighbourhood.provision == .served:
      let inner = random.pick([168, 176.5, 182.5, 191], else: 182.5)
      return [room(neighbourhood, .careRoom, RoomSize(gross: nil, inner: inner), at: 240)]
    case 4 where neighbourhood.provision == .served:
      return [room(neighbourhood, .dayCare, .unknown, at: 200)]
    default: return [room(neighbourhood, .canteen, .both(random.whole(90, 180).asArea), at: 210)]
    }
  }

  /// A rented room whose lease ends before the study's day, or that opens after it.
  private mutating func leased(_ neighbourhood: Neighbourhood, _ index: Int) -> CareRoom {
    var result = room(neighbourhood, .careRoom, .both(random.whole(205, 330).asArea), at: 200)
    if index % 2 == 0 {
      result.state.opened = "20\(random.whole(16, 19))-07-01"
      result.state.leaseEnds = random.pick(["2026-06-30", "2025-12-31", "2026-11-29"])
    } else {
      result.state.opened = random.pick(["2027-01-01", "2027-03-15", "2026-12-20"])
      result.state.handover = "已移交"
    }
    return result
  }

  private mutating func size(_ index: Int, below limit: Double) -> RoomSize {
    index % 3 == 0 ? .both(limit - 0.5) : .both(random.whole(90, 190).asArea)
  }

  private mutating func villageHome(_ village: Village) -> CareRoom {
    let spot = village.spot.moved(east: random.between(-70, 70), north: random.between(-70, 70))
    var result = room(
      named: village.stem + CareKind.villageHome.ending, .villageHome, village.township,
      address: "\(village.township.name)\(village.name)\(random.whole(1, 60))号", spot,
      .both(random.pick([120, 160, 200, 240, 260, 320], else: 200)))
    if village.number % 16 == 9 { result.state.use = "" }
    return result
  }

  /// A room beside the estate that is nearest to a random spot, which is at most `reach` metres east or
  /// west and north or south of the neighbourhood's core.
  private mutating func room(
    _ neighbourhood: Neighbourhood, _ kind: CareKind, _ size: RoomSize, at reach: Double
  ) -> CareRoom {
    let aim = neighbourhood.core.moved(
      east: random.between(-reach, reach), north: random.between(-reach, reach))
    let host = estates.min { $0.spot.distance(to: aim) < $1.spot.distance(to: aim) }
    let spot = (host?.spot ?? aim).moved(
      east: random.between(-45, 45), north: random.between(-45, 45))
    let township = map.township(at: spot) ?? neighbourhood.township
    let row = host?.block.row ?? 0
    let title = kind.level == "乡镇级" ? township.name : random.pick(neighbourhood.communities)
    return room(
      named: title + kind.ending, kind, township,
      address: "\(township.name)\(streets.alongRow(row))\(random.whole(2, 398))号", spot, size)
  }

  private mutating func room(
    named name: String, _ kind: CareKind, _ township: TownshipArea, address: String, _ spot: Spot,
    _ size: RoomSize
  ) -> CareRoom {
    let year = random.whole(2_012, 2_025)
    let month = random.whole(1, 12)
    var state = RoomState()
    state.opened = "\(year)-\(month < 10 ? "0" : "")\(month)-01"
    return CareRoom(
      name: name, kind: kind, township: township, address: address, spot: spot, area: size,
      state: state, beds: beds(kind, size), services: random.pick(kind.services))
  }

  private func beds(_ kind: CareKind, _ size: RoomSize) -> Int? {
    guard let gross = size.gross else { return nil }
    switch kind {
    case .canteen: return 0
    case .institution, .publicHome: return Int(gross / 24)
    default: return Int(gross / 40)
    }
  }
}

extension Int {
  /// The whole number as an area in square metres.
  fileprivate var asArea: Double { Double(self) }
}
