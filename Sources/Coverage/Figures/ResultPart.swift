import Geodesy
import TextFormats

/// The part of a study that results cover.
public struct ResultPart: Sendable {
  /// The column of the tile, from 0 in the west.
  public let column: Int
  /// The row of the tile, from 0 in the south.
  public let row: Int
  /// The number of columns, which is also the number of rows, of the grid.
  public let count: Int
  /// The ground that the grid divides.
  public let extent: GroundBox
  /// How far around the tile facilities were taken into account.
  public let margin: Length
  /// The index, among the facilities of the whole study, of each facility of the results.
  public let facilities: [Int]
  /// The indices, among the facilities of the results, of those that stand in the tile itself.
  public let ownFacilities: [Int]

  /// Makes a part of a study that was cut into `count` by `count` tiles.
  public init(
    column: Int, row: Int, count: Int, extent: GroundBox, margin: Length,
    facilities: [Int], ownFacilities: [Int]
  ) {
    (self.column, self.row, self.count, self.extent) = (column, row, count, extent)
    (self.margin, self.facilities, self.ownFacilities) = (margin, facilities, ownFacilities)
  }

  /// A prefix that makes the ids of this part different from those of all other parts: `0-2-`.
  package var prefix: String { "\(column)-\(row)-" }
}
