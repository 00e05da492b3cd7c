import StreetNetwork
import Wording

extension LeftOutReason {
  /// The reason in words.
  public var message: Message {
    switch self {
    case .motorway: Message(en: "motorways", zh: "高速公路")
    case .expressway:
      Message(en: "trunk roads and motor roads without sidewalk", zh: "无人行道的快速路、汽车专用路")
    case .notBuilt: Message(en: "not built, or not there any more", zh: "未建成或已废弃")
    case .cycleway: Message(en: "cycle ways without walkers", zh: "未注明可步行的自行车道")
    case .bridleway: Message(en: "bridle ways without walkers", zh: "未注明可步行的马道")
    case .busway: Message(en: "busways without walkers", zh: "未注明可步行的公交专用道")
    case .notForWalkers: Message(en: "race tracks, ladders and the like", zh: "赛道、爬梯等")
    case .restArea: Message(en: "grounds of rest areas", zh: "服务区、停车区范围")
    case .noHighway:
      Message(en: "open to walkers, but without a highway tag", zh: "注明可步行但无 highway 标签")
    case .unknownKind: Message(en: "kinds of highway that no rule knows", zh: "未知的道路类型")
    case .footForbidden: Message(en: "closed to walkers", zh: "禁止步行")
    case .sidepath: Message(en: "walkers take the path beside it", zh: "行人须走旁侧步道")
    case .accessForbidden: Message(en: "closed to everybody", zh: "禁止通行")
    case .privateWay: Message(en: "private", zh: "私有道路")
    case .ferry: Message(en: "ferries", zh: "渡轮")
    case .steps: Message(en: "steps", zh: "台阶")
    case .wheelchair: Message(en: "closed to wheelchairs", zh: "轮椅不可通行")
    }
  }
}

extension NetworkOddity {
  /// The oddity in words.
  public var message: Message {
    switch self {
    case .missingNodes: Message(en: "nodes that the file does not have", zh: "文件中缺失的节点")
    case .cutWays: Message(en: "ways cut where nodes are missing", zh: "因节点缺失而截断的路径")
    case .lostWays: Message(en: "ways with fewer than two nodes in the file", zh: "节点几乎全部缺失的路径")
    case .shortWays: Message(en: "ways of fewer than two nodes, left out", zh: "不足两个节点的路径（未采用）")
    case .longSegments:
      Message(en: "segments over 100 km, at which ways are cut", zh: "超过100公里的路段（在此断开）")
    case .zeroLengthWays: Message(en: "ways without length", zh: "长度为零的路径")
    case .repeatedNodes: Message(en: "nodes repeated at once, dropped", zh: "连续重复的节点（已去除）")
    case .duplicateWays: Message(en: "ways that come again, first kept", zh: "重复的路径（保留首个）")
    case .duplicateNodes: Message(en: "nodes that come again, first kept", zh: "重复的节点（保留首个）")
    case .missingMembers:
      Message(en: "ways of water and squares that are not there", zh: "水面、广场所缺的路径")
    case .nodesWithoutPlace: Message(en: "nodes without a place", zh: "没有坐标的节点")
    case .deletedObjects: Message(en: "objects marked as deleted", zh: "标为已删除的对象")
    case .unknownBarriers:
      Message(en: "barriers of unknown kind, taken as open", zh: "类型未知的障碍（视为可通行）")
    case .blockingNodes: Message(en: "places on streets where nobody passes", zh: "道路上不可通行之处")
    case .closedWalls: Message(en: "closed walls without any opening", zh: "没有出入口的闭合围墙")
    case .limitedHours:
      Message(en: "open at some hours only, taken as open", zh: "限时或有条件开放（视为开放）")
    case .crossingLines:
      Message(en: "places where lines cross without a shared vertex", zh: "线相交而无共同顶点之处（不互通）")
    case .lifecycleTags:
      Message(en: "streets perhaps closed or disused, walked", zh: "可能施工或停用的道路（视为可通行）")
    }
  }
}

extension BarrierKind {
  /// The kind in words.
  public var message: Message {
    switch self {
    case .river: Message(en: "rivers and canals", zh: "河流、运河")
    case .water: Message(en: "edges of water", zh: "水面边缘")
    case .railway: Message(en: "railways at the surface", zh: "地面铁路")
    case .expressway: Message(en: "motorways and expressways", zh: "高速公路、快速路")
    case .wall: Message(en: "walls, fences, hedges", zh: "围墙、栅栏、绿篱")
    }
  }
}
