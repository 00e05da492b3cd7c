import TextFormats

extension Table {
  /// The same table, of which is known which system the geometries in the cells of a column name.
  ///
  /// The first geometry that names one tells; rows that name another are told when they are read.
  package func withCellSystem(_ column: Int?) -> Table {
    guard let column, !hasGeometry else { return self }
    let srid = first(in: column) { CellGeometry.read($0)?.srid }
    guard let srid else { return self }
    var known = self
    known.layer.cellSystem = "EPSG:\(srid)"
    return known
  }

  /// Whether one of the first cells of a column holds a whole place.
  package func holdsPlaces(in column: Int) -> Bool {
    first(in: column) { text in
      CellGeometry.read(text) != nil || CellPair.read(text) != nil ? true : nil
    } ?? false
  }

  /// So many rows are looked at.
  private static let mostRows = 1000

  /// The first thing that is found in the cells of a column.
  private func first<Found>(in column: Int, _ find: (String) -> Found?) -> Found? {
    withRows(of: whole) { cursor in
      for _ in 0..<Self.mostRows {
        do throws(CSVError) {
          guard try cursor.advance() else { return nil }
        } catch {
          // The row is told when it is read.
          if case .unterminatedQuote = error { return nil }
          continue
        }
        if let found = cursor.text(column).flatMap(find) { return found }
      }
      return nil
    }
  }
}
