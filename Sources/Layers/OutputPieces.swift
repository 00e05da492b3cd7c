import Dispatch
import Parallel
import Synchronization
import TextFormats

/// Encodes an output piece by piece on every core, and writes the pieces in order.
///
/// Each worker takes the next piece, encodes it into its own buffer, and waits for its turn to write. One core
/// therefore writes while the others encode, a slow reader slows everything down, and memory never holds more pieces
/// than there are workers.
package enum OutputPieces {
  /// Encodes pieces 0 to `count - 1` and calls `write` with each of them in order, never concurrently.
  ///
  /// `write` may be called from any thread. If it throws, it is not called again, and the error is rethrown.
  package static func encode<Failure: Error>(
    _ count: Int, _ encode: @Sendable (Int, inout ByteBuffer) -> Void,
    write: (Int, borrowing ByteBuffer) throws(Failure) -> Void
  ) throws(Failure) {
    guard count > 0 else { return }
    let workers = min(count, EveryCore.count)
    let turns = Turnstile(workers)
    let failure = Mutex<Failure?>(nil)
    // Only the worker whose turn it is calls `write`, after the previous one has returned from it, and
    // forEach returns when all workers have finished.
    withoutActuallyEscaping(write) { write in
      nonisolated(unsafe) let write = write
      EveryCore.forEach(workers) { _ in
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
/// No worker waits for a piece that nobody is working on: pieces are taken in order, and the worker with the lowest
/// piece always has its turn. It therefore does not matter how many workers actually run.
private final class Turnstile: Sendable {
  private let next = Atomic<Int>(0)
  /// One gate for each worker. At most that many pieces are taken but not yet written, so that no two pieces wait at
  /// the same gate.
  private let gates: [DispatchSemaphore]

  init(_ workers: Int) {
    gates = (0..<workers).map { _ in DispatchSemaphore(value: 0) }
    gates[0].signal()
  }

  /// Takes the next piece; nil if there is none.
  func take(below count: Int) -> Int? {
    let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
    return piece < count ? piece : nil
  }

  /// After this, no more pieces are taken.
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
