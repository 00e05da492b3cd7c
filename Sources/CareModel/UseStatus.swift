/// How a facility stands today. The codes are the ones that the outputs carry.
public enum UseStatus: String, Sendable, CaseIterable {
  /// 正常运营, 在用.
  case inUse = "in_use"
  /// 未移交.
  case notHandedOver = "not_handed_over"
  /// 空置, 闲置.
  case idle
  /// 在建, 拟建.
  case planned
  /// 停业, 关停, 注销.
  case closed
  /// 拆除.
  case demolished
  /// 改变用途, 挪用, 出租.
  case changedUse = "changed_use"
}
