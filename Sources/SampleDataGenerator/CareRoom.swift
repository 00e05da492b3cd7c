/// A place of elder care (养老服务设施).
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

/// What the ledger knows of a room's floor area, in square metres.
struct RoomSize {
  var gross: Double?
  var inner: Double?

  /// Both areas, the inner one about four fifths of the gross.
  static func both(_ gross: Double) -> RoomSize {
    RoomSize(gross: gross, inner: (gross * 8).rounded() / 10)
  }

  static let unknown = RoomSize()
}

/// Whether a room is handed over, in use, and until when. The texts are the ledger's own words.
struct RoomState {
  var use = "正常运营"
  var handover = "已移交"
  var opened = ""
  var leaseEnds = ""
}

/// The kinds of place in the ledger.
enum CareKind: String {
  case careRoom = "居家养老服务用房"
  case communityCentre = "居家养老服务照料中心"
  case townshipCentre = "乡镇(街道)居家养老中心"
  case dayCare = "日间照料中心"
  case canteen = "老年食堂"
  case institution = "养老院"
  case publicHome = "敬老院"
  case villageHome = "农村幸福院"

  /// How a place of this kind is called after its quarter or township.
  var ending: String {
    switch self {
    case .townshipCentre: "居家养老中心"
    default: rawValue
    }
  }

  /// The level of government it belongs to.
  var level: String {
    switch self {
    case .townshipCentre, .publicHome: "乡镇级"
    case .institution: "区县级"
    default: "村社级"
    }
  }

  /// What is offered there.
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
