import Coverage
import Drawing

/// The colours of maps: those of Okabe and Ito, which can be told apart with every kind of colour vision. Shapes
/// differ as well, and in grey the order from light to dark is undecided, covered, gap.
enum MapPalette {
  static let ink = Colour(0x222222)
  static let paleInk = Colour(0x5E5B55)
  static let line = Colour(0xC9C5BC)

  static let ground = Colour(0xFBFAF7)
  static let covered = Colour(0xCBE2F2)
  static let gap = Colour(0xFBEBD3)
  static let undecided = Colour(0xF0EEEA)
  static let hatch = Colour(0xC2BEB6)

  static let street = Colour(0xB5B0A6)
  static let water = Colour(0x7FB5CE)
  static let railway = Colour(0x8B877F)
  static let border = Colour(0x6B675F)

  static let coveredMark = Colour(0x0072B2)
  static let gapMark = Colour(0xD55E00)
  static let notAsked = Colour(0xB4B1AA)
  static let walk = Colour(0x882255)
  static let number = Colour(0x7A2E00)

  static func mark(_ verdict: Verdict) -> Colour {
    switch verdict {
    case .covered: coveredMark
    case .gap: gapMark
    case .indeterminate: .white
    case .notApplicable: notAsked
    }
  }
}
