/// How walks are measured.
public enum ReachMethod: String, Hashable, Sendable {
  /// In straight lines that a factor lengthens: an estimate.
  case straight
  /// Along the streets.
  case street

  /// Whether walks are only estimated.
  public var isEstimated: Bool { self == .straight }
}
