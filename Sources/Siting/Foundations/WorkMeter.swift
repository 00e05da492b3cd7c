/// Counts work and decides when it has to end.
final class WorkMeter {
  private let deadline: ContinuousClock.Instant?
  private let workLimit: Int64
  private let isCancelled: @Sendable () -> Bool
  private var nextLook: Int64 = 0
  /// The work done so far.
  private(set) var work: Int64 = 0
  /// The reason why the search ended; nil while it is running.
  private(set) var end: SitingPlan.End?

  /// The amount of work between two checks of the clock: about a millisecond.
  private static let pause: Int64 = 500_000

  init(_ limits: SitingLimits) {
    deadline = limits.time.map { ContinuousClock.now + $0 }
    workLimit = limits.work ?? .max
    isCancelled = limits.isCancelled
  }

  private init(of meter: WorkMeter, limit: Int64) {
    deadline = meter.deadline
    workLimit = limit
    isCancelled = meter.isCancelled
  }

  /// A meter for a share of the remaining work. `absorb` adds its work to this one.
  func part(_ numerator: Int64, of denominator: Int64) -> WorkMeter {
    let left = workLimit == .max ? .max : max(0, workLimit - work) / denominator * numerator
    return WorkMeter(of: self, limit: left)
  }

  /// A meter that ends after a given amount of work, or when this one would.
  func part(atMost amount: Int64) -> WorkMeter {
    WorkMeter(of: self, limit: min(amount, workLimit == .max ? .max : max(0, workLimit - work)))
  }

  /// Adds the work of the meters of parts.
  func absorb(_ parts: WorkMeter...) {
    for part in parts {
      work += part.work
      if part.end == .timeLimit || part.end == .cancelled { end = end ?? part.end }
    }
    _ = look()
  }

  /// Adds work, and returns whether the search has to end.
  @inline(__always)
  func spend(_ amount: Int) -> Bool {
    work &+= Int64(truncatingIfNeeded: amount)
    return work >= nextLook ? look() : end != nil
  }

  /// Whether the search has to end.
  var isOver: Bool { end != nil }

  private func look() -> Bool {
    guard end == nil else { return true }
    nextLook = min(work + Self.pause, workLimit)
    if work >= workLimit {
      end = .workLimit
    } else if let deadline, ContinuousClock.now >= deadline {
      end = .timeLimit
    } else if isCancelled() {
      end = .cancelled
    }
    return end != nil
  }
}
