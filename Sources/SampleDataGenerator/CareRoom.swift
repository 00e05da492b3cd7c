/// An elder-care facility (养老服务设施).
struct CareRoom {
  var id = ""
  var name: String
  var kind: CareKind
  var township: TownshipArea
  var address: String
  var spot: Spot
  var area: RoomSize
  var state = RoomState()
  var beds: Int?
  var services: String
}

/// The floor areas of a room that the ledger gives, in square metres.
struct RoomSize {
  var gross: Double?
  var inner: Double?

  /// Both areas. The inner area is four fifths of the gross area, rounded to 0.1 m².
  static func both(_ gross: Double) -> RoomSize {
    RoomSize(gross: gross, inner: (gross * 8).rounded() / 10)
  }

  static let unknown = RoomSize()
}

/// Whether a room is in use and handed over, and its dates. The texts are the ledger's own words.
struct RoomState {
  var use = "正常运营"
  var handover = "已移交"
  var opened = ""
  var leaseEnds = ""
}

/// The kinds of facility in the ledger.
enum CareKind: String {
  case careRoom = "居家养老服务用房"
  case communityCentre = "居家养老服务照料中心"
  case townshipCentre = "乡镇(街道)居家养老中心"
  case dayCare = "日间照料中心"
  case canteen = "老年食堂"
  case institution = "养老院"
  case publicHome = "敬老院"
  case villageHome = "农村幸福院"

  /// The part of a facility's name that follows the name of its community, village or township.
  var ending: String {
    switch self {
    case .townshipCentre: "居家养老中心"
    default: rawValue
    }
  }

  /// The level of government that runs facilities of this kind.
  var level: String {
    switch self {
    case .townshipCentre, .publicHome: "乡镇级"
    case .institution: "区县级"
    default: "村社级"
    }
  }

  /// Possible lists of the services that a facility of this kind offers.
  var services: [String] {
    switch self {
    case .careRoom: ["助餐、日间照料", "日间照料、助浴", "助餐、文体活动、健康管理", "日间照料"]
    case .communityCentre: ["助餐、日间照料、助洁", "日间照料、助餐、助浴、健康管理"]
    case .townshipCentre: ["失能照护、老年食堂、助浴、助洁、助医、助行", "失能照护、日间照料、助餐、助浴"]
    case .dayCare: ["日间照料、助餐", "日间照料、康复"]
    case .canteen: ["助餐"]
    case .institution: ["全托、失能照护、康复"]
    case .publicHome: ["特困供养、全托"]
    case .villageHome: ["助餐、文体活动", "日间照料、文体活动"]
    }
  }
}
