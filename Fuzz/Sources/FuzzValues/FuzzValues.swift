@testable import Tables
import CareModel
import FuzzSupport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads the input as the cell of every kind of value.
///
/// What is read has to be sane: the bounds in order, counts and areas not negative, years in range.
private func fuzzValues(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  checkNumbers(text)
  checkWords(text)
  return 0
}

private func checkNumbers(_ text: String) {
  if let area = Quantities.area(text).value {
    precondition(area.lower.squareMetres >= 0)
    if let upper = area.upper { precondition(upper.squareMetres > 0 && area.lower <= upper) }
  }
  if let count = Quantities.count(text).value { precondition((0...1_000_000_000).contains(count)) }
  if let years = Years.range(text) {
    for year in [years.earliest, years.latest].compactMap({ $0 }) {
      precondition((1790...2110).contains(year))
    }
  }
  if let date = Quantities.date(text).value { precondition((1...9999).contains(date.year)) }
  _ = Header(text).names
  _ = Header(text).declaredCRS
}

private func checkWords(_ text: String) {
  _ = Words.flag(text)
  _ = Words.rosterFlag(text)
  _ = Words.setting(text)
  _ = Words.handover(text)
  _ = Words.status(text)
  _ = Kinds.kind(text, level: text)
  _ = Stars.rating(text)
  _ = CellGeometry.read(text)
  precondition(Services.list(text).allSatisfy { !$0.isEmpty })
  _ = Delimiter(text)
}

@main enum FuzzValues {
  static func main() {
    exit(fuzz { fuzzValues($0, $1) })
  }
}
