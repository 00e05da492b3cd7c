import CareCircle
import Synchronization

/// Keeps large values until the process ends.
///
/// A command that has finished does not need its memory. Freeing a million rows one by one would take a tenth of the
/// whole run, while the system reclaims all of it at once.
enum UntilTheEnd {
  private static let kept = Mutex<[any Sendable]>([])

  static func keep(_ result: some Sendable) {
    kept.withLock { $0.append(result) }
  }
}
