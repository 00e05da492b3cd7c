/// What charstrings of the second type consist of (Adobe Technical Note 5177).
enum Charstring {
  /// The operator that ends a subroutine.
  static let `return`: UInt8 = 11

  /// The number that begins with a byte of at least 28, as charstrings and dictionaries write it alike, and its size.
  static func number(
    _ first: Int, _ reader: FontReader, at place: Int
  ) throws(UnknownFont) -> (value: Int, size: Int) {
    switch first {
    case 28: return (Int(Int16(truncatingIfNeeded: try reader.number(at: place + 1, size: 2))), 3)
    case 32...246: return (first - 139, 1)
    case 247...250: return ((first - 247) * 256 + Int(try reader.byte(place + 1)) + 108, 2)
    case 251...254: return (-(first - 251) * 256 - Int(try reader.byte(place + 1)) - 108, 2)
    default: throw UnknownFont()
    }
  }

  /// What is added to a number on the stack to make it the number of a subroutine.
  static func bias(_ count: Int) -> Int { count < 1240 ? 107 : count < 33_900 ? 1131 : 32_768 }
}

/// Follows the charstrings of glyphs, and notes which subroutines they call.
///
/// Every call is followed, however often a subroutine was called before: what it does to the count of hints decides how
/// many bytes the next mask has.
struct SubroutineTrace {
  private let reader: FontReader
  private let globals: [Range<Int>]
  private let locals: [[Range<Int>]]
  private(set) var usedGlobals: [Bool]
  private(set) var usedLocals: [[Bool]]
  /// The numbers on the stack; nil for one with a fraction.
  private var stack: [Int?] = []
  private var hints = 0
  private static let deepest = 10

  init(_ bytes: [UInt8], globals: [Range<Int>], locals: [[Range<Int>]]) {
    (reader, self.globals, self.locals) = (FontReader(bytes), globals, locals)
    usedGlobals = [Bool](repeating: false, count: globals.count)
    usedLocals = locals.map { [Bool](repeating: false, count: $0.count) }
  }

  /// Follows the charstring of a glyph.
  mutating func run(_ charstring: Range<Int>, font: Int) throws(UnknownFont) {
    guard locals.indices.contains(font) else { throw UnknownFont() }
    (stack, hints) = ([], 0)
    _ = try follow(charstring, font, depth: 0)
  }

  /// Follows a charstring or subroutine; returns whether the glyph ends there.
  private mutating func follow(
    _ place: Range<Int>, _ font: Int, depth: Int
  ) throws(UnknownFont) -> Bool {
    guard depth <= Self.deepest else { throw UnknownFont() }
    var at = place.lowerBound
    while at < place.upperBound {
      let first = Int(try reader.byte(at))
      switch first {
      case 28, 32...254:
        let (value, size) = try Charstring.number(first, reader, at: at)
        stack.append(value)
        at += size
      case 255:
        stack.append(nil)
        at += 5
      case 10, 29:
        at += 1
        if try call(isGlobal: first == 29, font, depth) { return true }
      case 11: return false
      case 14: return true
      default: at += try size(ofOperator: first, at: at)
      }
      guard stack.count <= 513 else { throw UnknownFont() }
    }
    return false
  }

  private mutating func call(
    isGlobal: Bool, _ font: Int, _ depth: Int
  ) throws(UnknownFont) -> Bool {
    let all = isGlobal ? globals : locals[font]
    guard let top = stack.popLast(), let value = top else { throw UnknownFont() }
    let number = value + Charstring.bias(all.count)
    guard all.indices.contains(number) else { throw UnknownFont() }
    if isGlobal { usedGlobals[number] = true } else { usedLocals[font][number] = true }
    return try follow(all[number], font, depth: depth + 1)
  }

  /// Does what an operator does to stack and hints; returns its size with the mask that follows it.
  private mutating func size(ofOperator code: Int, at place: Int) throws(UnknownFont) -> Int {
    defer { stack.removeAll(keepingCapacity: true) }
    switch code {
    case 1, 3, 18, 23:
      hints += stack.count / 2
      return 1
    case 19, 20:
      hints += stack.count / 2
      return 1 + (hints + 7) / 8
    case 4...8, 21, 22, 24...27, 30, 31: return 1
    // Curves of two bytes; arithmetic, which no font of today has, is not followed.
    case 12 where (34...37).contains(try reader.byte(place + 1)): return 2
    default: throw UnknownFont()
    }
  }
}
