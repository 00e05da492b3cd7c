/// A growing array of plain values that one worker fills and empties repeatedly.
///
/// Indices are not checked, and there is no reference counting or sharing: the innermost loops of a union run
/// on it and take half the time that they would with `Array`. All unsafe memory of the union is in this file.
struct Scratch<Element: BitwiseCopyable>: ~Copyable {
  private(set) var count = 0
  private var capacity: Int
  private var base: UnsafeMutablePointer<Element>

  init(capacity: Int = 64) {
    self.capacity = max(1, capacity)
    base = .allocate(capacity: self.capacity)
  }

  deinit {
    base.deallocate()
  }

  /// The value at an index, which must be in `0..<count`.
  @inline(__always)
  subscript(index: Int) -> Element {
    get { base[index] }
    nonmutating set { base[index] = newValue }
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow() }
    (base + count).initialize(to: element)
    count += 1
  }

  @inline(__always)
  mutating func removeAll() { count = 0 }

  mutating func sort(by precedes: (Element, Element) -> Bool) {
    var values = UnsafeMutableBufferPointer(start: base, count: count)
    values.sort(by: precedes)
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: base, count: count)
    base.deallocate()
    base = larger
    capacity *= 2
  }
}

/// Unsafe pointers to the arrays of `DiscRows`, valid during a call of `withView`.
struct DiscView {
  let xs: UnsafePointer<Double>
  let ys: UnsafePointer<Double>
  let radii: UnsafePointer<Double>
  let layerOf: UnsafePointer<UInt8>
  let rowStarts: UnsafePointer<Int32>
  let count: Int
}

extension DiscRows {
  /// Calls `body` with pointers to the arrays. If there are no discs, returns nil without calling it.
  func withView<Result>(_ body: (DiscView) -> Result) -> Result? {
    xs.withUnsafeBufferPointer { xs in
      ys.withUnsafeBufferPointer { ys in
        radii.withUnsafeBufferPointer { radii in
          layerOf.withUnsafeBufferPointer { layerOf in
            rowStarts.withUnsafeBufferPointer { rowStarts in
              guard let x = xs.baseAddress, let y = ys.baseAddress,
                let radius = radii.baseAddress, let layer = layerOf.baseAddress,
                let row = rowStarts.baseAddress
              else { return nil }
              return body(
                DiscView(
                  xs: x, ys: y, radii: radius, layerOf: layer, rowStarts: row, count: xs.count))
            }
          }
        }
      }
    }
  }
}
