/// Memory of a fixed size for inner loops. The owner must keep it alive while it uses `base`.
final class Buffer<Element: BitwiseCopyable> {
  let base: UnsafeMutablePointer<Element>
  /// The number of elements for which there is room.
  let count: Int

  init(_ count: Int, _ value: Element) {
    self.count = count
    base = .allocate(capacity: max(1, count))
    base.initialize(repeating: value, count: count)
  }

  convenience init(_ array: [Element], or value: Element) {
    self.init(array.count, value)
    for (index, element) in array.enumerated() { base[index] = element }
  }

  deinit { base.deallocate() }

  @inline(__always)
  subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count)
      return base[index]
    }
    set {
      assert(index >= 0 && index < count)
      base[index] = newValue
    }
  }

  /// Sets the first `length` elements.
  func fill(_ value: Element, _ length: Int) {
    precondition(length <= count)
    base.update(repeating: value, count: length)
  }

  /// The first `length` elements.
  func prefix(_ length: Int) -> [Element] {
    Array(UnsafeBufferPointer(start: base, count: min(length, count)))
  }
}
