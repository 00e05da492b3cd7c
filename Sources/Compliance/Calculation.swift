import TextFormats
import Wording

/// A calculation on which a finding rests: its numbers, from which a sentence is made only when it is shown.
///
/// A type implements one of the two functions: `append` if a large check has millions of it, `text` otherwise.
public protocol Calculation: Sendable {
  /// The calculation in words.
  func text(_ language: Language) -> String
  /// Appends the calculation in words.
  func append(_ language: Language, to text: inout ByteBuffer)
}

extension Calculation {
  /// The calculation in words.
  public func text(_ language: Language) -> String {
    var buffer = ByteBuffer()
    append(language, to: &buffer)
    return buffer.withBytes { String(decoding: $0, as: UTF8.self) }
  }

  /// Appends the calculation in words.
  public func append(_ language: Language, to text: inout ByteBuffer) {
    text.append(self.text(language))
  }
}

/// A number of facilities that count: how many certainly do, and how many might.
struct CountCalculation: Calculation {
  let certain: Int
  let possible: Int

  func text(_ language: Language) -> String {
    language.pick(
      "\(certain) for certain, \(possible) possible", "确认\(certain)处，存疑\(possible)处")
  }
}

/// The share of the decided subjects that meet a clause, and the number of undecided subjects.
struct RateCalculation: Calculation {
  let met: Int
  let decided: Int
  let undecided: Int

  func text(_ language: Language) -> String {
    guard decided > 0 else { return "—" }
    return Message(
      en: "\(met)/\(decided), \(undecided) undecided", zh: "\(met)/\(decided)，待核实\(undecided)"
    ).text(language)
  }
}

/// The walk to the nearest facility that counts, and the limits for it. The limits in minutes and metres are nil
/// if they do not apply.
struct WalkCalculation: Calculation {
  let metres: Double
  let minutes: Double?
  let limitMetres: Double?
  let limitMinutes: Double?
  /// The area in square metres that counted, if an area is asked for.
  let area: Double?

  func append(_ language: Language, to text: inout ByteBuffer) {
    text.append("nearest ", "最近 ", in: language)
    appendWalk(language, to: &text)
  }

  /// Appends the walk and its limits, without saying to which facility it leads.
  func appendWalk(_ language: Language, to text: inout ByteBuffer) {
    Self.append(metres, limitMetres, to: &text)
    text.append(" m")
    if let minutes {
      text.append(" / ")
      Self.append(minutes, limitMinutes, to: &text)
      text.append(" min")
    }
    text.append(", limit ", "，限值 ", in: language)
    if let limitMetres {
      text.appendPlain(limitMetres)
      text.append(" m")
    }
    if let limitMinutes {
      text.append(" / ")
      text.appendPlain(limitMinutes)
      text.append(" min")
    }
    guard let area else { return }
    text.append(", ", "，面积 ", in: language)
    text.appendPlain(area)
    text.append(" m2")
  }

  private static func append(_ value: Double, _ limit: Double?, to text: inout ByteBuffer) {
    if let limit {
      text.append(NumberText.distinct(value, from: limit))
    } else {
      text.appendPlain(value)
    }
  }
}

/// The search for a facility that counts, if there is none within the search limit.
struct NothingFound: Calculation {
  func text(_ language: Language) -> String {
    Message(en: "none within the search limit", zh: "搜索范围内没有").text(language)
  }
}

/// Numbers as text for sentences about findings.
package enum NumberText {
  /// A number with at most four decimals and no trailing zeros.
  package static func plain(_ value: Double) -> String {
    let rounded = Amount.rounded(value)
    return rounded == rounded.rounded() && abs(rounded) < 1e15
      ? String(Int(rounded)) : String(rounded)
  }

  /// A number with as many decimals as show that it is not a certain other one, at least those of `plain`.
  package static func distinct(_ value: Double, from other: Double) -> String {
    let text = plain(value)
    guard value != other, text == plain(other) else { return text }
    for decimals in 5...9 {
      let (own, theirs) = (fixed(value, decimals), fixed(other, decimals))
      if own != theirs { return own }
    }
    return String(value)
  }

  /// A number with two decimals: 0.30.
  static func fixed(_ value: Double, _ decimals: Int = 2) -> String {
    var buffer = ByteBuffer()
    buffer.appendFixed(value, decimals: decimals)
    return buffer.withBytes { String(decoding: $0, as: UTF8.self) }
  }

  /// A number with its thousands separated: 68,400.
  static func grouped(_ value: Double) -> String {
    var buffer = ByteBuffer()
    buffer.appendGrouped(value)
    return buffer.withBytes { String(decoding: $0, as: UTF8.self) }
  }
}
