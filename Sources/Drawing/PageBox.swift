/// A place on a page, in points of 1/72 inch from its upper left corner.
public struct PagePoint: Hashable, Sendable {
  /// The distance from the left edge of the page in points.
  public var x: Double
  /// The distance from the upper edge of the page in points.
  public var y: Double

  /// A place on a page.
  public init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }
}

/// A box on a page, in points.
public struct PageBox: Hashable, Sendable {
  /// The left edge, in points from the left of the page.
  public var x: Double
  /// The upper edge, in points from the top of the page.
  public var y: Double
  /// The width of the box in points.
  public var width: Double
  /// The height of the box in points.
  public var height: Double

  /// A box by its upper left corner and its size.
  public init(x: Double, y: Double, width: Double, height: Double) {
    (self.x, self.y, self.width, self.height) = (x, y, width, height)
  }

  /// The right edge, in points from the left of the page.
  public var right: Double { x + width }
  /// The lower edge, in points from the top of the page.
  public var bottom: Double { y + height }
  /// The middle of the box.
  public var middle: PagePoint { PagePoint(x + width / 2, y + height / 2) }

  /// The box with a margin taken off each side, or added if it is negative.
  public func inset(_ margin: Double) -> PageBox {
    PageBox(
      x: x + margin, y: y + margin, width: max(0, width - 2 * margin),
      height: max(0, height - 2 * margin))
  }

  /// Whether two boxes have more than an edge in common.
  public func overlaps(_ other: PageBox) -> Bool {
    x < other.right && other.x < right && y < other.bottom && other.y < bottom
  }

  /// Whether a place lies in the box or on its edge.
  public func contains(_ point: PagePoint) -> Bool {
    point.x >= x && point.x <= right && point.y >= y && point.y <= bottom
  }

  /// Whether another box lies wholly inside.
  public func contains(_ other: PageBox) -> Bool {
    other.x >= x && other.right <= right && other.y >= y && other.bottom <= bottom
  }
}
