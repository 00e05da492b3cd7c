import CareModel
import Wording

extension Verdict {
  /// The verdict in words.
  public var message: Message {
    switch self {
    case .covered: Message(en: "covered", zh: "已覆盖")
    case .gap: Message(en: "gap", zh: "缺口")
    case .indeterminate: Message(en: "undecided", zh: "待核实")
    case .notApplicable: Message(en: "not an old urban estate", zh: "不适用")
    }
  }
}

extension Reason {
  /// The reason in words, with what would remedy or settle it.
  public var message: Message {
    switch self {
    case .tooFar:
      Message(en: "no care room within the circle", zh: "服务圈内没有养老服务用房")
    case .onlyUndersized:
      Message(en: "only rooms that are too small within the circle", zh: "服务圈内的用房面积均不达标")
    case .onlyUnusable:
      Message(en: "only rooms that are not in use within the circle", zh: "服务圈内的用房均未投入使用")
    case .otherKind:
      Message(en: "only places of another kind within the circle", zh: "服务圈内只有其他类型的设施")
    case .kindUnknown:
      Message(en: "the kind of a facility within the circle is not known", zh: "服务圈内设施的类型不明")
    case .areaUnknown:
      Message(en: "the area of a room within the circle is not known", zh: "服务圈内用房的面积不明")
    case .statusUnknown:
      Message(
        en: "whether a room within the circle is in use is not known", zh: "服务圈内用房是否在用不明")
    case .yearUnknown:
      Message(en: "whether the estate is an old one is not known", zh: "是否老旧小区不明")
    case .settingUnknown:
      Message(en: "whether the estate lies in town is not known", zh: "城乡属性不明")
    case .snapFailed:
      Message(en: "no street near enough to step onto", zh: "附近没有可步行到达的道路")
    case .disconnected:
      Message(
        en: "the streets around it are joined to no others in the data", zh: "周边道路在数据中与其他道路不相连")
    case .outsideNetwork:
      Message(en: "outside the extent of the street data", zh: "位于道路数据范围之外")
    case .edgeOfData:
      Message(
        en: "the edge of the street data is nearer than the limit", zh: "道路数据边界位于步行限值之内")
    case .edgeUncertain:
      Message(
        en: "the edge of the facility data is nearer than the limit", zh: "设施数据边界位于步行限值之内")
    case .facilityUnconnected:
      Message(
        en: "a facility that would decide joins no street in the data", zh: "起决定作用的设施未与道路相连")
    case .barrier:
      Message(en: "a closed wall around it has no opening in the data", zh: "四周围墙在数据中没有出入口")
    }
  }
}
