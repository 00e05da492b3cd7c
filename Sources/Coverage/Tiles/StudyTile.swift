/// A tile of a grid of `count` by `count` tiles over a study's ground.
public struct StudyTile: Hashable, Sendable {
  /// The column, from 0 in the west.
  public let column: Int
  /// The row, from 0 in the south.
  public let row: Int
  /// The number of columns, which is also the number of rows, of the grid.
  public let count: Int

  /// The largest number of columns that a grid can have.
  public static let most = 1000

  /// A tile of a grid; nil unless `0 <= column, row < count <= 1000`.
  public init?(column: Int, row: Int, of count: Int) {
    guard (1...Self.most).contains(count), (0..<count).contains(column), (0..<count).contains(row)
    else { return nil }
    (self.column, self.row, self.count) = (column, row, count)
  }

  /// Reads `x/y/n`, such as `0/2/3`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, let column = Int(parts[0]), let row = Int(parts[1]),
      let count = Int(parts[2])
    else { return nil }
    self.init(column: column, row: row, of: count)
  }

  /// Whether this is the tile in the south-western corner, which also has everything without a location.
  package var isFirst: Bool { column == 0 && row == 0 }
}
