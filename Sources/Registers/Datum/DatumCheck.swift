import CareModel
import Geodesy
import PlaneGeometry
import Wording

/// Looks for coordinates that were declared in the wrong system. It warns, and never converts.
public enum DatumCheck {
  /// The warnings for the tables of a study. Tables that the study does not have are nil.
  public static func issues(
    estates: LoadedTable<Estate>?, facilities: LoadedTable<Facility>?, boundary: MultiPolygon?
  ) -> [DataIssue] {
    let estates = estates.map(DatumLayer.all) ?? []
    let facilities = facilities.map(DatumLayer.all) ?? []
    let layers = estates + facilities
    return layers.compactMap(PlaceCheck.china)
      + (boundary.map { ground in layers.compactMap { PlaceCheck.boundary($0, ground) } } ?? [])
      + estates.flatMap { own in
        facilities.compactMap { LayerShift(estates: own, facilities: $0)?.issue }
      }
  }
}

extension DatumLayer {
  /// The layers of an input: one for each file with points, since the system of each file is declared separately.
  fileprivate static func all<Row: RegisterRow>(_ table: LoadedTable<Row>) -> [DatumLayer] {
    table.sources.indices.map { DatumLayer(table, source: $0) }.filter { !$0.points.isEmpty }
  }

  private init<Row: RegisterRow>(_ table: LoadedTable<Row>, source: Int) {
    let own = table.rowOrigins.rows(of: source)
    var rows: [Int] = []
    var points: [Coordinate] = []
    points.reserveCapacity(own.count)
    for row in own {
      guard let point = table.rows[row].anchor else { continue }
      points.append(point)
      rows.append(row)
    }
    let kept = rows
    let info = table.sources[source]
    self.init(
      file: info.name, crs: info.crs ?? .wgs84, points: points,
      name: { table.rows[kept[$0]].name }, line: { table.lines[kept[$0]] })
  }
}
