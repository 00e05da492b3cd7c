import TextFormats
import Wording

/// A calculation on which a finding rests: its numbers, from which a sentence is made only when it is shown.
public protocol Calculation: Sendable {
  /// The calculation in words.
  func text(_ language: Language) -> String
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

  func text(_ language: Language) -> String { text(language, walkOnly: false) }

  /// The walk in words, as that to the nearest facility or, with `walkOnly`, to one that has been named.
  func text(_ language: Language, walkOnly: Bool) -> String {
    let walk = minutes.map { " / \(Self.number($0, limitMinutes)) min" } ?? ""
    let limit = limitMinutes.map { " / \(NumberText.plain($0)) min" } ?? ""
    let most = limitMetres.map { NumberText.plain($0) + " m" } ?? ""
    let size = area.map {
      Message(en: ", \(NumberText.plain($0)) m2", zh: "，面积 \(NumberText.plain($0)) m2")
    }
    let whose =
      walkOnly ? Message(en: "the walk to it", zh: "步行") : Message(en: "nearest", zh: "最近")
    return Message(
      en:
        "\(whose.english) \(Self.number(metres, limitMetres)) m\(walk), limit \(most)\(limit)\(size?.english ?? "")",
      zh:
        "\(whose.chinese) \(Self.number(metres, limitMetres)) m\(walk)，限值 \(most)\(limit)\(size?.chinese ?? "")"
    ).text(language)
  }

  private static func number(_ value: Double, _ limit: Double?) -> String {
    limit.map { NumberText.distinct(value, from: $0) } ?? NumberText.plain(value)
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
    let text = plain(value)
    let parts = text.split(separator: ".", maxSplits: 1)
    var whole = String(parts.first ?? "")
    var groups: [String] = []
    while whole.count > 3 {
      groups.insert(String(whole.suffix(3)), at: 0)
      whole = String(whole.dropLast(3))
    }
    let joined = ([whole] + groups).joined(separator: ",")
    return parts.count == 2 ? "\(joined).\(parts[1])" : joined
  }
}
