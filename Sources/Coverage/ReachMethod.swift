/// How walks are measured.
public enum ReachMethod: String, Hashable, Sendable {
  /// In straight lines that a factor lengthens: an estimate.
  case straight
  /// Along the streets of a network.
  case street

  /// Whether walks are only estimated.
  public var isEstimated: Bool { self == .straight }
}
