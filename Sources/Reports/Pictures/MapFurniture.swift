import Drawing
import Wording

/// The scale bar and the north arrow of a map.
extension MapPainter {
  /// Draws both in that lower corner of the map where they hide less, and keeps labels away from them. Returns the box
  /// of the bar.
  func drawFurniture(_ placer: inout LabelPlacer) -> PageBox {
    let metres = Self.roundLength(atMost: min(frame.box.width * 0.3, 130) * frame.metresPerPoint)
    let length = metres / frame.metresPerPoint
    let size = (width: length + 46, height: 34.0)
    let (left, right) = (frame.box.x + 6, frame.box.right - size.width - 6)
    let corners = [left, right].map {
      PageBox(
        x: $0, y: frame.box.bottom - size.height - 4, width: size.width, height: size.height)
    }
    let box = placer.cost(corners[1]) < placer.cost(corners[0]) ? corners[1] : corners[0]
    placer.take(box)
    canvas.fill(PagePath(box), Colour(0xFFFFFF, alpha: 0.85))
    drawArrow(PagePoint(box.x + 11, box.y + 4))
    let bar = PageBox(x: box.x + 28, y: box.y + 21, width: length, height: 3.6)
    drawBar(bar, metres)
    return bar
  }

  /// The largest of 1, 2 and 5 times a power of ten that is at most a length.
  static func roundLength(atMost metres: Double) -> Double {
    var power = 1.0
    while power * 10 <= metres { power *= 10 }
    return [5, 2, 1].map { $0 * power }.first { $0 <= metres } ?? power
  }

  private func drawBar(_ bar: PageBox, _ metres: Double) {
    canvas.fill(PagePath(bar), .white, border: MapPalette.ink, width: 0.7)
    var half = bar
    half.width /= 2
    canvas.fill(PagePath(half), MapPalette.ink)
    for (share, value) in [(0.0, 0.0), (0.5, metres / 2), (1, metres)] {
      let isLast = share == 1
      let text = Self.length(value, of: metres) + (isLast ? (metres < 1000 ? " m" : " km") : "")
      let block = TextBlock(text, TextStyle(7, MapPalette.ink), on: canvas)
      let place = bar.x + bar.width * share
      // The unit stands behind the figure, which keeps its place above the end of the bar.
      let figure = TextBlock(
        Self.length(value, of: metres), TextStyle(7, MapPalette.ink), on: canvas)
      block.draw(x: place - figure.width / 2, y: bar.y - block.height - 1)
    }
  }

  private static func length(_ metres: Double, of whole: Double) -> String {
    Decimals.text(whole < 1000 ? metres : metres / 1000, 2, keepingZeros: false)
  }

  private func drawArrow(_ tip: PagePoint) {
    var (left, right) = (PagePath(), PagePath())
    let (foot, notch) = (PagePoint(tip.x, tip.y + 13.5), 17.0)
    left.add([tip, foot, PagePoint(tip.x - 5, tip.y + notch)])
    right.add([tip, foot, PagePoint(tip.x + 5, tip.y + notch)])
    canvas.fill(left, MapPalette.ink, border: MapPalette.ink, width: 0.5)
    canvas.fill(right, .white, border: MapPalette.ink, width: 0.5)
    let letter = TextBlock(
      scene.words.say("N", "北"), TextStyle(7, MapPalette.ink, isBold: true), on: canvas)
    letter.draw(x: tip.x - letter.width / 2, y: tip.y + 17.5)
  }
}
