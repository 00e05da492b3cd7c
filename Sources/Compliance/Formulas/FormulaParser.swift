import CareModel
import TextFormats
import Wording

/// Reads expressions by recursive descent, within the limits of `Formula`.
struct FormulaParser {
  private let tokens: [FormulaToken]
  private var position = 0
  private var parts = 0
  private var depth = 0

  init(_ text: String) throws(FormulaFault) {
    guard text.count <= Formula.mostCharacters else { throw .tooLarge }
    tokens = try FormulaToken.tokens(of: text)
  }

  mutating func whole() throws(FormulaFault) -> Formula.Part {
    let part = try sum()
    if let token = next { throw .unexpected(token.text) }
    return part
  }

  private var next: FormulaToken? { tokens.indices.contains(position) ? tokens[position] : nil }

  /// Takes the next token if it is the given sign.
  private mutating func take(_ sign: String) -> Bool {
    guard case .sign(sign)? = next else { return false }
    position += 1
    return true
  }

  private mutating func made(_ part: Formula.Part) throws(FormulaFault) -> Formula.Part {
    parts += 1
    guard parts <= Formula.mostParts else { throw .tooLarge }
    return part
  }

  private mutating func sum() throws(FormulaFault) -> Formula.Part {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Formula.greatestDepth else { throw .tooLarge }
    var left = try product()
    while true {
      if take("+") {
        left = try made(.sum(left, try product()))
      } else if take("-") {
        left = try made(.difference(left, try product()))
      } else {
        return left
      }
    }
  }

  private mutating func product() throws(FormulaFault) -> Formula.Part {
    var left = try single()
    while true {
      if take("*") {
        left = try made(.product(left, try single()))
      } else if take("/") {
        left = try made(.quotient(left, try single()))
      } else {
        return left
      }
    }
  }

  private mutating func single() throws(FormulaFault) -> Formula.Part {
    guard let token = next else { throw .endsEarly }
    position += 1
    switch token {
    case .quantity(let quantity, let text): return try made(.quantity(quantity, text: text))
    case .name(let name):
      if name == "min", take("(") { return try made(.least(try list())) }
      if name == "max", take("(") { return try made(.greatest(try list())) }
      return try made(.name(name))
    case .sign("("):
      let inner = try sum()
      guard take(")") else { throw .endsEarly }
      return inner
    case .sign(let sign): throw .unexpected(sign)
    }
  }

  private mutating func list() throws(FormulaFault) -> [Formula.Part] {
    var parts = [try sum()]
    while take(",") { parts.append(try sum()) }
    guard take(")") else { throw .endsEarly }
    return parts
  }
}

/// A token of an expression.
enum FormulaToken {
  case quantity(Quantity, text: String)
  case name(String)
  case sign(String)

  var text: String {
    switch self {
    case .quantity(_, let text), .name(let text), .sign(let text): text
    }
  }

  /// The tokens of a text. A name that starts with a digit or has other signs stands in 「」.
  static func tokens(of text: String) throws(FormulaFault) -> [FormulaToken] {
    var tokens: [FormulaToken] = []
    var rest = Substring(text)
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if let sign = signs[first] {
        tokens.append(.sign(sign))
        rest.removeFirst()
      } else if first == "「" {
        guard let end = rest.firstIndex(of: "」") else { throw .endsEarly }
        tokens.append(.name(String(rest[rest.index(after: rest.startIndex)..<end])))
        rest = rest[rest.index(after: end)...]
      } else if first.isASCII, first.isNumber {
        tokens.append(try quantity(&rest))
      } else if first.isLetter {
        let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        tokens.append(.name(String(word)))
        rest = rest.dropFirst(word.count)
      } else {
        throw .unexpected(String(first))
      }
    }
    return tokens
  }

  private static let signs: [Character: String] = [
    "+": "+", "-": "-", "−": "-", "*": "*", "×": "*", "/": "/", "÷": "/", "(": "(", ")": ")",
    "（": "(", "）": ")", ",": ",", "，": ",",
  ]

  /// The units of literals, the longest first.
  private static let units: [(word: String, factor: Double, dimension: Dimension)] = [
    ("万元", 1e4, .yuan), ("yuan", 1, .yuan), ("元", 1, .yuan), ("m2", 1, .area), ("㎡", 1, .area),
    ("亩", 2000.0 / 3, .area), ("%", 0.01, .number), ("％", 0.01, .number), ("‰", 0.001, .number),
  ]

  private static func quantity(_ rest: inout Substring) throws(FormulaFault) -> FormulaToken {
    let digits = rest.prefix { ($0.isASCII && $0.isNumber) || $0 == "." }
    rest = rest.dropFirst(digits.count)
    var number = String(digits)
    guard let value = number.withUTF8({ DecimalParser.double($0) }) else {
      throw .unexpected(String(digits))
    }
    let unit = rest.drop(while: \.isWhitespace)
    guard let (word, factor, dimension) = units.first(where: { unit.hasPrefix($0.word) }) else {
      return .quantity(Quantity(value), text: number)
    }
    rest = unit.dropFirst(word.count)
    let exact = (value * factor * 1e9).rounded() / 1e9
    return .quantity(Quantity(exact, dimension), text: number + (word == "yuan" ? " yuan" : word))
  }
}

extension FormulaFault {
  fileprivate static let tooLarge = FormulaFault(
    message: Message(
      en:
        "the formula is too large: at most \(Formula.mostCharacters) characters, \(Formula.mostParts) parts and "
        + "\(Formula.greatestDepth) levels of brackets",
      zh: "公式过大：最多\(Formula.mostCharacters)个字符、\(Formula.mostParts)项、\(Formula.greatestDepth)层括号"))
  fileprivate static let endsEarly = FormulaFault(
    message: Message(
      en: "the formula ends early: a number, a name or a bracket is missing",
      zh: "公式不完整：缺少数值、字段名或括号"))

  fileprivate static func unexpected(_ text: String) -> FormulaFault {
    FormulaFault(
      message: Message(
        en:
          "\(text) is not expected here; a formula has numbers, names, + - × ÷, brackets, min and max",
        zh: "此处不应有“\(text)”；公式只含数值、字段名、+、-、×、÷、括号、min、max"))
  }
}
