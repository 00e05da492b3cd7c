/// The SplitMix64 generator of Steele, Lea and Flood (2014).
///
/// The sample must be identical to the byte on every machine and with every Swift release, so the
/// draws below are implemented here rather than taken from the standard library.
struct SplitMix64 {
  private var state: UInt64

  /// Makes a generator seeded by a name. Every part of the town has its own stream, so that a change to
  /// the streets, for example, does not move estates.
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

  /// A number in `0..<1` with 53 random bits.
  mutating func fraction() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A uniformly distributed number between `low` and `high`.
  mutating func between(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * fraction()
  }

  /// A uniformly distributed whole number in `low...high`.
  mutating func whole(_ low: Int, _ high: Int) -> Int {
    low + Int(next().multipliedFullWidth(by: UInt64(high - low + 1)).high)
  }

  /// True with the given probability.
  mutating func chance(_ probability: Double) -> Bool {
    fraction() < probability
  }

  /// One of the choices, all equally likely; `fallback` if there are none.
  mutating func pick<Element>(_ choices: [Element], else fallback: Element) -> Element {
    choices.isEmpty ? fallback : choices[whole(0, choices.count - 1)]
  }

  /// One of the words, all equally likely; empty if there are none.
  mutating func pick(_ words: [String]) -> String {
    pick(words, else: "")
  }

  /// The elements in random order (Fisher–Yates shuffle).
  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var result = elements
    for last in stride(from: result.count - 1, to: 0, by: -1) {
      result.swapAt(last, whole(0, last))
    }
    return result
  }
}
