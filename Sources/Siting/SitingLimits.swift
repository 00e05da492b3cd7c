/// Limits on a search, and the source of its random choices.
public struct SitingLimits: Sendable {
  /// The longest time, by the clock. If it ends the search, the plan depends on the speed of the machine.
  public var time: Duration?
  /// The most work, in pairs of the matrix that are visited, each of which takes one or two nanoseconds. The same
  /// problem, seed and work limit give the same plan on every machine, unless time or cancellation ends the search
  /// first.
  public var work: Int64?
  /// The seed of random choices.
  public var seed: UInt64 = 1
  /// Called about every millisecond; if it returns true, the search ends with the best plan so far.
  public var isCancelled: @Sendable () -> Bool = { false }

  /// Makes limits on time, on work, on both or on neither. Without limits the search ends when the plan is proved
  /// optimal.
  public init(
    time: Duration? = nil, work: Int64? = nil, seed: UInt64 = 1,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.time = time
    self.work = work
    self.seed = seed
    self.isCancelled = isCancelled
  }
}
