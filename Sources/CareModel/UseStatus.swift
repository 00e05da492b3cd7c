/// The current operating status of a facility. The raw values are the codes used in the outputs.
public enum UseStatus: String, Sendable, CaseIterable {
  /// In normal operation (正常运营, 在用).
  case inUse = "in_use"
  /// Not yet handed over to its operator (未移交).
  case notHandedOver = "not_handed_over"
  /// Vacant or idle (空置, 闲置).
  case idle
  /// Planned or under construction (拟建, 在建).
  case planned
  /// Closed down or deregistered (停业, 关停, 注销).
  case closed
  /// Demolished, so that it no longer exists (拆除).
  case demolished
  /// Converted to another use, misappropriated or let (改变用途, 挪用, 出租).
  case changedUse = "changed_use"
}
