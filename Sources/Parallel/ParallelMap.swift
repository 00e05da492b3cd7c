/// Work on every element of an array, on every core.
public enum ParallelMap {
  /// The results of `body` for 0 to `count - 1`, in order.
  ///
  /// The indices are cut into coarse runs, since handing out a run costs far more than computing one result.
  /// `finished` is called after each run, from any thread, with the number of indices in it.
  public static func map<Result: Sendable>(
    _ count: Int, finished: @Sendable (Int) -> Void = { _ in },
    _ body: @Sendable (Int) -> Result
  ) -> [Result] {
    blocks(count, of: 8192, finished: finished) { indices, slots in
      for (offset, index) in indices.enumerated() {
        (slots + offset).initialize(to: body(index))
      }
    }
  }

  /// The results for 0 to `count - 1`, in order, computed in blocks of at most `size` indices.
  ///
  /// `body` gets the indices of a block and the uninitialised memory for their results; it must initialise
  /// every one of them, in any order. There are at least 16 blocks, unless `count` is smaller than that, so that
  /// every core has work to the end.
  package static func blocks<Result: Sendable>(
    _ count: Int, of size: Int, finished: @Sendable (Int) -> Void = { _ in },
    _ body: @Sendable (Range<Int>, UnsafeMutablePointer<Result>) -> Void
  ) -> [Result] {
    guard count > 0 else { return [] }
    let blocks = min(count, max(16, (count + size - 1) / max(1, size)))
    return [Result](unsafeUninitializedCapacity: count) { buffer, initialised in
      guard let base = buffer.baseAddress else { return }
      // No two blocks write the same part of the buffer, and all of it is written when the call returns.
      nonisolated(unsafe) let slots = base
      EveryCore.forEachRun(blocks, state: { () }) { _, block in
        let indices = (count * block / blocks)..<(count * (block + 1) / blocks)
        body(indices, slots + indices.lowerBound)
        finished(indices.count)
      }
      initialised = count
    }
  }
}
