/// How much of a study a page holds. What lies beyond is in the other files of the results; counts never change.
public struct PageLimits: Sendable {
  /// The number of estates that are drawn and can be clicked.
  public var drawn = 40_000
  /// The number of gap estates that are listed by name.
  public var listed = 20_000
  /// The number of units in the table of townships and communities.
  public var units = 3_000
  /// The number of facilities that are drawn.
  public var facilities = 20_000
  /// The number of corners and points of each drawn layer.
  public var points = 60_000
  /// The number of estates whose walks along the streets are drawn.
  public var walks = 20_000
  /// The number of points of all these walks.
  public var walkPoints = 400_000

  /// The limits that a browser on a small machine can handle.
  public init() {}
}
