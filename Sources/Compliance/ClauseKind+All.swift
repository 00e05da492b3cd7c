extension ClauseKind {
  /// Every kind of clause, in the order in which messages and documents list them.
  public static let all: [ClauseKind] = [
    .areaProvision, .placeSize, .withinCircle, .circleCoverage, .distance, .presence, .serviceMix,
    .coLocation, .fourSynchrony, .useStatus, .complianceRate, .indicator, .milestone, .serviceList,
    .rating, .idleAssets, .subsidy, .notComputable,
  ]
}
