/// How long to search.
public struct SitingLimits: Sendable {
  /// The longest time, by the clock. What a plan is like when this ends the search depends on the machine.
  public var time: Duration?
  /// The most work, in pairs of the matrix touched, about a nanosecond or two each. The same problem, seed and work
  /// limit give the same plan on every machine, unless time or cancellation ends the search before.
  public var work: Int64?
  /// What random choices start from.
  public var seed: UInt64 = 1
  /// Asked now and then; true ends the search with the best plan so far.
  public var isCancelled: @Sendable () -> Bool = { false }

  /// Limits on time, on work, on both or on neither; without any, the search ends with the proof.
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
