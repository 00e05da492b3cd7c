/// `rooms.csv`: the civil affairs bureau's ledger, in GCJ-02, latitude before longitude.
enum CareRoomTable {
  private static let header = [
    "设施编号", "设施名称", "设施类型", "层级", "乡镇(街道)", "地址", "纬度", "经度", "建筑面积",
    "套内建筑面积", "使用状态", "移交状态", "启用日期", "租赁到期日", "床位数", "服务内容",
  ]

  /// The text of the file, without a byte order mark and with LF line ends.
  static func text(of rooms: [CareRoom]) throws -> String {
    let rows = try numbered(rooms).map(cells)
    return ([header] + rows).map { FixedText.line($0, end: "\n") }.joined()
  }

  /// Numbers the rooms, and adds a suffix to names that occur more than once.
  private static func numbered(_ rooms: [CareRoom]) -> [CareRoom] {
    var seen: [String: Int] = [:]
    return rooms.enumerated().map { index, room in
      var result = room
      result.id = "YL" + String(index + 1_001).dropFirst()
      let count = seen[room.name, default: 0] + 1
      seen[room.name] = count
      if count > 1 { result.name += count == 2 ? "（二部）" : "（三部）" }
      return result
    }
  }

  private static func cells(of room: CareRoom) throws -> [String] {
    let position = try Survey.gcj02(room.spot)
    return [
      room.id, room.name, room.kind.rawValue, room.kind.level, room.township.name, room.address,
      FixedText.number(position.latitude, decimals: 6),
      FixedText.number(position.longitude, decimals: 6),
      FixedText.area(room.area.gross), FixedText.area(room.area.inner),
      room.state.use, room.state.handover, room.state.opened, room.state.leaseEnds,
      room.beds.map(String.init) ?? "", room.services,
    ]
  }
}
