import Dispatch
import Synchronization
import TextFormats

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Encodes an output piece by piece on every core, and hands the pieces on in their order.
///
/// Each worker takes the next piece, encodes it into a buffer of its own, and waits for its turn to
/// write. So one core writes while the others encode, a slow reader holds everybody up, and there are
/// never more pieces in memory than workers.
package enum OutputPieces {
  /// Encodes pieces 0 to `count - 1` and calls `write` with each, in order, never two at a time.
  ///
  /// `write` is called from any thread. After an error of `write`, which is thrown on, it is not called
  /// again.
  package static func encode<Failure: Error>(
    _ count: Int, _ encode: @Sendable (Int, inout ByteBuffer) -> Void,
    write: (Int, borrowing ByteBuffer) throws(Failure) -> Void
  ) throws(Failure) {
    guard count > 0 else { return }
    let workers = max(1, min(count, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    let turns = Turnstile(workers)
    let failure = Mutex<Failure?>(nil)
    // Only the worker whose turn it is calls `write`, each after the one before has left, and
    // concurrentPerform returns when all have.
    withoutActuallyEscaping(write) { write in
      nonisolated(unsafe) let write = write
      DispatchQueue.concurrentPerform(iterations: workers) { _ in
        var buffer = ByteBuffer()
        while let piece = turns.take(below: count) {
          buffer.removeAll(keepingCapacity: true)
          encode(piece, &buffer)
          turns.wait(for: piece)
          do throws(Failure) {
            if failure.withLock({ $0 == nil }) { try write(piece, buffer) }
          } catch {
            failure.withLock { $0 = error }
            turns.close()
          }
          turns.leave(piece)
        }
      }
    }
    if let failure = failure.withLock({ $0 }) { throw failure }
  }
}

/// Lets workers through one at a time, in the order of the pieces that they have taken.
///
/// Nobody waits for a piece that is not being worked at: pieces are taken in order, and whoever has
/// taken the lowest has its turn. So it does not matter how many of the workers run.
private final class Turnstile: Sendable {
  private let next = Atomic<Int>(0)
  /// One for each worker. At most that many pieces are taken and not yet written, so that the pieces
  /// which wait at one gate never overlap.
  private let gates: [DispatchSemaphore]

  init(_ workers: Int) {
    gates = (0..<workers).map { _ in DispatchSemaphore(value: 0) }
    gates[0].signal()
  }

  /// The next piece, or nil when there is none.
  func take(below count: Int) -> Int? {
    let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
    return piece < count ? piece : nil
  }

  /// Nobody takes a piece any more.
  func close() {
    next.store(Int.max / 2, ordering: .relaxed)
  }

  func wait(for piece: Int) {
    gates[piece % gates.count].wait()
  }

  func leave(_ piece: Int) {
    gates[(piece + 1) % gates.count].signal()
  }
}
