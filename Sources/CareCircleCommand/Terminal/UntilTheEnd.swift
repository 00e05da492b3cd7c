import CareCircle
import Synchronization

/// Keeps what is large until the process ends.
///
/// A command that is done has no use for its memory. Freeing a million rows one by one would take a tenth
/// of the whole run; the system takes all of it back at once.
enum UntilTheEnd {
  private static let kept = Mutex<[any Sendable]>([])

  /// Keeps a result.
  static func keep(_ result: some Sendable) {
    kept.withLock { $0.append(result) }
  }
}
