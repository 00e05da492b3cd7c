/// Work over the places of an array on every core.
public enum ParallelMap {
  /// The results of `body` for 0 to `count - 1`, in order.
  ///
  /// The places are cut into coarse runs, since each run costs far more to hand out than one place to
  /// compute. `finished` is told after each run how many places it held; it is called from any thread.
  public static func map<Result: Sendable>(
    _ count: Int, finished: @Sendable (Int) -> Void = { _ in },
    _ body: @Sendable (Int) -> Result
  ) -> [Result] {
    blocks(count, of: 8192, finished: finished) { places, slots in
      for (offset, place) in places.enumerated() {
        (slots + offset).initialize(to: body(place))
      }
    }
  }

  /// The results for 0 to `count - 1`, in order, worked out a block of at most `size` at a time.
  ///
  /// `body` gets the places of a block and the memory for their results, in which it has to initialise
  /// each, in any order. At least 16 blocks are made where there are so many places, so that every
  /// core has work to the end.
  package static func blocks<Result: Sendable>(
    _ count: Int, of size: Int, finished: @Sendable (Int) -> Void = { _ in },
    _ body: @Sendable (Range<Int>, UnsafeMutablePointer<Result>) -> Void
  ) -> [Result] {
    guard count > 0 else { return [] }
    let blocks = min(count, max(16, (count + size - 1) / max(1, size)))
    return [Result](unsafeUninitializedCapacity: count) { buffer, initialised in
      guard let base = buffer.baseAddress else { return }
      // Each block writes its own places of the buffer, and they are all written when the call returns.
      nonisolated(unsafe) let slots = base
      EveryCore.forEachRun(blocks, state: { () }) { _, block in
        let places = (count * block / blocks)..<(count * (block + 1) / blocks)
        body(places, slots + places.lowerBound)
        finished(places.count)
      }
      initialised = count
    }
  }
}
