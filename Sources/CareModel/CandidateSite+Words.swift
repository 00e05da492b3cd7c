extension CandidateSite.Mode {
  /// The mode in Chinese, as tables write it.
  public var chinese: String {
    switch self {
    case .build: "新建"
    case .convert: "改扩建"
    case .purchase: "购置"
    case .exchange: "置换"
    case .lease: "租赁"
    }
  }
}
