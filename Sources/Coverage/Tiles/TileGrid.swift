import Geodesy

/// The grid that divides a study into tiles.
///
/// A place belongs to exactly one tile: a column includes its western border but not its eastern one, a row its
/// southern border but not its northern one. The outermost tiles also have what lies outside the extent. The border of
/// a tile is not an edge of the data.
package struct TileGrid: Sendable {
  package let extent: GroundBox
  package let count: Int

  /// Whether a place belongs to a tile.
  package func contains(_ point: Coordinate, in tile: StudyTile) -> Bool {
    let box = box(of: tile)
    return point.longitude >= box.west && point.latitude >= box.south
      && (tile.column == count - 1 || point.longitude < box.east)
      && (tile.row == count - 1 || point.latitude < box.north)
  }

  /// The box of a tile; the box of an outermost tile also has everything outside the extent on that side.
  package func box(of tile: StudyTile) -> GroundBox {
    let line = { (number: Int, low: Double, high: Double, end: (Double, Double)) in
      number == 0
        ? end.0
        : number == count ? end.1 : low + (high - low) * (Double(number) / Double(count))
    }
    return GroundBox(
      west: line(tile.column, extent.west, extent.east, (-180, 180)),
      south: line(tile.row, extent.south, extent.north, (-90, 90)),
      east: line(tile.column + 1, extent.west, extent.east, (-180, 180)),
      north: line(tile.row + 1, extent.south, extent.north, (-90, 90)))
  }
}
