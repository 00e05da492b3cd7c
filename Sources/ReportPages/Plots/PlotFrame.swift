import TextFormats
import Wording

/// The frame of a plot: where values lie in it, its axes with round numbers.
struct PlotFrame {
  static let width = 720.0
  static let height = 260.0
  static let left = 56.0
  static let right = 16.0
  static let top = 14.0
  static let bottom = 44.0

  let largestX: Double
  let largestY: Double

  func x(_ value: Double) -> Double {
    Self.left + value / largestX * (Self.width - Self.left - Self.right)
  }

  func y(_ value: Double) -> Double {
    Self.height - Self.bottom - value / largestY * (Self.height - Self.top - Self.bottom)
  }

  /// A step of 1, 2 or 5 times a power of ten that divides a range into at most a given number of parts.
  static func step(_ range: Double, parts: Double) -> Double {
    guard range > 0, range.isFinite else { return 1 }
    var power = 1.0
    while power * 10 < range / parts { power *= 10 }
    while power > range / parts { power /= 10 }
    return [1.0, 2, 5, 10].map { $0 * power }.first { range / $0 <= parts } ?? 10 * power
  }

  /// Opens a plot with a title that a screen reader reads.
  func open(_ title: Message, _ page: inout Markup) {
    page.raw("<svg class=\"plot\" role=\"img\" viewBox=\"0 0 720 260\"")
    page.attribute("aria-label", title)
    page.raw(">\n")
  }

  func close(_ page: inout Markup) { page.raw("</svg>\n") }

  /// Draws both axes with their numbers and titles.
  func axes(
    x titleX: Message, y titleY: Message, stepX: Double, decimalsX: Int = 0, decimalsY: Int = 0,
    _ page: inout Markup
  ) {
    let stepY = Self.step(largestY, parts: 5)
    for number in 0...Int((largestY / stepY).rounded(.down)) {
      let value = Double(number) * stepY
      line(Self.left, y(value), Self.width - Self.right, y(value), "grid", &page)
      text(Self.left - 6, y(value) + 4, "end", Decimals.text(value, decimalsY), &page)
    }
    for number in 0...Int((largestX / stepX).rounded(.down)) {
      let value = Double(number) * stepX
      line(
        x(value), Self.height - Self.bottom, x(value), Self.height - Self.bottom + 4, "axis", &page)
      text(
        x(value), Self.height - Self.bottom + 17, "middle", Decimals.text(value, decimalsX), &page)
    }
    line(Self.left, y(0), Self.width - Self.right, y(0), "axis", &page)
    label((Self.left + Self.width - Self.right) / 2, Self.height - 6, "middle", titleX, &page)
    label(4, 11, "start", titleY, &page)
  }

  func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ name: StaticString,
    _ page: inout Markup
  ) {
    shape("<line class=\"", name, [("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2)], &page)
  }

  func box(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ name: StaticString,
    _ page: inout Markup
  ) {
    shape(
      "<rect class=\"", name, [("x", x), ("y", y), ("width", width), ("height", height)], &page)
  }

  /// An element without content, with its class and its measures.
  private func shape(
    _ start: StaticString, _ name: StaticString, _ measures: [(StaticString, Double)],
    _ page: inout Markup
  ) {
    page.raw(start)
    page.raw(name)
    page.raw("\"")
    for (key, value) in measures { page.attribute(key, Decimals.text(value, 1)) }
    page.raw("/>\n")
  }

  func text(
    _ x: Double, _ y: Double, _ anchor: StaticString, _ words: String, _ page: inout Markup
  ) {
    label(x, y, anchor, Message(en: words, zh: words), &page)
  }

  func label(
    _ x: Double, _ y: Double, _ anchor: StaticString, _ words: Message, _ page: inout Markup
  ) {
    page.raw("<text text-anchor=\"")
    page.raw(anchor)
    page.raw("\"")
    page.attribute("x", Decimals.text(x, 1))
    page.attribute("y", Decimals.text(y, 1))
    page.content(words)
    page.raw("</text>\n")
  }
}
