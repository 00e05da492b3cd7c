/// The part of one circle that other discs cover, as merged intervals of directions.
///
/// New intervals are collected until there are as many as merged ones; then they are sorted and merged
/// with them. Adding m intervals therefore takes O(m log m) time in any order, and a circle that is
/// fully covered is recognised early.
struct CircleCover: ~Copyable {
  /// A covered interval of directions, and the discs whose circles bound it.
  struct Span: BitwiseCopyable {
    var start: Double
    var end: Double
    var startBy: Int32
    var endBy: Int32
  }

  /// The value in place of a disc where an interval is cut at direction 0.
  static let seam: Int32 = -1

  private var merged = Scratch<Span>()
  private var waiting = Scratch<Span>()
  private var spare = Scratch<Span>()
  private var limit = Self.firstLimit

  private static let firstLimit = 6

  /// Whether the whole circle is covered. Only up to date after `settle`.
  private(set) var isFull = false

  /// Removes all intervals but keeps the memory.
  mutating func reset() {
    merged.removeAll()
    waiting.removeAll()
    limit = Self.firstLimit
    isFull = false
  }

  /// Marks the whole circle as covered.
  mutating func fill() { isFull = true }

  /// Adds the interval that `disc` covers; returns whether the circle is known to be fully covered.
  @inline(__always)
  mutating func add(_ crossing: CircleCrossing, by disc: Int32) -> Bool {
    let start = Turn.of(crossing.start)
    let end = Turn.of(crossing.end)
    if start <= end {
      waiting.append(Span(start: start, end: end, startBy: disc, endBy: disc))
    } else {
      waiting.append(Span(start: start, end: Turn.full, startBy: disc, endBy: Self.seam))
      waiting.append(Span(start: 0, end: end, startBy: Self.seam, endBy: disc))
    }
    if waiting.count >= limit { settle() }
    return isFull
  }

  /// Merges the waiting intervals.
  mutating func settle() {
    guard waiting.count > 0, !isFull else { return }
    sortWaiting()
    spare.removeAll()
    var (old, new) = (0, 0)
    while old < merged.count || new < waiting.count {
      if new == waiting.count
        || (old < merged.count && Self.precedes(merged[old], waiting[new]))
      {
        take(merged[old])
        old += 1
      } else {
        take(waiting[new])
        new += 1
      }
    }
    swap(&merged, &spare)
    waiting.removeAll()
    limit = max(Self.firstLimit, merged.count)
    isFull = merged.count == 1 && merged[0].start <= 0 && merged[0].end >= Turn.full
  }

  /// Extends the last interval by one that begins in it or at its end; otherwise appends the new one.
  @inline(__always)
  private mutating func take(_ span: Span) {
    let last = spare.count - 1
    guard last >= 0, span.start <= spare[last].end else { return spare.append(span) }
    var longer = spare[last]
    if span.end > longer.end || (span.end == longer.end && span.endBy < longer.endBy) {
      longer.end = span.end
      longer.endBy = span.endBy
      spare[last] = longer
    }
  }

  @inline(__always)
  private static func precedes(_ a: Span, _ b: Span) -> Bool {
    a.start < b.start || (a.start == b.start && a.startBy < b.startBy)
  }

  private mutating func sortWaiting() {
    guard waiting.count <= 32 else { return waiting.sort(by: Self.precedes) }
    for index in 1..<max(1, waiting.count) {
      let span = waiting[index]
      var free = index
      while free > 0, Self.precedes(span, waiting[free - 1]) {
        waiting[free] = waiting[free - 1]
        free -= 1
      }
      waiting[free] = span
    }
  }

  /// Calls `body` for each free interval with the covered intervals before and after it.
  ///
  /// The last free interval passes through direction 0 unless that is covered. Does nothing for a
  /// circle that is fully covered or not covered at all.
  func forEachGap(_ body: (_ after: Span, _ before: Span) -> Void) {
    guard !isFull, merged.count > 0 else { return }
    for index in 1..<merged.count { body(merged[index - 1], merged[index]) }
    // A covered interval that includes direction 0 is stored as two halves, without a gap between them.
    if merged[0].startBy != Self.seam { body(merged[merged.count - 1], merged[0]) }
  }

  /// The direction in the middle of one of the free intervals.
  var middleOfFirstGap: Double {
    guard merged.count > 0 else { return 0 }
    let first = merged[0]
    if first.startBy == Self.seam || first.start <= 0 {
      return (first.end + (merged.count > 1 ? merged[1].start : Turn.full)) / 2
    }
    let middle = (merged[merged.count - 1].end + first.start + Turn.full) / 2
    return middle < Turn.full ? middle : middle - Turn.full
  }

  /// Whether nothing is covered.
  var isEmpty: Bool { merged.count == 0 && !isFull }
}
