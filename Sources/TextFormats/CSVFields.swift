/// The fields of one record: offsets into the input, or into scratch memory for unescaped ones.
///
/// All unsafe storage of the CSV reader is here. It is reused from record to record and grows only.
@usableFromInline
final class CSVFields {
  @usableFromInline
  struct Field {
    /// Offset into the input; when negative, the complement of an offset into the scratch memory.
    @usableFromInline var start: Int
    @usableFromInline var length: Int

    @inline(__always)
    init(start: Int, length: Int) {
      self.start = start
      self.length = length
    }
  }

  @usableFromInline var input = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  @usableFromInline private(set) var fields = UnsafeMutablePointer<Field>.allocate(capacity: 32)
  @usableFromInline private(set) var scratch = UnsafeMutablePointer<UInt8>.allocate(capacity: 64)
  @usableFromInline private(set) var count = 0
  private var capacity = 32
  private(set) var scratchCount = 0
  private var scratchCapacity = 64

  deinit {
    fields.deallocate()
    scratch.deallocate()
  }

  func clear() {
    count = 0
    scratchCount = 0
  }

  @inline(__always)
  func append(start: Int, length: Int) {
    if count == capacity { growFields() }
    (fields + count).initialize(to: Field(start: start, length: length))
    count += 1
  }

  /// Ends a field whose text was put together in the scratch memory from `start` on.
  func appendScratch(from start: Int) {
    append(start: ~start, length: scratchCount - start)
  }

  /// Adds a run of input bytes to the scratch memory.
  func copyToScratch(_ range: Range<Int>) {
    if scratchCapacity - scratchCount < range.count { growScratch(by: range.count) }
    guard let base = input.baseAddress else { return }
    (scratch + scratchCount).update(from: base + range.lowerBound, count: range.count)
    scratchCount += range.count
  }

  @inlinable
  func bytes(_ i: Int) -> UnsafeBufferPointer<UInt8> {
    guard i >= 0, i < count else { return UnsafeBufferPointer(start: nil, count: 0) }
    let field = fields[i]
    if field.start < 0 {
      return UnsafeBufferPointer(start: scratch + ~field.start, count: field.length)
    }
    return UnsafeBufferPointer(rebasing: input[field.start..<field.start + field.length])
  }

  @inline(never)
  private func growFields() {
    let larger = UnsafeMutablePointer<Field>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: fields, count: count)
    fields.deallocate()
    fields = larger
    capacity *= 2
  }

  private func growScratch(by extra: Int) {
    let size = max(scratchCapacity * 2, scratchCount + extra)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
    larger.moveInitialize(from: scratch, count: scratchCount)
    scratch.deallocate()
    scratch = larger
    scratchCapacity = size
  }
}
