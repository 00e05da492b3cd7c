/// The part of one circle that other discs cover: intervals of directions, merged as they come.
///
/// Intervals wait until they are as many as those already merged; then they are sorted and merged with them. So m
/// intervals take O(m log m) time in whatever order they come, and a circle that is covered all round is soon known.
struct CircleCover: ~Copyable {
  /// A covered interval of directions and the discs on whose circles it begins and ends.
  struct Span: BitwiseCopyable {
    var start: Double
    var end: Double
    var startBy: Int32
    var endBy: Int32
  }

  /// Stands in for a disc where an interval is cut at direction 0.
  static let seam: Int32 = -1

  private var merged = Scratch<Span>()
  private var waiting = Scratch<Span>()
  private var spare = Scratch<Span>()
  private var limit = Self.firstLimit

  private static let firstLimit = 6

  /// Whether all of the circle is covered; up to date after `settle`.
  private(set) var isFull = false

  /// Forgets everything and keeps the memory.
  mutating func reset() {
    merged.removeAll()
    waiting.removeAll()
    limit = Self.firstLimit
    isFull = false
  }

  /// Covers everything.
  mutating func fill() { isFull = true }

  /// Adds what `disc` covers; true when that fills the circle.
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

  /// Merges what waits.
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

  /// Lengthens the last interval by one that begins in it or at its end, or starts a new one.
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
    for place in 1..<max(1, waiting.count) {
      let span = waiting[place]
      var free = place
      while free > 0, Self.precedes(span, waiting[free - 1]) {
        waiting[free] = waiting[free - 1]
        free -= 1
      }
      waiting[free] = span
    }
  }

  /// Calls `body` with the intervals that are left free: from where a cover ends to where the next one
  /// begins, the end above 4 where the interval passes direction 0. Not for circles without any cover.
  func forEachGap(_ body: (_ after: Span, _ before: Span) -> Void) {
    guard !isFull, merged.count > 0 else { return }
    for place in 1..<merged.count { body(merged[place - 1], merged[place]) }
    // A cover of direction 0 is cut there, and both halves are kept.
    if merged[0].startBy != Self.seam { body(merged[merged.count - 1], merged[0]) }
  }

  /// The direction in the middle of one of the intervals that are left free.
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
