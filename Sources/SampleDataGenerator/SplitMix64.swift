/// The SplitMix64 generator of Steele, Lea and Flood (2014).
///
/// The sample must come out byte for byte the same on every machine and with every Swift release,
/// so the draws below are written out here instead of being taken from the standard library.
struct SplitMix64 {
  private var state: UInt64

  /// A stream of its own for every part of the town: a change to the streets moves no estate.
  init(stream: String) {
    state = stream.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// The next 64 random bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// A number in `0 ..< 1`, with 53 random bits.
  mutating func fraction() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A number between `low` and `high`.
  mutating func between(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * fraction()
  }

  /// A whole number in `low ... high`.
  mutating func whole(_ low: Int, _ high: Int) -> Int {
    low + Int(next().multipliedFullWidth(by: UInt64(high - low + 1)).high)
  }

  /// True with the given probability.
  mutating func chance(_ probability: Double) -> Bool {
    fraction() < probability
  }

  /// One of the choices, all equally likely; `fallback` where there is none.
  mutating func pick<Element>(_ choices: [Element], else fallback: Element) -> Element {
    choices.isEmpty ? fallback : choices[whole(0, choices.count - 1)]
  }

  /// One of the words, all equally likely.
  mutating func pick(_ words: [String]) -> String {
    pick(words, else: "")
  }

  /// The elements in random order (Fisher and Yates).
  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var result = elements
    for last in stride(from: result.count - 1, to: 0, by: -1) {
      result.swapAt(last, whole(0, last))
    }
    return result
  }
}
