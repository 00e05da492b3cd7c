/// Whatever in a font is not as expected: such a font stays as it is.
struct UnknownFont: Error {}

/// A font in Compact Font Format (Adobe Technical Note 5176), as far as it takes to find the subroutines that its glyphs
/// do not use.
///
/// Cairo 1.16 embeds only the glyphs of a text, but it gives up on leaving out subroutines as soon as one glyph uses a
/// subroutine with hints that another glyph has used before. Then a page of English can carry all 30,000 subroutines of a
/// Chinese font, a megabyte.
struct CompactFont {
  private var bytes: [UInt8]
  private let globals: [Range<Int>]
  private let locals: [[Range<Int>]]
  private let glyphs: [Range<Int>]
  /// Which of `locals` each glyph uses.
  private let selection: [UInt8]

  /// The font with every byte of unused subroutines the same, so that they take no room when they are packed.
  ///
  /// Numbers and places stay what they are.
  static func slimmed(_ bytes: [UInt8]) throws(UnknownFont) -> [UInt8] {
    var font = try CompactFont(bytes)
    try font.blankUnused()
    return font.bytes
  }

  private init(_ bytes: [UInt8]) throws(UnknownFont) {
    let reader = FontReader(bytes)
    let names = try reader.index(at: Int(try reader.byte(2)))
    let tops = try reader.index(at: names.end)
    let strings = try reader.index(at: tops.end)
    globals = try reader.index(at: strings.end).entries
    guard let first = tops.entries.first else { throw UnknownFont() }
    let top = try reader.dictionary(first)
    guard let charstrings = top[.charstrings]?.last, let fonts = top[.fontArray]?.last,
      let select = top[.fontSelect]?.last
    else { throw UnknownFont() }
    glyphs = try reader.index(at: charstrings).entries
    selection = try reader.selection(at: select, of: glyphs.count)
    var locals: [[Range<Int>]] = []
    for font in try reader.index(at: fonts).entries {
      locals.append(try Self.subroutines(of: try reader.dictionary(font), reader))
    }
    self.locals = locals
    self.bytes = bytes
  }

  private static func subroutines(
    of font: [FontKey: [Int]], _ reader: FontReader
  ) throws(UnknownFont) -> [Range<Int>] {
    guard let place = font[.private], place.count == 2 else { throw UnknownFont() }
    let (size, start) = (place[0], place[1])
    guard size >= 0, start >= 0, size <= reader.count, start <= reader.count - size else {
      throw UnknownFont()
    }
    let own = try reader.dictionary(start..<start + size)
    guard let offset = own[.subroutines]?.last else { return [] }
    guard offset.magnitude <= reader.count else { throw UnknownFont() }
    return try reader.index(at: start + offset).entries
  }

  private mutating func blankUnused() throws(UnknownFont) {
    var trace = SubroutineTrace(bytes, globals: globals, locals: locals)
    for (glyph, charstring) in glyphs.enumerated() {
      try trace.run(charstring, font: Int(selection[glyph]))
    }
    blank(globals, trace.usedGlobals)
    for (font, subroutines) in locals.enumerated() { blank(subroutines, trace.usedLocals[font]) }
  }

  private mutating func blank(_ subroutines: [Range<Int>], _ isUsed: [Bool]) {
    for (number, place) in subroutines.enumerated() where !isUsed[number] {
      for index in place { bytes[index] = Charstring.return }
    }
  }
}

/// The keys of dictionaries that are looked for.
enum FontKey: Int {
  case charstrings = 17
  case `private` = 18
  case subroutines = 19
  // Keys of two bytes, of which the first is 12.
  case fontArray = 0x0C24
  case fontSelect = 0x0C25
}

/// The bytes of a font, none of which is read unless it is there.
struct FontReader {
  private let bytes: [UInt8]
  var count: Int { bytes.count }

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func byte(_ place: Int) throws(UnknownFont) -> UInt8 {
    guard bytes.indices.contains(place) else { throw UnknownFont() }
    return bytes[place]
  }

  /// A number of at most four bytes, the highest first.
  func number(at place: Int, size: Int) throws(UnknownFont) -> Int {
    guard place >= 0, place <= bytes.count - size else { throw UnknownFont() }
    return bytes[place..<place + size].reduce(0) { $0 << 8 | Int($1) }
  }

  /// The entries of an index, and where it ends.
  func index(at place: Int) throws(UnknownFont) -> (entries: [Range<Int>], end: Int) {
    let count = try number(at: place, size: 2)
    guard count > 0 else { return ([], place + 2) }
    let size = Int(try byte(place + 2))
    guard (1...4).contains(size) else { throw UnknownFont() }
    let base = place + 2 + (count + 1) * size
    var (entries, last): ([Range<Int>], Int) = ([], base + (try number(at: place + 3, size: size)))
    entries.reserveCapacity(count)
    for entry in 1...count {
      let next = base + (try number(at: place + 3 + entry * size, size: size))
      guard last > base, next >= last, next <= bytes.count else { throw UnknownFont() }
      entries.append(last..<next)
      last = next
    }
    return (entries, last)
  }

  /// The whole numbers of a dictionary by their keys, as far as they are known; a number with a fraction counts as 0.
  func dictionary(_ place: Range<Int>) throws(UnknownFont) -> [FontKey: [Int]] {
    var (found, operands): ([FontKey: [Int]], [Int]) = ([:], [])
    var at = place.lowerBound
    while at < place.upperBound {
      let first = Int(try byte(at))
      switch first {
      case 0...21:
        let isLong = first == 12
        let key = isLong ? first << 8 | Int(try byte(at + 1)) : first
        if let key = FontKey(rawValue: key) { found[key] = operands }
        operands = []
        at += isLong ? 2 : 1
      case 30:
        at += 1
        while try !endsFraction(at) { at += 1 }
        at += 1
        operands.append(0)
      case 29:
        operands.append(Int(Int32(truncatingIfNeeded: try number(at: at + 1, size: 4))))
        at += 5
      default:
        let (value, size) = try Charstring.number(first, self, at: at)
        operands.append(value)
        at += size
      }
    }
    return found
  }

  private func endsFraction(_ place: Int) throws(UnknownFont) -> Bool {
    let pair = try byte(place)
    return pair & 15 == 15 || pair >> 4 == 15
  }

  /// The number of the font of each glyph.
  func selection(at place: Int, of glyphs: Int) throws(UnknownFont) -> [UInt8] {
    var fonts = [UInt8](repeating: 0, count: glyphs)
    switch try byte(place) {
    case 0: for glyph in 0..<glyphs { fonts[glyph] = try byte(place + 1 + glyph) }
    case 3:
      let count = try number(at: place + 1, size: 2)
      for range in 0..<count {
        let at = place + 3 + 3 * range
        let (start, end) = (try number(at: at, size: 2), try number(at: at + 3, size: 2))
        let font = try byte(at + 2)
        for glyph in start..<max(start, min(end, glyphs)) { fonts[glyph] = font }
      }
    default: throw UnknownFont()
    }
    return fonts
  }
}
