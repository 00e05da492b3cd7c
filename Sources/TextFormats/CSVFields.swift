/// The fields of one record: ranges of the input, or of scratch memory for fields that had to be
/// unescaped.
///
/// This class holds all unsafe storage of the CSV reader. It is reused from record to record and
/// never shrinks. The state is behind one constant pointer because Swift checks every access to the
/// stored variables of a class for exclusivity, which would take longer than the access itself.
@usableFromInline
final class CSVFields {
  @usableFromInline
  struct Field {
    /// An offset into the input or, if negative, the bitwise complement of one into the scratch
    /// memory.
    @usableFromInline var start: Int
    @usableFromInline var length: Int

    @inline(__always)
    init(start: Int, length: Int) {
      self.start = start
      self.length = length
    }
  }

  @usableFromInline
  struct State {
    @usableFromInline var input = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    @usableFromInline var fields = UnsafeMutablePointer<Field>.allocate(capacity: 32)
    @usableFromInline var scratch = UnsafeMutablePointer<UInt8>.allocate(capacity: 64)
    @usableFromInline var count = 0
    var capacity = 32
    var scratchCount = 0
    var scratchCapacity = 64
  }

  @usableFromInline let state: UnsafeMutablePointer<State>

  init() {
    state = .allocate(capacity: 1)
    state.initialize(to: State())
  }

  deinit {
    state.pointee.fields.deallocate()
    state.pointee.scratch.deallocate()
    state.deinitialize(count: 1)
    state.deallocate()
  }

  /// The number of fields.
  @inlinable var count: Int { state.pointee.count }

  /// The number of bytes of scratch memory in use.
  var scratchCount: Int { state.pointee.scratchCount }

  /// Starts a new record, whose fields are ranges of `input`.
  func begin(_ input: UnsafeBufferPointer<UInt8>) {
    clear()
    state.pointee.input = input
  }

  func clear() {
    state.pointee.count = 0
    state.pointee.scratchCount = 0
  }

  @inline(__always)
  func append(start: Int, length: Int) {
    if state.pointee.count == state.pointee.capacity { growFields() }
    (state.pointee.fields + state.pointee.count).initialize(to: Field(start: start, length: length))
    state.pointee.count += 1
  }

  /// Adds the field whose text occupies the scratch memory from `start` on.
  func appendScratch(from start: Int) {
    append(start: ~start, length: scratchCount - start)
  }

  /// Appends a range of input bytes to the scratch memory.
  func copyToScratch(_ range: Range<Int>) {
    if state.pointee.scratchCapacity - scratchCount < range.count { growScratch(by: range.count) }
    guard let base = state.pointee.input.baseAddress else { return }
    (state.pointee.scratch + scratchCount).update(
      from: base + range.lowerBound, count: range.count)
    state.pointee.scratchCount += range.count
  }

  @inlinable
  func bytes(_ i: Int) -> UnsafeBufferPointer<UInt8> {
    guard i >= 0, i < state.pointee.count else { return UnsafeBufferPointer(start: nil, count: 0) }
    let field = state.pointee.fields[i]
    if field.start < 0 {
      return UnsafeBufferPointer(start: state.pointee.scratch + ~field.start, count: field.length)
    }
    return UnsafeBufferPointer(
      rebasing: state.pointee.input[field.start..<field.start + field.length])
  }

  @inline(never)
  private func growFields() {
    let (fields, count) = (state.pointee.fields, state.pointee.count)
    let larger = UnsafeMutablePointer<Field>.allocate(capacity: state.pointee.capacity * 2)
    larger.moveInitialize(from: fields, count: count)
    fields.deallocate()
    state.pointee.fields = larger
    state.pointee.capacity *= 2
  }

  private func growScratch(by extra: Int) {
    let scratch = state.pointee.scratch
    let size = max(state.pointee.scratchCapacity * 2, scratchCount + extra)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
    larger.moveInitialize(from: scratch, count: scratchCount)
    scratch.deallocate()
    state.pointee.scratch = larger
    state.pointee.scratchCapacity = size
  }
}
