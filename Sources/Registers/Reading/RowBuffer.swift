/// Rows in memory of their own, from where they are moved, not copied, to where they stay.
///
/// `@unchecked Sendable` is sound: a buffer is filled by the one worker that made it, and known to others
/// only after that worker has handed it over.
package final class RowBuffer<Row: Sendable>: @unchecked Sendable {
  // Only `append` and `move` change them, which call nothing that could come back here. The check for it
  // would be made once a row.
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

  package subscript(place: Int) -> Row {
    get {
      precondition(place >= 0 && place < count)
      return memory[place]
    }
    set {
      precondition(place >= 0 && place < count)
      memory[place] = newValue
    }
  }

  /// Moves all rows but those at `dropped`, which ascend, to memory that holds none. The buffer is empty
  /// then, and has given its own memory back.
  package func move(to target: UnsafeMutablePointer<Row>, dropping dropped: [Int] = []) {
    var target = target
    var next = 0
    for place in dropped + [count] {
      let kept = place - next
      if let base = memory.baseAddress { target.moveInitialize(from: base + next, count: kept) }
      target += kept
      next = place + 1
      if place < count { memory.deinitializeElement(at: place) }
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
