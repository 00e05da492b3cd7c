import Geodesy
import TextFormats

/// Which part of a study results are of.
public struct ResultPart: Sendable {
  /// The column of the tile, from 0 in the west.
  public let column: Int
  /// The row of the tile, from 0 in the south.
  public let row: Int
  /// How many columns, and rows, the grid has.
  public let count: Int
  /// The ground that the grid divides.
  public let extent: GroundBox
  /// From how far around the tile facilities were taken.
  public let margin: Length
  /// The index of each facility of the results among those of the whole study.
  public let facilities: [Int]
  /// The facilities that stand in the tile itself, by their indices among those of the results.
  public let ownFacilities: [Int]

  /// A part.
  public init(
    column: Int, row: Int, count: Int, extent: GroundBox, margin: Length,
    facilities: [Int], ownFacilities: [Int]
  ) {
    (self.column, self.row, self.count, self.extent) = (column, row, count, extent)
    (self.margin, self.facilities, self.ownFacilities) = (margin, facilities, ownFacilities)
  }

  /// What makes ids of one part different from those of the others: `0-2-`.
  package var prefix: String { "\(column)-\(row)-" }
}
