import CareModel
import TextFormats
import Wording

/// The parts of sentences about findings, of which a large check writes millions: they go into the buffer without a string
/// of their own.
extension ByteBuffer {
  /// Appends one of two literals.
  package mutating func append(
    _ english: StaticString, _ chinese: StaticString, in language: Language
  ) {
    append(language == .chinese ? chinese : english)
  }

  /// Appends a day in ISO 8601 format.
  mutating func append(_ date: CalendarDate) { append(date.description) }

  /// Appends a number with at most four decimals and no trailing zeros.
  package mutating func appendPlain(_ value: Double) {
    let rounded = Amount.rounded(value)
    if rounded == rounded.rounded(), abs(rounded) < 1e15 {
      appendInt(Int(rounded))
    } else {
      append(String(rounded))
    }
  }

  /// Appends a number as `appendPlain` does, with its thousands separated: 68,400.
  mutating func appendGrouped(_ value: Double) {
    let rounded = Amount.rounded(value)
    guard rounded.isFinite, abs(rounded) < 1e15 else { return append(String(rounded)) }
    let whole = Int(rounded.rounded(.towardZero))
    if rounded < 0, whole == 0 { append(UInt8(ascii: "-")) }
    appendThousands(whole)
    guard rounded != Double(whole) else { return }
    // The fraction is taken from the text, where it has no more digits than were rounded to.
    let text = String(rounded)
    if let point = text.firstIndex(of: ".") { append(String(text[point...])) }
  }

  private mutating func appendThousands(_ whole: Int) {
    guard abs(whole) >= 1000 else { return appendInt(whole) }
    appendThousands(whole / 1000)
    append(UInt8(ascii: ","))
    let rest = abs(whole % 1000)
    appendDigit(rest / 100)
    appendDigit(rest / 10 % 10)
    appendDigit(rest % 10)
  }

  private mutating func appendDigit(_ digit: Int) {
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit))
  }
}
