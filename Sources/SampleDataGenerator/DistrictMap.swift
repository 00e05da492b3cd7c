/// A township or street office (乡镇、街道) of the invented district.
struct TownshipArea {
  var id: String
  var name: String
  var kind: String
  /// The border, anticlockwise. The first vertex is not repeated at the end.
  var ring: [Spot]

  /// Whether it is a street office, the urban kind.
  var isUrban: Bool { kind == "街道" }
}

/// The eight townships, which tile the district. Neighbours share all vertices of their common border.
struct DistrictMap {
  let townships: [TownshipArea]

  init() {
    townships = Self.plan.enumerated().map { index, entry in
      TownshipArea(
        id: "LS0\(index + 1)", name: entry.name, kind: entry.kind,
        ring: Self.ring(through: entry.corners))
    }
  }

  /// The township at a spot; nil outside the district.
  func township(at spot: Spot) -> TownshipArea? {
    townships.first { spot.isInside($0.ring) }
  }

  private static let plan: [(name: String, kind: String, corners: [Corner])] = [
    ("呦鸣街道", "街道", [.hillWest, .river1, .river2, .river3, .hillMiddle]),
    ("岚桥街道", "街道", [.hillMiddle, .river3, .river4, .river5, .hillEast]),
    ("枕江街道", "街道", [.river1, .south1, .south2, .river2]),
    ("砚池街道", "街道", [.river2, .south2, .south3, .river4, .river3]),
    ("霁城街道", "街道", [.river4, .south3, .south4, .river5]),
    ("荻浦镇", "镇", [.outerWest, .southWest, .south1, .river1, .hillWest]),
    ("蓼岙镇", "镇", [.hillEast, .river5, .south4, .southEast, .outerEast]),
    (
      "云砻乡", "乡",
      [
        .outerWest, .hillWest, .hillMiddle, .hillEast, .outerEast,
        .north4, .north3, .north2, .north1,
      ]
    ),
  ]

  private static func ring(through corners: [Corner]) -> [Spot] {
    let following = corners.dropFirst() + corners.prefix(1)
    let ring = zip(corners, following).flatMap { Array(border(from: $0, to: $1).dropLast()) }
    return Spot.doubleArea(of: ring) < 0 ? ring.reversed() : ring
  }

  /// The border between two corners. It is always generated in the same direction, so that both
  /// neighbours get identical vertices.
  private static func border(from start: Corner, to end: Corner) -> [Spot] {
    guard start.rawValue < end.rawValue else { return border(from: end, to: start).reversed() }
    if start.isOnRiver && end.isOnRiver {
      return River.course(fromX: start.spot.x, toX: end.spot.x)
    }
    var random = SplitMix64(stream: "border \(start.rawValue) \(end.rawValue)")
    return Spot.wandering(
      from: start.spot, to: end.spot, piece: 330, sway: 0.11, random: &random)
  }
}

/// The points where three borders meet, or two borders and the rim of the district.
private enum Corner: Int {
  case river1, river2, river3, river4, river5
  case hillWest, hillMiddle, hillEast
  case outerWest, outerEast, southWest, southEast
  case south1, south2, south3, south4
  case north1, north2, north3, north4

  var isOnRiver: Bool { rawValue <= Corner.river5.rawValue }

  var spot: Spot {
    switch self {
    case .river1: onRiver(2_700)
    case .river2: onRiver(4_900)
    case .river3: onRiver(5_900)
    case .river4: onRiver(7_500)
    case .river5: onRiver(9_300)
    case .hillWest: Spot(x: 2_900, y: 8_100)
    case .hillMiddle: Spot(x: 6_100, y: 8_450)
    case .hillEast: Spot(x: 9_000, y: 8_150)
    case .outerWest: Spot(x: 300, y: 8_300)
    case .outerEast: Spot(x: 11_350, y: 8_000)
    case .southWest: Spot(x: 700, y: 2_600)
    case .southEast: Spot(x: 11_200, y: 2_500)
    case .south1: Spot(x: 2_600, y: 1_100)
    case .south2: Spot(x: 5_100, y: 600)
    case .south3: Spot(x: 7_600, y: 450)
    case .south4: Spot(x: 9_500, y: 1_000)
    case .north1: Spot(x: 1_500, y: 10_200)
    case .north2: Spot(x: 4_800, y: 10_800)
    case .north3: Spot(x: 8_600, y: 10_600)
    case .north4: Spot(x: 10_900, y: 9_800)
    }
  }

  private func onRiver(_ x: Double) -> Spot {
    Spot(x: x, y: River.middle(atX: x))
  }
}
