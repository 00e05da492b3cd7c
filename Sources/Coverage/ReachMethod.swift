/// By what walks are measured.
public enum ReachMethod: String, Hashable, Sendable {
  /// Straight lines, lengthened by a factor: an estimate.
  case straight
  /// The streets themselves.
  case street

  /// Whether walks are only estimated.
  public var isEstimated: Bool { self == .straight }
}
