/// A buffer of rows in its own memory, from which they are moved, rather than copied, to their final position.
///
/// `@unchecked Sendable` is sound: a buffer is filled only by the worker that made it, and passed to others only after
/// that worker has finished with it.
package final class RowBuffer<Row: Sendable>: @unchecked Sendable {
  // Only `append` and `move` change the count, and they call nothing that could access it again. The exclusivity check
  // would be made once for every row.
  @exclusivity(unchecked) package private(set) var count = 0
  @exclusivity(unchecked) private var memory: UnsafeMutableBufferPointer<Row>

  package init(capacity: Int) {
    memory = .allocate(capacity: max(1, capacity))
  }

  deinit {
    memory[..<count].deinitialize()
    memory.deallocate()
  }

  @inline(__always)
  package func append(_ row: consuming Row) {
    if count == memory.count { grow(to: max(16, count * 2)) }
    memory.initializeElement(at: count, to: consume row)
    count += 1
  }

  package subscript(index: Int) -> Row {
    get {
      precondition(index >= 0 && index < count)
      return memory[index]
    }
    set {
      precondition(index >= 0 && index < count)
      memory[index] = newValue
    }
  }

  /// Moves all rows except those at the ascending indices `dropped` to uninitialised memory. Afterwards the buffer is
  /// empty and has freed its own memory.
  package func move(to target: UnsafeMutablePointer<Row>, dropping dropped: [Int] = []) {
    var target = target
    var next = 0
    for index in dropped + [count] {
      let kept = index - next
      if let base = memory.baseAddress { target.moveInitialize(from: base + next, count: kept) }
      target += kept
      next = index + 1
      if index < count { memory.deinitializeElement(at: index) }
    }
    count = 0
    memory.deallocate()
    memory = UnsafeMutableBufferPointer(start: nil, count: 0)
  }

  @inline(never)
  private func grow(to capacity: Int) {
    let larger = UnsafeMutableBufferPointer<Row>.allocate(capacity: capacity)
    _ = larger.moveInitialize(fromContentsOf: memory[..<count])
    memory.deallocate()
    memory = larger
  }
}
