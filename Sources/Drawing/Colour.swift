import CCairo

/// A colour, opaque unless it says otherwise.
public struct Colour: Hashable, Sendable {
  let red: Double
  let green: Double
  let blue: Double
  let alpha: Double

  /// A colour from a number such as 0xD55E00.
  public init(_ rgb: UInt32, alpha: Double = 1) {
    red = Double(rgb >> 16 & 255) / 255
    green = Double(rgb >> 8 & 255) / 255
    blue = Double(rgb & 255) / 255
    self.alpha = alpha
  }

  /// White, the colour of an empty page.
  public static let white = Colour(0xFFFFFF)

  var value: cc_colour { cc_colour(red: red, green: green, blue: blue, alpha: alpha) }
}
