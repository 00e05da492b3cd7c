import TextFormats

extension Table {
  /// The same table with the system that the geometries in the cells of a column name.
  ///
  /// The first geometry that names a system decides; rows that name another are reported when they are read.
  package func withCellSystem(_ column: Int?) -> Table {
    guard let column, !hasGeometry else { return self }
    let srid = first(in: column) { CellGeometry.read($0)?.srid }
    guard let srid else { return self }
    var known = self
    known.layer.cellSystem = "EPSG:\(srid)"
    return known
  }

  /// Whether one of the first cells of a column contains a whole location.
  package func holdsPlaces(in column: Int) -> Bool {
    first(in: column) { text in
      CellGeometry.read(text) != nil || CellPair.read(text) != nil ? true : nil
    } ?? false
  }

  /// The number of rows that are examined.
  private static let mostRows = 1000

  /// The first result that is not nil for the cells of a column.
  private func first<Found>(in column: Int, _ find: (String) -> Found?) -> Found? {
    withRows(of: whole) { cursor in
      for _ in 0..<Self.mostRows {
        do throws(CSVError) {
          guard try cursor.advance() else { return nil }
        } catch {
          // The row is reported when it is read.
          if case .unterminatedQuote = error { return nil }
          continue
        }
        if let found = cursor.text(column).flatMap(find) { return found }
      }
      return nil
    }
  }
}
